import { createOTP } from "@better-auth/utils/otp";
import { beforeAll, describe, expect, test } from "vitest";
import { app } from "../../../src/routes/app.ts";
import { expectProtected, expectSafe, expectSafeCookies } from "../common/page-answers.ts";
import { addressOf, shownPages, table } from "../common/page-routes.ts";
import { openPageWorld, type PageWorld } from "../common/page-world.ts";
import { newestLink, PASSWORD, registerAdmin, type Shown, Visitor } from "../common/visitor.ts";
import { bindings } from "../common/worker.ts";

/** What the sessions of browsers guarantee, by each way in, and what every answer tells a browser, errors too. */

const PERSONS = "__Host-ponte.session_token";
const KEYS = "__Host-ponte_session";

let world: PageWorld;
beforeAll(async () => {
  world = await openPageWorld();
}, 120_000);

function secretOf(page: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const base32 = /<code>([A-Z2-7]{20,})<\/code>/.exec(page)?.[1] ?? "";
  const bits = [...base32].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  return String.fromCharCode(...bytes);
}

/** Each way into the hub, for somebody new. @returns the last answer, and a text that only they are shown */
const WAYS: Record<string, (visitor: Visitor) => Promise<{ answer: Shown; path: string; mine: string }>> = {
  "a password": async (visitor) => {
    const { email } = await registerAdmin();
    const answer = await visitor.post("/sign-in", { email, password: PASSWORD });
    return { answer, path: "/account", mine: email };
  },
  "a mailed link": async (visitor) => {
    const email = `link.${Date.now()}@example.com`;
    await new Visitor().post("/register", { company: "Padaria Nova", email });
    const answer = await visitor.post(await newestLink(email), { name: "Ana", password: PASSWORD });
    return { answer, path: "/account", mine: email };
  },
  "a second factor": async (visitor) => {
    const admin = await registerAdmin();
    const setup = await admin.post("/account/two-factor", { twoFactorPassword: PASSWORD });
    const totp = createOTP(secretOf(setup.text));
    await admin.post("/account/two-factor/confirm", { code: await totp.totp() });
    const asked = await visitor.post("/sign-in", { email: admin.email, password: PASSWORD });
    expectSafe(asked, "the question for the second factor");
    const answer = await visitor.post("/second-factor", { code: await totp.totp() });
    return { answer, path: "/account", mine: admin.email };
  },
  "a key": async (visitor) => {
    const answer = await visitor.post("/sign-in", { token: world.world.key });
    return { answer, path: "/sales", mine: world.ids.externalId ?? "" };
  },
};

describe("a session that was put into the browser beforehand", () => {
  const planted: Record<string, () => Promise<Map<string, string>>> = {
    "made up": async () =>
      new Map([
        [PERSONS, "planted.signature"],
        [KEYS, "A".repeat(43)],
      ]),
    "an attacker's own, as a person": async () => (await registerAdmin()).cookies,
    "an attacker's own, with a key": async () => {
      const attacker = new Visitor();
      await attacker.post("/sign-in", { token: await keyOfAnotherCompany() });
      return attacker.cookies;
    },
  };

  async function keyOfAnotherCompany(): Promise<string> {
    const admin = await registerAdmin();
    const path = /href="(\/tenants\/[^"]+\/keys)"/.exec((await admin.get("/")).text)?.[1] ?? "";
    const made = await admin.post(path, { name: "CRM", scope: "read" });
    return /value="(ponte_[^"]+)"/.exec(made.text)?.[1] ?? "";
  }

  const cases = Object.keys(WAYS).flatMap((way) => Object.keys(planted).map((what) => [way, what] as const));

  test.each(cases)("is worth nothing after coming in by %s (%s)", async (way, what) => {
    const before = new Map(await planted[what]?.());
    expect(before.size).toBeGreaterThan(0);
    const victim = new Visitor();
    for (const [name, value] of before) victim.cookies.set(name, value);
    const comingIn = WAYS[way];
    if (comingIn === undefined) throw new Error(`no such way: ${way}`);
    const { answer, path, mine } = await comingIn(victim);
    expectSafe(answer, way);
    expect(answer.status).toBe(303);
    for (const name of [PERSONS, KEYS]) {
      if (before.has(name)) expect(victim.cookies.get(name), name).not.toBe(before.get(name));
    }
    // The victim is who they said, and the attacker's copy of the cookie does not see them.
    expect((await victim.get(path)).text).toContain(mine);
    const attacker = new Visitor();
    for (const [name, value] of before) attacker.cookies.set(name, value);
    expect((await attacker.get(path)).text).not.toContain(mine);
  });
});

