import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { sessions, userSessions } from "../../../src/db/schema.ts";
import { sha256 } from "../../../src/lib/hash.ts";
import { OPERATOR_TOKEN } from "../common/constants.ts";
import { openContext } from "../common/context.ts";
import { expectSafe, wordsOf } from "../common/page-answers.ts";
import { PAGES } from "../common/page-expectations.ts";
import {
  addressOf,
  formOf,
  forms,
  namesSomething,
  type PageRoute,
  pages,
  servedPages,
  shownPages,
  table,
} from "../common/page-routes.ts";
import {
  type Actor,
  dumpThings,
  openPageWorld,
  ownerOf,
  type PageWorld,
  refusalOf,
} from "../common/page-world.ts";
import { PASSWORD, type Shown, Visitor } from "../common/visitor.ts";

/** What every page guarantees about who may see it and who may send its form. The pages are those that the hub serves. */

let mine: PageWorld;
beforeAll(async () => {
  mine = await openPageWorld();
}, 120_000);

const guarded = pages.filter((page) => page.for !== "anyone");

async function ask(page: PageRoute, visitor: Visitor, headers = {}, ids = mine.ids): Promise<Shown> {
  const fields = formOf(page, ids);
  const address = addressOf(page, ids);
  const answer = await (fields === undefined
    ? visitor.get(address, headers)
    : visitor.post(address, fields, headers));
  expectSafe(answer, page.name);
  return answer;
}

test("the table knows no page that is not served any more", () => {
  const gone = Object.keys(PAGES).filter((name) => !servedPages.includes(name));
  expect(gone, `take "${gone.join('", "')}" out of tests/hub/common/page-expectations.ts`).toEqual([]);
});

/** Browsers that nobody is signed in with, whatever they bring along. */
async function strangersToEverybody(): Promise<Record<string, Visitor>> {
  const made = async (name: string, value: string) => {
    const visitor = new Visitor();
    visitor.cookies.set(name, value);
    return visitor;
  };
  const admins = mine.actors.admin.cookies.get("__Host-ponte.session_token") ?? "";
  const keys = mine.actors.key.cookies.get("__Host-ponte_session") ?? "";
  expect([admins, keys]).not.toContain("");
  const [token = ""] = decodeURIComponent(admins).split(".");
  const signedElsewhere = encodeURIComponent(`${token}.${btoa("x".repeat(32))}`);
  return {
    "no cookie": new Visitor(),
    "a made-up session": await made("__Host-ponte_session", "A".repeat(43)),
    "a key as the session": await made("__Host-ponte_session", mine.world.key),
    "a key's session as a person's": await made("__Host-ponte.session_token", keys),
    "a person's token without its signature": await made("__Host-ponte.session_token", token),
    "a person's token that another hub signed": await made("__Host-ponte.session_token", signedElsewhere),
    "a cookie that is not bound to the host": await made("ponte.session_token", admins),
    "a key's cookie that is not bound to the host": await made("ponte_session", keys),
    "an expired session of a key": await expiredKeysSession(),
    "an expired session of a person": await expiredPersonsSession(),
  };
}

async function expiredKeysSession(): Promise<Visitor> {
  const visitor = new Visitor();
  await visitor.post("/sign-in", { token: mine.world.key });
  const token = visitor.cookies.get("__Host-ponte_session") ?? "";
  const { orm } = openContext().db;
  await orm
    .update(sessions)
    .set({ expiresAt: Date.now() - 1 })
    .where(eq(sessions.tokenHash, await sha256(token)));
  return visitor;
}

async function expiredPersonsSession(): Promise<Visitor> {
  const visitor = new Visitor();
  await visitor.post("/sign-in", { email: mine.ids.email ?? "", password: PASSWORD });
  const [token = ""] = decodeURIComponent(visitor.cookies.get("__Host-ponte.session_token") ?? "").split(".");
  const { orm } = openContext().db;
  await orm
    .update(userSessions)
    .set({ expiresAt: new Date(Date.now() - 1) })
    .where(eq(userSessions.token, token));
  return visitor;
}

