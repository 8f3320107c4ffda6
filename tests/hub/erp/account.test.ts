/// <reference types="@cloudflare/vitest-plugin/types" />
import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import type { SlotReport } from "../../../src/erp/account.ts";
import { AccountGate } from "../../../src/erp/gate.ts";
import { classify } from "../../../src/erp/gestaoclick/answers.ts";
import { ErpClient } from "../../../src/erp/http.ts";
import type { SessionLogin } from "../../../src/erp/session.ts";
import { saoPauloDay } from "../../../src/lib/dates.ts";
import { AccountSession } from "../../../src/services/connections/account-session.ts";
import { ERP_URL } from "../common/constants.ts";
import { Erp } from "../common/erp.ts";
import { bindings } from "../common/worker.ts";

const limits = { calls: 3, windowMs: 1_000 };
let lastAccount = 0;

function openAccount() {
  lastAccount += 1;
  return bindings.ACCOUNTS.getByName(`account-${lastAccount}`);
}
type Account = ReturnType<typeof openAccount>;

const ask = (
  account: Account,
  wanted: number,
  more: { interactive?: boolean; reports?: SlotReport[] } = {},
) => account.take({ limits, wanted, interactive: false, reports: [], ...more });
const used = (slot: number, health: "healthy" | "failing" | "rate_limited" = "healthy"): SlotReport => ({
  slot,
  used: true,
  endedAgoMs: 0,
  health,
});

/** A client of an account, as a drain or a page has it. */
function clientOf(erp: Erp, account: Account, interactive: boolean) {
  const gate = new AccountGate(account, limits, interactive, Date.now);
  const client = new ErpClient({
    baseUrl: ERP_URL,
    headers: {
      "access-token": erp.credentials.accessToken,
      "secret-access-token": erp.credentials.secretAccessToken,
    },
    secrets: [],
    gate,
    classify,
    fetch: (input, init) => fetch(input, init),
    now: Date.now,
  });
  const call = () => client.call({ kind: "read", method: "GET", path: "/lojas", reason: "" });
  return { gate, call };
}

describe("the limit of an account", () => {
  test("holds for two drains and a page together, and is used to nearly its whole", async () => {
    const erp = await Erp.open({ CALLS_PER_SECOND: 3 });
    const account = openAccount();
    const began = Date.now();
    const outcomes = await Promise.all(
      [false, false, true].map(async (interactive) => {
        const { gate, call } = clientOf(erp, account, interactive);
        const kinds: string[] = [];
        for (let index = 0; index < (interactive ? 3 : 6); index++) kinds.push((await call()).kind);
        await gate.close();
        return kinds;
      }),
    );
    expect(outcomes.flat()).toEqual(Array.from({ length: 15 }, () => "ok"));
    const stats = await erp.stats();
    expect(stats).toMatchObject({ calls: 15, callsOverLimit: 0 });
    expect(stats.maxCallsInAnySecond).toBeLessThanOrEqual(3);
    expect(Date.now() - began).toBeLessThan(7_000);
  });

  test("holds when the actor is evicted between two calls", async () => {
    const erp = await Erp.open({ CALLS_PER_SECOND: 3 });
    const account = openAccount();
    for (let round = 0; round < 3; round++) {
      const { gate, call } = clientOf(erp, account, false);
      for (let index = 0; index < 3; index++) expect(await call()).toMatchObject({ kind: "ok" });
      await gate.close();
      await evictDurableObject(account);
    }
    expect(await erp.stats()).toMatchObject({ callsOverLimit: 0, calls: 9 });
  });

  test("holds when the actor is evicted while somebody has slots in hand", async () => {
    const account = openAccount();
    const first = await ask(account, 2);
    expect(first).toEqual({ granted: [expect.any(Number), expect.any(Number)] });
    await evictDurableObject(account);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    // The first holder may still call with what it has, so at most one slot may be granted beside its two.
    const second = await ask(account, 3);
    expect("granted" in second ? second.granted.length : 0).toBeLessThanOrEqual(1);
  });

  test("a report that comes after an eviction frees the slots that it names, and no other", async () => {
    const account = openAccount();
    const first = await ask(account, 3);
    const [returned = 0] = "granted" in first ? first.granted : [];
    await evictDurableObject(account);
    const second = await ask(account, 3, { reports: [{ slot: returned, used: false }] });
    expect(second).toEqual({ granted: [expect.any(Number)] });
    const third = await Promise.race([ask(account, 1), new Promise((resolve) => setTimeout(resolve, 1_500))]);
    expect(third).toBeUndefined();
  });

  test("the day's count survives an eviction", async () => {
    const account = openAccount();
    await ask(account, 3);
    await runInDurableObject(account, async (_, state) => {
      expect(await state.storage.get("today")).toEqual({ day: expect.any(String), calls: 3 });
      await state.storage.put("today", { day: saoPauloDay(Date.now()), calls: 30_000 });
    });
    await evictDurableObject(account);
    const grant = await account.take({
      limits: { ...limits, perDay: 30_000 },
      wanted: 1,
      interactive: false,
      reports: [],
    });
    expect(grant).toMatchObject({ denied: "rate_limited" });
    const until = "until" in grant ? grant.until : 0;
    expect(saoPauloDay(until)).not.toBe(saoPauloDay(Date.now()));
    expect(saoPauloDay(until - 1)).toBe(saoPauloDay(Date.now()));
  });
});

