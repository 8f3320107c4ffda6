import type { Http } from "./visit.ts";

/** A path of this site and nothing else, or "/": "//other.site", "/\other.site" and "/.//other.site" lead away. */
export function ownPath(http: Http, path: string): string {
  if (!path.startsWith("/")) return "/";
  const { origin } = new URL(http.req.url);
  const url = URL.parse(path, origin);
  // The path of "/.//other.site" is "//other.site", which a browser takes for another site again.
  if (url === null || url.origin !== origin || url.pathname.startsWith("//")) return "/";
  return `${url.pathname}${url.search}`;
}
