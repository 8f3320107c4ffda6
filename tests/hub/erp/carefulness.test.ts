import { describe, expect, test } from "vitest";
import { Carefulness } from "../../../src/erp/carefulness.ts";
import { type Gate, SharedGate } from "../../../src/erp/gate.ts";
import { SessionDesk } from "../../../src/erp/session-desk.ts";

const MINUTE = 60_000;

describe("an ERP that punishes is kept content", () => {
  test("a call is not made again within its time, and another one is", () => {
    const care = new Carefulness();
    care.noteCall("a", 0, MINUTE);
    expect(care.repeatedUntil("a", MINUTE)).toBeGreaterThan(MINUTE);
    expect(care.repeatedUntil("b", 1)).toBe(0);
    expect(care.repeatedUntil("a", MINUTE + 1_001)).toBe(0);
  });

  test("errors are counted within their window, and one too few is still allowed", () => {
    const care = new Carefulness();
    const limits = { max: 3, windowMs: 30 * MINUTE };
    for (const at of [0, MINUTE]) care.noteError(at);
    expect(care.errorsUntil(2 * MINUTE, limits)).toBe(0);
    care.noteError(2 * MINUTE);
    expect(care.errorsUntil(2 * MINUTE, limits)).toBe(30 * MINUTE);
    expect(care.errorsUntil(30 * MINUTE, limits)).toBe(0);
    expect(care.errorsUntil(30 * MINUTE, undefined)).toBe(0);
  });

  test("a question whose answer may be an error leaves some to others, and is never forbidden for good", () => {
    const care = new Carefulness();
    const limits = { max: 3, windowMs: 30 * MINUTE };
    care.noteError(0);
    expect(care.errorsUntil(1, limits, 2)).toBe(30 * MINUTE);
    expect(care.errorsUntil(1, limits, 1)).toBe(0);
    expect(new Carefulness().errorsUntil(1, limits, 9)).toBe(0);
  });

  test("what is known outlives the actor that knew it", () => {
    const before = new Carefulness();
    before.noteCall("a", 0, MINUTE);
    before.noteError(0);
    const after = new Carefulness(structuredClone(before.state));
    expect(after.repeatedUntil("a", 1)).toBe(before.repeatedUntil("a", 1));
    expect(after.errorsUntil(1, { max: 1, windowMs: MINUTE })).toBe(MINUTE);
  });
});

/** A gate that tells what becomes of its slots. */
function watched(denied?: number) {
  const told: string[] = [];
  const gate: Gate = {
    enter: async () =>
      denied === undefined
        ? { done: (health) => void told.push(health), unused: () => void told.push("unused") }
        : { denied: "rate_limited", until: denied },
    close: async () => void told.push("closed"),
  };
  return { gate, told };
}

describe("two limits at once", () => {
  test("a slot of both, and the shared one hears nothing of the account's troubles", async () => {
    const [own, shared] = [watched(), watched()];
    const pass = await new SharedGate(own.gate, shared.gate).enter();
    if ("denied" in pass) throw new Error("denied");
    pass.done("failing");
    expect([own.told, shared.told]).toEqual([["failing"], ["healthy"]]);
  });

  test("the account's slot goes back when the shared limit is reached", async () => {
    const own = watched();
    const pass = await new SharedGate(own.gate, watched(5).gate).enter();
    expect(pass).toEqual({ denied: "rate_limited", until: 5 });
    expect(own.told).toEqual(["unused"]);
  });

  test("nothing of what is shared is taken while the account may not call", async () => {
    const shared = watched();
    expect(await new SharedGate(watched(7).gate, shared.gate).enter()).toEqual({
      denied: "rate_limited",
      until: 7,
    });
    expect(shared.told).toEqual([]);
  });
});

describe("one login for everybody", () => {
  const token = (digest: string, expiresAt: number, login = "login") => ({
    sealed: `sealed ${digest}`,
    digest,
    login,
    expiresAt,
  });

  test("of many who ask at once one logs in, and all have its token", async () => {
    const desk = new SessionDesk(() => 0, undefined);
    const [first, ...others] = [desk.open("login"), desk.open("login"), desk.open("login")];
    const answer = await first;
    if (answer === undefined || !("ticket" in answer)) throw new Error("no ticket");
    expect(desk.close(answer.ticket, token("a", 10 * MINUTE))).toBe(true);
    expect(await Promise.all(others)).toEqual([
      { kept: token("a", 10 * MINUTE) },
      { kept: token("a", 10 * MINUTE) },
    ]);
  });

  test("a login that fails gives the next in line its turn", async () => {
    const desk = new SessionDesk(() => 0, undefined);
    const [first, second] = [desk.open("login"), desk.open("login")];
    const answer = await first;
    if (!("ticket" in answer)) throw new Error("no ticket");
    desk.close(answer.ticket, undefined);
    expect(await second).toHaveProperty("ticket");
  });

  test("a token is replaced before it ends, and forgotten when the ERP turns it away", async () => {
    let now = 0;
    const desk = new SessionDesk(() => now, token("a", 10 * MINUTE));
    expect(await desk.open("login")).toHaveProperty("kept.digest", "a");
    expect(desk.drop("another")).toBe(false);
    now = 9 * MINUTE + 1;
    expect(await desk.open("login")).toHaveProperty("ticket");
    const other = new SessionDesk(() => 0, token("a", 10 * MINUTE));
    expect(other.drop("a")).toBe(true);
    expect(await other.open("login")).toHaveProperty("ticket");
  });

  test("the token of a login that was given up does not replace a newer one", async () => {
    const desk = new SessionDesk(() => 0, undefined);
    const first = await desk.open("login");
    if (!("ticket" in first)) throw new Error("no ticket");
    desk.close(first.ticket, undefined);
    const second = await desk.open("login");
    if (!("ticket" in second)) throw new Error("no ticket");
    expect(desk.close(first.ticket, token("old", 10 * MINUTE))).toBe(false);
    desk.close(second.ticket, token("new", 10 * MINUTE));
    expect(await desk.open("login")).toHaveProperty("kept.digest", "new");
  });

  test("whoever logs in otherwise gets nobody else's token, and a login of theirs that fails takes none away", async () => {
    const desk = new SessionDesk(() => 0, token("theirs", 10 * MINUTE));
    const wrong = await desk.open("another secret");
    if (!("ticket" in wrong)) throw new Error("no ticket");
    expect(await desk.open("login")).toHaveProperty("kept.digest", "theirs");
    desk.close(wrong.ticket, undefined);
    expect(await desk.open("login")).toHaveProperty("kept.digest", "theirs");
  });
});