describe("who goes first", () => {
  test("a person who waits goes before syncs that asked earlier", async () => {
    const account = openAccount();
    const first = await ask(account, 3);
    const order: string[] = [];
    const waiting = [
      ask(account, 1).then(() => order.push("sync")),
      ask(account, 1).then(() => order.push("sync")),
      ask(account, 1, { interactive: true }).then(() => order.push("person")),
    ];
    const slots = "granted" in first ? first.granted : [];
    await account.report(
      limits,
      slots.map((slot) => used(slot)),
    );
    await Promise.all(waiting);
    expect(order[0]).toBe("person");
  });

  test("a sync never holds all slots, so that a person's call finds one at once", async () => {
    const account = openAccount();
    const sync = new AccountGate(account, limits, false, Date.now);
    await sync.enter();
    const began = Date.now();
    const person = new AccountGate(account, limits, true, Date.now);
    expect(await person.enter()).toHaveProperty("done");
    expect(Date.now() - began).toBeLessThan(500);
  });

  test("slots that a drain took and did not use are free again when it closes", async () => {
    const account = openAccount();
    const gate = new AccountGate(account, limits, false, Date.now);
    const pass = await gate.enter();
    if ("done" in pass) pass.done("healthy");
    await gate.close();
    const began = Date.now();
    expect(await ask(account, 2)).toEqual({ granted: [expect.any(Number), expect.any(Number)] });
    expect(Date.now() - began).toBeLessThan(500);
  });
});

