import { ApiError } from "../../errors.ts";
import { sha256 } from "../../lib/hash.ts";
import type { Http } from "./visit.ts";

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0f6a5f"/><path d="M4 22h24M8 22v-4a8 8 0 0 1 16 0v4M16 10v12M12 11.5V22M20 11.5V22" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"/></svg>`;

const types = {
  "page.css": "text/css; charset=utf-8",
  "page.js": "text/javascript; charset=utf-8",
  "htmx.js": "text/javascript; charset=utf-8",
  "icon.svg": "image/svg+xml",
} as const;
type FileName = keyof typeof types;
type Asset = { path: string; type: string; text: string };

export type Assets = Record<FileName, Asset>;

let loaded: Promise<Assets> | undefined;

/**
 * The pages' own files, loaded when the first page is asked for: a call of the API needs none of them. The address names
 * the content, so a browser keeps each for good and never a stale one.
 */
export function loadAssets(): Promise<Assets> {
  loaded ??= makeAssets();
  return loaded;
}

async function makeAssets(): Promise<Assets> {
  const [style, scripts, htmx] = await Promise.all([
    Promise.all([
      import("./style/frame.css"),
      import("./style/parts.css"),
      import("./style/controls.css"),
      import("./style/tables.css"),
      import("./style/details.css"),
      import("./style/editor.css"),
      import("./style/narrow.css"),
    ]),
    Promise.all([import("./page.client.js"), import("./editor.client.js")]),
    import("htmx.org/dist/htmx.min.js"),
  ]);
  return {
    "page.css": await makeAsset("page.css", style.map((part) => part.default).join("\n")),
    "page.js": await makeAsset("page.js", scripts.map((part) => part.default).join("\n")),
    "htmx.js": await makeAsset("htmx.js", htmx.default),
    "icon.svg": await makeAsset("icon.svg", ICON),
  };
}

async function makeAsset(name: FileName, text: string): Promise<Asset> {
  return { path: `/assets/${(await sha256(text)).slice(0, 12)}/${name}`, type: types[name], text };
}

/** An asset by its name. An address of another version, which an open page may still ask for, is answered and not kept. */
export async function serveAsset(http: Http): Promise<Response> {
  const name = http.req.param("name") ?? "";
  if (!isFileName(name)) throw new ApiError("not_found", { path: http.req.path });
  const { path, type, text } = (await loadAssets())[name];
  return http.body(text, 200, {
    "content-type": type,
    "cache-control": path === http.req.path ? "public, max-age=31536000, immutable" : "no-store",
  });
}

function isFileName(name: string): name is FileName {
  return Object.hasOwn(types, name);
}