describe("a session", () => {
  test.each(Object.keys(WAYS))(
    "that was opened by %s is in a cookie for this host, https and no script",
    async (way) => {
      const found = await WAYS[way]?.(new Visitor());
      if (found === undefined) throw new Error(`no such way: ${way}`);
      const names = found.answer.headers.getSetCookie().map((line) => line.split("=")[0]);
      expect(names.some((name) => name === PERSONS || name === KEYS)).toBe(true);
      expectSafeCookies(found.answer, way);
    },
  );

  test("ends for good with the sign-out: its cookie opens nothing any more", async () => {
    for (const [way, comeIn] of Object.entries(WAYS)) {
      const visitor = new Visitor();
      const { path, mine } = await comeIn(visitor);
      const stolen = new Map(visitor.cookies);
      expectSafe(await visitor.post("/sign-out", {}), way);
      const thief = new Visitor();
      for (const [name, value] of stolen) thief.cookies.set(name, value);
      const answer = await thief.get(path);
      expect([way, answer.status]).toEqual([way, 401]);
      expect(answer.text).not.toContain(mine);
    }
  });

  test("keeps looking at the chosen company when a new password or factor gives the browser a new one", async () => {
    // The company that nobody has chosen is the first one by its name.
    const admin = await registerAdmin("Abelha Doces");
    await admin.post("/account/companies", { company: "Zebra Tintas" });
    expect(await nameOfChosen(admin)).toBe("Zebra Tintas");
    const token = admin.cookies.get(PERSONS);
    const change = { currentPassword: PASSWORD, newPassword: `${PASSWORD}!` };
    expect((await admin.post("/account/password", change)).status).toBe(303);
    expect(admin.cookies.get(PERSONS)).not.toBe(token);
    expect(await nameOfChosen(admin)).toBe("Zebra Tintas");
    const setup = await admin.post("/account/two-factor", { twoFactorPassword: `${PASSWORD}!` });
    const code = await createOTP(secretOf(setup.text)).totp();
    expect((await admin.post("/account/two-factor/confirm", { code })).status).toBe(303);
    expect(await nameOfChosen(admin)).toBe("Zebra Tintas");
    const off = await admin.post("/account/two-factor/end", { twoFactorPassword: `${PASSWORD}!` });
    expect(off.status).toBe(303);
    expect(await nameOfChosen(admin)).toBe("Zebra Tintas");
  });

  const nameOfChosen = async (visitor: Visitor) =>
    /<span class="tenant">([^<]*)</.exec((await visitor.get("/account")).text)?.[1];
});

describe("what a browser is told about an answer", () => {
  const broken = {
    ...bindings,
    DB: new Proxy(bindings.DB, {
      get: () => () => {
        throw new Error("D1_ERROR: secret words");
      },
    }),
  };

  test.each(table(shownPages))(
    "%s: a page of ours also when the database fails, with nothing of the cause",
    async (_, page) => {
      const cookie = [...world.actors.admin.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const request = new Request(`https://hub.test${addressOf(page, world.ids)}`, {
        headers: { accept: "text/html", cookie },
      });
      const response = await app.fetch(request, broken);
      const answer = {
        status: response.status,
        text: await response.text(),
        location: null,
        headers: response.headers,
      };
      expectProtected(answer, page.name);
      expect(answer.text).not.toContain("secret words");
      if (page.for !== "anyone") expect([500, 503]).toContain(answer.status);
    },
  );

  test.each(table(shownPages))("%s: HEAD is answered as GET is, without its text", async (_, page) => {
    const visitor = world.actors[page.for === "operator" ? "operator" : "admin"];
    const answer = await visitor.send(addressOf(page, world.ids), { method: "HEAD", headers: {} });
    expectSafe(answer, page.name);
    expect([answer.status, answer.text]).toEqual([200, ""]);
  });

  test.each(["PUT", "PATCH", "DELETE", "OPTIONS"])("%s is known by no page", async (method) => {
    for (const page of shownPages) {
      const answer = await world.actors.admin.send(addressOf(page, world.ids), { method, headers: {} });
      expectSafe(answer, page.name);
      expect(answer.status).toBe(404);
    }
  });

  test.each([
    "/nowhere",
    "/sales/x/y/z",
    "/%E0%A4%A",
    "/.git/config",
    "/..%2f",
    "//evil.example/x",
    "/assets/x/y",
  ])("an address that is none (%s) is told on a page like every other", async (path) => {
    for (const visitor of [new Visitor(), world.actors.admin]) {
      const answer = await visitor.send(`https://hub.test${path}`, { headers: {} });
      expectSafe(answer, path);
      expect(answer.status).toBe(404);
    }
  });
});
