import { beforeAll, describe, expect, test } from "vitest";
import { app } from "../../../src/routes/app.ts";
import { dumpDatabase } from "../common/dump.ts";
import { expectSafe, wordsOf } from "../common/page-answers.ts";
import { addressOf, formOf, forms, type PageRoute, table } from "../common/page-routes.ts";
import { openPageWorld, ownerOf, type PageWorld } from "../common/page-world.ts";
import type { Shown } from "../common/visitor.ts";
import { bindings } from "../common/worker.ts";

/** What every form guarantees about what it is sent, by whoever may send it: no failure of ours, and nothing by mistake. */

let world: PageWorld;
beforeAll(async () => {
  world = await openPageWorld();
}, 120_000);

const FORM = "application/x-www-form-urlencoded";
const OWN = { origin: "https://hub.test", "sec-fetch-site": "same-origin" };

async function send(page: PageRoute, body: BodyInit, headers: Record<string, string>): Promise<Shown> {
  const visitor = ownerOf(world, page);
  const kept = new Map(visitor.cookies);
  const answer = await visitor.send(addressOf(page, world.ids), { method: "POST", body, headers });
  // One form's answer is not what the next one is sent with.
  visitor.cookies.clear();
  for (const [name, value] of kept) visitor.cookies.set(name, value);
  expectSafe(answer, page.name);
  return answer;
}

const fieldsOf = (page: PageRoute) => new URLSearchParams(formOf(page, world.ids)).toString();

/** What stands in the database but for counted tries: a request that is refused at the door changes no session either. */
async function dumpAll() {
  const { throttles: _, ...rest } = await dumpDatabase();
  return rest;
}

describe("a form that another site made the browser send is refused, and does nothing", () => {
  const forged: Record<string, Record<string, string>> = {
    "another site": { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
    "another site, in an old browser": { origin: "https://evil.example" },
    "a sibling of ours": { origin: "https://other.hub.test", "sec-fetch-site": "same-site" },
    "our own name without https": { origin: "http://hub.test" },
    "our own name at another port": { origin: "https://hub.test:8443" },
    "a name that begins like ours": { origin: "https://hub.test.evil.example" },
    "a page without origin": { origin: "null", "sec-fetch-site": "cross-site" },
    "a page without origin, in an old browser": { origin: "null" },
    "no origin at all": {},
    "only a referer of ours": { referer: "https://hub.test/sales" },
    "a live part of another site": { origin: "https://evil.example", "hx-request": "true" },
  };

  test.each(table(forms))("%s", async (_, page) => {
    const before = await dumpAll();
    for (const [from, headers] of Object.entries(forged)) {
      const answer = await send(page, fieldsOf(page), { "content-type": FORM, ...headers });
      expect(answer.status, from).toBe(403);
      expect(answer.headers.getSetCookie(), from).toEqual([]);
      if (headers["hx-request"] === undefined) expect(answer.text, from).toContain("Pedido recusado");
      // The types that a browser sends across sites without asking first.
      for (const type of ["text/plain", "multipart/form-data; boundary=x", "application/json", ""]) {
        const other = await send(page, fieldsOf(page), { "content-type": type, ...headers });
        expect([403, 415], `${from}, as "${type}"`).toContain(other.status);
      }
    }
    expect(await dumpAll()).toEqual(before);
  });
});

describe("a form that is too large is refused on a page of its own, and does nothing", () => {
  const more = `&more=${"x".repeat(70_000)}`;

  test.each(table(forms))("%s", async (_, page) => {
    const before = await dumpAll();
    const answer = await send(page, fieldsOf(page) + more, { "content-type": FORM, ...OWN });
    expect(answer.status).toBe(413);
    expect(answer.text).toContain("<h1>Formulário grande demais</h1>");
    expect(await sendInParts(page, [fieldsOf(page), more, more])).toBe(413);
    expect(await dumpAll()).toEqual(before);
  });

  /** Without a length. Not over the wire, where a body that is left unread makes workerd complain. */
  async function sendInParts(page: PageRoute, parts: string[]): Promise<number> {
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const part = parts.shift();
        if (part === undefined) controller.close();
        else controller.enqueue(new TextEncoder().encode(part));
      },
    });
    const headers = { accept: "text/html", "content-type": FORM, ...OWN };
    const url = `https://hub.test${addressOf(page, world.ids)}`;
    return (await app.fetch(new Request(url, { method: "POST", body, headers }), bindings)).status;
  }
});

describe("what is no form is refused, and does nothing", () => {
  test.each(table(forms))("%s", async (_, page) => {
    const before = await dumpAll();
    for (const [type, body] of [
      ["multipart/form-data; boundary=x", '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'],
      ["multipart/form-data", "--\u0000--"],
      ["application/json", "{"],
      ["application/json", JSON.stringify(formOf(page, world.ids))],
      ["text/plain", fieldsOf(page)],
      ["application/x-www-form-urlencodedx", fieldsOf(page)],
      ["", fieldsOf(page)],
    ] as const) {
      const answer = await send(page, body, { "content-type": type, ...OWN });
      expect(answer.status, type).toBe(415);
      expect(answer.text, type).toContain("<h1>Formato não aceito</h1>");
    }
    expect(await dumpAll()).toEqual(before);
  });
});

/** Bodies that are forms by their type and hold nothing that any form has. */
const GARBAGE: Record<string, BodyInit> = {
  nothing: "",
  separators: "&&&===&=&;",
  "broken escapes": "%E0%A4%A=%%%&%=%zz",
  "no text": new Uint8Array([0xff, 0xfe, 0x00, 0x80, 0xc3, 0x28]),
  zeros: "\u0000=\u0000&a%00b=%00",
  "names of every object":
    "__proto__=x&constructor=x&prototype=x&toString=x&hasOwnProperty=x&then=x&length=9",
  "names that reach into objects":
    "__proto__[polluted]=1&__proto__.polluted=1&constructor[prototype][polluted]=1&a[constructor]=1",
  "names a thousand deep": `a${"[b]".repeat(1_000)}=1&a${".b".repeat(1_000)}=1`,
  "ten thousand fields": Array.from({ length: 10_000 }, (_, index) => `${index.toString(36)}=`).join("&"),
  "one field ten thousand times": "z=1&".repeat(10_000),
};

describe("a form that holds nothing of ours is no failure, and does nothing where a field is needed", () => {
  test.each(table(forms))("%s", async (_, page) => {
    const before = await dumpAll();
    for (const [what, body] of Object.entries(GARBAGE)) {
      const answer = await send(page, body, { "content-type": FORM, ...OWN });
      expect(answer.status, `${what}: ${wordsOf(answer)}`).toBeGreaterThanOrEqual(300);
      expect(Reflect.get({}, "polluted"), what).toBeUndefined();
    }
    if (!page.actsWithoutFields) expect(await dumpAll()).toEqual(before);
  });
});