describe("nobody comes in without a session, and nothing is written", () => {
  let nobodies: Record<string, Visitor>;
  beforeAll(async () => {
    nobodies = await strangersToEverybody();
  });

  test.each(table(guarded))("%s", async (_, page) => {
    const before = await dumpThings();
    for (const [who, visitor] of Object.entries(nobodies)) {
      const answer = await ask(page, visitor);
      expect(answer.status, who).toBe(401);
      expect(answer.text, who).toContain('action="/sign-in"');
      // Whoever signs in comes back to the page that they asked for; a form is not sent again.
      const next = page.method === "GET" ? addressOf(page, mine.ids) : "/";
      expect(answer.text, who).toContain(`name="next" value="${next.replaceAll("&", "&amp;")}"`);
    }
    expect(await dumpThings()).toEqual(before);
  });

  test.each(table(guarded))(
    "%s: not with a program's key or the operator's token either",
    async (_, page) => {
      const { keyOf, key } = mine.world;
      for (const token of [key, keyOf.read, OPERATOR_TOKEN]) {
        const headers = { authorization: `Bearer ${token}`, "ponte-tenant": mine.world.tenantId };
        expect((await ask(page, new Visitor(), headers)).status).toBe(401);
      }
    },
  );

  test.each(table(guarded))("%s: a live part sends the browser to the sign-in", async (_, page) => {
    const answer = await ask(page, new Visitor(), { "hx-request": "true" });
    expect([answer.status, answer.headers.get("hx-redirect"), answer.text]).toEqual([401, "/", ""]);
  });
});

describe("whoever may not is refused in the way that fits them, and nothing is written", () => {
  const actors: Actor[] = [
    "admin",
    "viewer",
    "invited",
    "operator",
    "operator without a company",
    "operator token",
    "key",
    "reading key",
    "sending key",
  ];

  test.each(table(guarded))("%s", async (_, page) => {
    const before = await dumpThings();
    const refusals = actors.flatMap((actor) => {
      const refusal = refusalOf(page.for, actor);
      return refusal === undefined ? [] : [{ actor, refusal }];
    });
    expect(refusals).not.toEqual([]);
    for (const { actor, refusal } of refusals) {
      const { status, location } = await ask(page, mine.actors[actor]);
      expect({ actor, status, location }).toEqual({ actor, ...refusal });
    }
    expect(await dumpThings()).toEqual(before);
  });

  test.each(table(shownPages))("%s: whoever may is shown it, and a look changes nothing", async (_, page) => {
    const before = await dumpThings(page.looksWrite);
    for (const actor of actors.filter((candidate) => refusalOf(page.for, candidate) === undefined)) {
      const answer = await ask(page, mine.actors[actor]);
      expect(answer.status, `${actor}: ${wordsOf(answer)}`).toBeLessThan(400);
    }
    expect(await dumpThings(page.looksWrite)).toEqual(before);
  });
});

describe("what is another company's is not there", () => {
  const ofCompanies = guarded.filter((page) => page.for !== "operator" && namesSomething(page));
  const nobody = () => Object.fromEntries(Object.keys(mine.ids).map((name) => [name, "x_nobody"]));

  test.each(table(ofCompanies))("%s", async (_, page) => {
    const before = await dumpThings();
    const unknownIds = { ...nobody(), provider: "gestaoclick", field: "settings.storeId" };
    for (const [who, visitor] of Object.entries(mine.strangers)) {
      if (refusalOf(page.for, who === "admin" ? "admin" : who === "key" ? "key" : "operator")) continue;
      // The support team runs every company: what an address names is theirs too, whichever they look at.
      if (who === "operator" && (page.for === "admin of the named company" || page.for === "person"))
        continue;
      const foreign = await ask(page, visitor);
      expect([who, foreign.status]).toEqual([who, 404]);
      // One cannot even tell that it exists: both answers are the same, but for the id itself.
      const unknown = await ask(page, visitor, {}, unknownIds);
      expect(without(foreign.text)).toBe(without(unknown.text));
    }
    expect(await dumpThings()).toEqual(before);
  });

  const without = (text: string) =>
    Object.values(mine.ids)
      .filter((id) => !["gestaoclick", "settings.storeId"].includes(id))
      .sort((left, right) => right.length - left.length)
      .reduce((left, id) => left.replaceAll(id, "x_nobody"), text);

  test("a person's own things are not another member's of the same company", async () => {
    const page = pages.find(({ name }) => name === "POST /account/sessions/end");
    if (page === undefined) throw new Error("nobody can end a session any more");
    expect((await ask(page, mine.actors.viewer)).status).toBe(404);
  });
});

describe("each form does what it says for whoever may send it", () => {
  // The refusals above would mean little if these addresses and fields were wrong.
  let own: PageWorld;
  beforeAll(async () => {
    own = await openPageWorld();
  }, 120_000);

  test.each(table(forms))("%s", async (_, page) => {
    const answer = await ask(page, ownerOf(own, page), {}, own.ids);
    expect(answer.status, wordsOf(answer)).toBe(page.owner ?? 303);
  });
});
