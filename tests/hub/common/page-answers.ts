import { expect } from "vitest";
import type { Shown } from "./visitor.ts";

/** What every answer of a page holds to, whoever asked for whatever. */

const POLICY = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "img-src": "'self'",
  "connect-src": "'self'",
  "form-action": "'self'",
  "base-uri": "'none'",
  "frame-ancestors": "'none'",
};

/** What a browser is told about an answer: what may run in it, who may frame it, where its address may go. */
export function expectProtected({ headers, status, text }: Shown, name: string): void {
  const policy = (headers.get("content-security-policy") ?? "").split("; ").map((part) => part.split(" "));
  expect(
    Object.fromEntries(policy.map(([directive = "", ...sources]) => [directive, sources.join(" ")])),
    name,
  ).toEqual(POLICY);
  expect(headers.get("x-frame-options"), name).toBe("DENY");
  expect(headers.get("x-content-type-options"), name).toBe("nosniff");
  expect(headers.get("referrer-policy"), name).toBe("same-origin");
  expect(headers.get("strict-transport-security"), name).toMatch(/^max-age=\d{7,}/);
  expect(headers.get("x-powered-by"), name).toBeNull();
  const isPage = headers.get("content-type")?.startsWith("text/html") ?? false;
  if (!isPage) return;
  expect(headers.get("cache-control"), name).toBe("no-store");
  if (status < 300 || status >= 400) expect(inlineCode(text), name).toEqual([]);
}

const TAG = /<([a-z][a-z0-9]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*\/?>/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:="([^"]*)")?/g;

/**
 * Scripts, styles and handlers that stand in the page itself, and addresses that run as code. The pages' own tags are all
 * of one plain form, so that whatever else looks like a tag came from a text that was not escaped.
 */
export function inlineCode(html: string): string[] {
  const tags = [...html.matchAll(TAG)].filter(([, name = "", attributes = ""]) =>
    runs(name.toLowerCase(), [...attributes.matchAll(ATTRIBUTE)]),
  );
  const strange = html.replace(TAG, "").match(/<[a-z!][^>]{0,80}/gi) ?? [];
  return [...tags.map(([tag]) => tag), ...strange.filter((tag) => tag !== "<!DOCTYPE html")];
}

function runs(name: string, attributes: RegExpMatchArray[]): boolean {
  const of = new Map(attributes.map(([, key = "", value = ""]) => [key.toLowerCase(), value]));
  if (name === "script") return !of.get("src")?.startsWith("/assets/");
  if (["style", "iframe", "object", "embed", "base"].includes(name)) return true;
  if ([...of.keys()].some((key) => key === "style" || /^on/.test(key))) return true;
  return ["href", "src", "action", "formaction"].some((key) =>
    /^\s*(javascript|data|vbscript):/i.test(of.get(key) ?? ""),
  );
}

/** Each cookie is bound to this host and to https, goes with no form of another site, and no script reads it. */
export function expectSafeCookies({ headers }: Shown, name: string): void {
  for (const line of headers.getSetCookie()) {
    const [pair = "", ...attributes] = line.split(/;\s*/);
    expect(pair, name).toMatch(/^__Host-ponte[._]\w+=/);
    expect(
      attributes.map((attribute) => attribute.toLowerCase()),
      `${name}: ${pair.split("=")[0]}`,
    ).toEqual(expect.arrayContaining(["path=/", "httponly", "secure", "samesite=lax"]));
    expect(line, name).not.toMatch(/domain=/i);
  }
}

/** No failure of ours, no way to another site, and what a browser is told. */
export function expectSafe(answer: Shown, name: string): void {
  expect(answer.status, `${name}: ${wordsOf(answer)}`).toBeLessThan(500);
  expectProtected(answer, name);
  expectSafeCookies(answer, name);
  for (const header of ["location", "hx-redirect", "hx-location"]) {
    const target = answer.headers.get(header);
    if (target !== null) expect(target, `${name}: ${header}`).toMatch(/^\/(?![/\\])[^\\\s]*$/);
  }
}

/** What a page says, without its frame and tags: for a failing test's message. */
export function wordsOf({ text }: Shown): string {
  const main = /<main.*<\/main>/s.exec(text)?.[0] ?? text;
  return main
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .slice(0, 300);
}
