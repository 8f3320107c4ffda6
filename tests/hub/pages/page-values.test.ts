import { beforeAll, describe, expect, test } from "vitest";
import { expectSafe, wordsOf } from "../common/page-answers.ts";
import { addressOf, formOf, forms, type PageRoute, pages, shownPages, table } from "../common/page-routes.ts";
import { openPageWorld, ownerOf, type PageWorld } from "../common/page-world.ts";
import type { Shown } from "../common/visitor.ts";

/**
 * What every page does with values that nobody types by mistake, in its address, its query and its fields: it may take
 * them as the texts that they are or refuse them, but it never fails, leads nowhere else and lets nothing run.
 */

let world: PageWorld;
beforeAll(async () => {
  world = await openPageWorld();
}, 120_000);

const MARKER = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;

const VALUES: Record<string, string> = {
  nothing: "",
  "a zero": "\u0000",
  "half a character": "\ud800",
  "a line end": "x\r\nSet-Cookie: planted=1\r\n\r\n<html>",
  script: MARKER,
  SQL: "' OR 1=1; DROP TABLE tenants; --",
  "LIKE and FTS": `%_*"NEAR(" OR ^`,
  "a name of every object": "__proto__",
  "a function of every object": "constructor",
  "a way up": "../../../etc/passwd",
  "no number": "1e999",
  "less than nothing": "-1",
  "direction and joiners": "\u202e\u200d👩‍👩‍👧‍👦",
};
const LONG = "x".repeat(50_000);

/** Every name that some page reads from its query. */
const QUERY = (
  "state connectionId connection flow subject q from to cursor live newest level event next user options test value " +
  "count kind action actor name email tenant back search page status remove confirm"
).split(" ");

/** As a browser would send it: one that keeps none of the cookies that it is answered. */
async function ask(page: PageRoute, address: string, fields?: Record<string, string>): Promise<Shown> {
  const visitor = ownerOf(world, page);
  const kept = new Map(visitor.cookies);
  const answer = await (page.method === "GET" ? visitor.get(address) : visitor.post(address, fields ?? {}));
  visitor.cookies.clear();
  for (const [name, value] of kept) visitor.cookies.set(name, value);
  expectSafe(answer, `${page.name} (${wordsOf(answer)})`);
  expect(answer.text).not.toContain("<script>alert");
  expect(answer.text).not.toContain("<img src=x");
  return answer;
}

describe("in a field", () => {
  test.each(table(forms))("%s", async (_, page) => {
    const fields = formOf(page, world.ids) ?? {};
    for (const name of Object.keys(fields)) {
      for (const value of [...Object.values(VALUES), LONG]) {
        await ask(page, addressOf(page, world.ids), { ...fields, [name]: value });
      }
    }
  });
});

describe("in the address", () => {
  const named = pages.filter(({ path }) => path.includes("/:"));
  const escapes = ["%00", "%E0%A4%A", "%", "%zz", "..%2F..%2Fx", "%2e%2e", "%F0%9F%92%A9", "%ED%A0%80"];

  test.each(table(named))("%s", async (_, page) => {
    for (const name of [...page.path.matchAll(/:(\w+)/g)].map(([, found = ""]) => found)) {
      const values = [
        ...Object.values(VALUES).map((value) => encodeURIComponent(value.toWellFormed())),
        ...escapes,
      ];
      for (const value of values.concat("x".repeat(5_000))) {
        const path = page.path
          .replace(new RegExp(`:${name}(?=/|$)`), () => value)
          .replace(/:(\w+)/g, (_, other: string) => encodeURIComponent(world.ids[other] ?? ""));
        const answer = await ask(page, path, formOf(page, world.ids));
        expect(answer.status, `${path.slice(0, 80)}: ${wordsOf(answer)}`).not.toBe(401);
      }
    }
  });
});

describe("in the query", () => {
  test.each(table(shownPages))("%s", async (_, page) => {
    for (const value of [...Object.values(VALUES), LONG.slice(0, 2_000)]) {
      const all = new URLSearchParams(QUERY.map((name) => [name, value]));
      await ask(page, `${addressOf(page, world.ids).split("?")[0]}?${all}`);
      for (const name of Object.keys(page.query?.(world.ids) ?? {})) {
        const search = new URLSearchParams({ ...page.query?.(world.ids), [name]: value });
        await ask(page, `${addressOf(page, world.ids).split("?")[0]}?${search}`);
      }
    }
    await ask(page, `${addressOf(page, world.ids).split("?")[0]}?%E0%A4%A=%&__proto__[x]=1&&&=%zz`);
  });
});

describe("no parameter leads away from this site", () => {
  const NAMES = (
    "next back return returnTo return_to returnUrl redirect redirectTo redirect_uri redirect_url callback callbackURL " +
    "continue goto url to target dest destination from path"
  ).split(" ");
  const AWAY = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/.//evil.example",
    "/%2e//evil.example",
    "/sales/..//evil.example",
    "/sales/../..//evil.example",
    "/./\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    "https:evil.example",
    "https:/evil.example",
    "https://evil.example",
    "http://evil.example",
    "https://hub.test@evil.example",
    "https://hub.test.evil.example",
    "//evil.example%2f..",
    "javascript:alert(1)",
    "data:text/html,x",
  ];

  test.each(table(pages))("%s", async (_, page) => {
    for (const value of page.asksErp ? AWAY.filter((_, index) => index % 5 === 0) : AWAY) {
      const away = Object.fromEntries(NAMES.map((name) => [name, value]));
      const address = addressOf(page, world.ids);
      const search = new URLSearchParams({ ...away, ...page.query?.(world.ids) });
      if ("next" in (page.query?.(world.ids) ?? {})) search.set("next", value);
      const fields = { ...formOf(page, world.ids), ...away };
      const answer = await ask(page, `${address.split("?")[0]}?${search}`, fields);
      expectNoWayOut(answer, value);
    }
  });

  /** What the browser is sent to is checked with every answer; here what a click or the next form would lead to. */
  function expectNoWayOut({ text, location }: Shown, value: string) {
    const targets = [
      ...text.matchAll(/<[^<>]*\s(?:href|src|action|formaction|hx-get|hx-post)="([^"]*)"/g),
    ].concat([...text.matchAll(/<input type="hidden" name="(?:next|back)" value="([^"]*)"/g)]);
    for (const target of [...targets.map(([, found = ""]) => found), location ?? "/"]) {
      const url = new URL(target.replaceAll("&amp;", "&"), "https://hub.test/x");
      expect(url.origin, `${value} became ${target}`).toBe("https://hub.test");
    }
  }
});
