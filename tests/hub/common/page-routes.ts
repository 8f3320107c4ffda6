import { app } from "../../../src/routes/app.ts";
import { routes } from "../../../src/routes/routes.ts";
import { PAGES, type Page } from "./page-expectations.ts";
import { fill } from "./world.ts";

/** The pages of the hub as it serves them, each with what the suites expect of it. */

export type PageRoute = Page & { name: string; method: "GET" | "POST"; path: string };

const ofApi = new Set([
  ...routes.map(([method, path]) => `${method.toUpperCase()} ${path}`),
  "GET /openapi.json",
  "GET /openapi.yaml",
]);

/** "GET /sales", "POST /sales/resend": every address that the hub answers and that is not the API's. */
export const servedPages: readonly string[] = [
  ...new Set(
    app.routes.filter(({ method }) => method !== "ALL").map(({ method, path }) => `${method} ${path}`),
  ),
].filter((name) => !ofApi.has(name));

const unknown = servedPages.filter((name) => !Object.hasOwn(PAGES, name));
if (unknown.length > 0) {
  // Whoever adds a page says who may use it: nothing of these suites runs before that.
  const lines = unknown.map((name) => `add "${name}" to tests/hub/common/page-expectations.ts`);
  throw new Error(lines.join("\n"));
}

/** In the table's order, which is the one in which the owner can do them one after the other. */
export const pages: readonly PageRoute[] = Object.entries(PAGES).flatMap(([name, page]) => {
  const [method, path = ""] = name.split(" ");
  const route = { ...page, name, method: method === "GET" ? "GET" : "POST", path } as const;
  return servedPages.includes(name) ? [route] : [];
});

export const shownPages = pages.filter(({ method }) => method === "GET");
export const forms = pages.filter(({ method }) => method === "POST");

export const table = (rows: readonly PageRoute[]) => rows.map((row) => [row.name, row] as const);

/** A page's address with these ids in it. */
export function addressOf({ path, query }: PageRoute, ids: Record<string, string>): string {
  const search = new URLSearchParams(query?.(ids) ?? {}).toString();
  return fill(path, ids) + (search === "" ? "" : `?${search}`);
}

/** What the page's form carries with these ids; undefined for a page that is only looked at. */
export function formOf({ method, form }: PageRoute, ids: Record<string, string>) {
  return method === "GET" ? undefined : (form?.(ids) ?? {});
}

/** Does the page's address or form name something of a company, or of a person? */
export function namesSomething(page: PageRoute): boolean {
  const [one, other] = ["one", "other"].map((value) => {
    const ids = new Proxy<Record<string, string>>({}, { get: (_, name) => `${value}-${String(name)}` });
    const shared = { provider: "gestaoclick", field: "storeId", version: "v", name: "n" };
    const fixed = new Proxy(ids, {
      get: (target, name) => Reflect.get(shared, name) ?? Reflect.get(target, name),
    });
    return JSON.stringify([addressOf(page, fixed), formOf(page, fixed)]);
  });
  return one !== other;
}