describe("a session and slots in one round trip", () => {
  const person = { limits: { calls: 100, windowMs: 1_000 }, wanted: 2, interactive: true, reports: [] };
  const token = { sealed: "sealed", digest: "digest", login: "login", expiresAt: Date.now() + 3_600_000 };

  async function signIn(account: Account) {
    const first = await account.openSession(token.login);
    if (!("ticket" in first)) throw new Error("somebody has logged in already");
    return first.ticket;
  }

  test("who finds a token gets slots with it, and its calls ask for no more until they are used", async () => {
    const account = openAccount();
    await account.closeSession(await signIn(account), token);
    let asked = 0;
    const counted: ConstructorParameters<typeof AccountGate>[0] = {
      take: (request) => {
        asked += 1;
        return account.take(request);
      },
      report: (...told) => account.report(...told),
    };
    const gate = new AccountGate(counted, person.limits, true, Date.now);
    const answer = await account.openSession(token.login, gate.request());
    gate.keep(answer.granted ?? []);
    expect(answer).toMatchObject({ kept: token });
    for (let call = 1; call <= 2; call++) {
      const pass = await gate.enter();
      if ("done" in pass) pass.done("healthy");
    }
    expect(asked).toBe(0);
    await gate.enter();
    expect(asked).toBe(1);
  });

  test("calls that are made side by side ask once for both", async () => {
    const keys = { active: "k", keys: { k: "A".repeat(43) } };
    const account = openAccount();
    let asked = 0;
    const counted: ConstructorParameters<typeof AccountSession>[0] = {
      openSession: (...told) => {
        asked += 1;
        return account.openSession(...told);
      },
      closeSession: (...told) => account.closeSession(...told),
      dropSession: (digest) => account.dropSession(digest),
    };
    const login: SessionLogin = {
      request: { kind: "read", method: "POST", path: "/login", reason: "" },
      read: () => ({ kind: "empty" }),
      apply: (request) => request,
    };
    const open = () => new AccountSession(counted, keys, "actor", login);
    const first = open();
    const opened = await first.open();
    if ("ticket" in opened) await first.close(opened.ticket, { token: "t-1", expiresInMs: 3_600_000 });
    asked = 0;
    const [session, gate] = [open(), new AccountGate(account, person.limits, true, Date.now)];
    const both = await Promise.all([session.open(gate), session.open(gate)]);
    expect(both).toEqual([{ token: "t-1" }, { token: "t-1" }]);
    expect(asked).toBe(1);
    expect(gate.request()).toBeUndefined();
  });

  test("who has to log in, or waits for another's login, holds no slot meanwhile", async () => {
    const account = openAccount();
    const holder = await account.openSession(token.login, person);
    expect(holder).toEqual({ ticket: expect.any(String) });
    const waiting = account.openSession(token.login, { ...person, wanted: 100 });
    expect(await account.take({ ...person, wanted: 100 })).toMatchObject({ granted: { length: 100 } });
    if ("ticket" in holder) await account.closeSession(holder.ticket, token);
    expect(await waiting).toEqual({ kept: token });
  });

  test("where no slot is free the token comes at once, without one", async () => {
    const account = openAccount();
    await account.closeSession(await signIn(account), token);
    await ask(account, 3);
    expect(await account.openSession(token.login, { ...person, limits })).toEqual({ kept: token });
  });

  test("a person takes a twentieth of the slots at most, and one where there are few", async () => {
    const wanted = (calls: number) =>
      new AccountGate(openAccount(), { calls, windowMs: 1_000 }, true, Date.now).request()?.wanted;
    expect([3, 20, 50, 100, 1_000].map(wanted)).toEqual([1, 1, 2, 2, 2]);
  });
});

describe("an ERP that is down", () => {
  test("nobody is granted a slot while the circuit is open, and each is told until when", async () => {
    const account = openAccount();
    const grant = await ask(account, 3);
    const [slot = 0] = "granted" in grant ? grant.granted : [];
    const waiting = [ask(account, 3), ask(account, 1, { interactive: true })];
    await account.report(
      limits,
      Array.from({ length: 5 }, () => used(slot, "failing")),
    );
    for (const denial of [...(await Promise.all(waiting)), await ask(account, 1)]) {
      expect(denial).toMatchObject({ denied: "unavailable" });
    }
    const denial = await ask(account, 1);
    const waitMs = "until" in denial ? denial.until - Date.now() : 0;
    expect(waitMs).toBeGreaterThan(10_000);
    expect(waitMs).toBeLessThanOrEqual(15_000);
  });

  test("a gate hands its unused slots back when a call fails, so that the next one asks anew", async () => {
    const account = openAccount();
    const gate = new AccountGate(account, limits, false, Date.now);
    for (let failure = 1; failure <= 5; failure++) {
      const pass = await gate.enter();
      if ("done" in pass) pass.done("failing");
    }
    expect(await gate.enter()).toMatchObject({ denied: "unavailable" });
  });
});
