import { describe, expect, test } from "vitest";
import { Budget } from "../../../src/erp/budget.ts";
import { Circuit } from "../../../src/erp/circuit.ts";
import { fc } from "../../common/properties.ts";

const limits = { calls: 3, windowMs: 1_000 };

/** The most instants within any half-open window of a second. */
function mostInAnySecond(instants: readonly number[]): number {
  const sorted = [...instants].sort((left, right) => left - right);
  return Math.max(
    0,
    ...sorted.map((start) => sorted.filter((at) => at >= start && at < start + 1_000).length),
  );
}

/** One caller's habits: how many slots it asks for, and what it does with each. */
const steps = fc.array(
  fc.record({
    pauseMs: fc.integer({ min: 0, max: 700 }),
    wanted: fc.integer({ min: 1, max: 4 }),
    uses: fc.array(
      fc.record({
        used: fc.boolean(),
        idleMs: fc.integer({ min: 0, max: 900 }),
        /** How long the answer takes, and how much of that the request was on its way. */
        answerMs: fc.integer({ min: 0, max: 3_000 }),
        arrivalShare: fc.double({ min: 0, max: 1, noNaN: true }),
        /** How late the actor learns of it. */
        reportMs: fc.integer({ min: 0, max: 2_000 }),
      }),
      { minLength: 4, maxLength: 4 },
    ),
  }),
  { minLength: 1, maxLength: 60 },
);

describe("no second ever holds more than three calls", () => {
  test("whatever is taken, used, given back, and however late answers and reports come", () => {
    fc.assert(
      fc.property(steps, (plan) => {
        const budget = new Budget(limits);
        const arrivals: number[] = [];
        const pending: { at: number; run: () => void }[] = [];
        const runUntil = (now: number) => {
          pending.sort((left, right) => left.at - right.at);
          while (pending[0] !== undefined && pending[0].at <= now) pending.shift()?.run();
        };
        let now = 1_000_000;
        for (const { pauseMs, wanted, uses } of plan) {
          now += pauseMs;
          runUntil(now);
          budget.take(wanted, now).forEach((slot, index) => {
            const use = uses[index];
            if (use === undefined) return;
            const sentAt = now + use.idleMs;
            if (!use.used) {
              pending.push({ at: sentAt, run: () => budget.unused(slot) });
              return;
            }
            const latest = sentAt + use.answerMs;
            arrivals.push(sentAt + (latest - sentAt) * use.arrivalShare);
            pending.push({ at: sentAt + use.answerMs + use.reportMs, run: () => budget.used(slot, latest) });
          });
        }
        expect(mostInAnySecond(arrivals)).toBeLessThanOrEqual(3);
      }),
      { numRuns: 500 },
    );
  });

  test("nor when each call asks for the next one at once, and the limit is used to nearly its whole", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 30, maxLength: 60 }),
        (latencies) => {
          const budget = new Budget(limits);
          const arrivals: number[] = [];
          let now = 0;
          for (const latency of latencies) {
            let [slot] = budget.take(1, now);
            if (slot === undefined) {
              now = budget.nextFreeAt(now);
              [slot] = budget.take(1, now);
            }
            expect(slot).toBeDefined();
            arrivals.push(now + latency / 2);
            now += latency;
            if (slot !== undefined) budget.used(slot, now);
          }
          expect(mostInAnySecond(arrivals)).toBeLessThanOrEqual(3);
          const rate = (latencies.length - 3) / ((now - 0) / 1_000);
          expect(rate).toBeGreaterThan(2.4);
        },
      ),
      { numRuns: 50 },
    );
  });

  test("a slot that was taken and never reported comes back, but not before its call can be over", () => {
    const budget = new Budget(limits);
    expect(budget.take(3, 0)).toHaveLength(3);
    expect(budget.take(1, 30_000)).toEqual([]);
    expect(budget.take(3, budget.nextFreeAt(30_000))).toHaveLength(3);
    expect(budget.nextFreeAt(30_000)).toBeGreaterThan(40_000);
  });

  test("a slot that is given back is free at once, and giving it back twice frees one", () => {
    const budget = new Budget(limits);
    const [slot = 0] = budget.take(3, 0);
    budget.unused(slot);
    budget.unused(slot);
    expect(budget.take(3, 0)).toHaveLength(1);
  });

  test("a budget that takes up another's state grants nothing that is in somebody's hand", () => {
    const before = new Budget(limits);
    const [used = 0, inHand = 0] = before.take(3, 5_000);
    before.used(used, 5_100);
    const after = new Budget(limits);
    after.restore(before.state);
    expect(after.take(3, 6_000)).toEqual([]);
    expect(after.take(3, 6_200)).toHaveLength(1);
    after.unused(inHand);
    expect(after.take(3, 6_200)).toHaveLength(1);
  });
});

describe("the day's limit", () => {
  test("counts calls, not slots that were given back, and begins anew the next day", () => {
    const budget = new Budget({ ...limits, perDay: 2 });
    expect(budget.dayIsSpent("2026-11-25")).toBe(false);
    const [first = 0] = budget.take(1, 0);
    budget.take(1, 0);
    expect(budget.dayIsSpent("2026-11-25")).toBe(true);
    budget.unused(first);
    expect(budget.dayIsSpent("2026-11-25")).toBe(false);
    budget.take(1, 2_000);
    expect(budget.dayIsSpent("2026-11-25")).toBe(true);
    expect(budget.dayIsSpent("2026-11-26")).toBe(false);
  });

  test("survives whoever kept it", () => {
    const budget = new Budget({ ...limits, perDay: 3 });
    budget.dayIsSpent("2026-11-25");
    budget.take(3, 0);
    const heir = new Budget({ ...limits, perDay: 3 });
    heir.restoreToday(budget.today);
    expect(heir.dayIsSpent("2026-11-25")).toBe(true);
  });
});

describe("the circuit", () => {
  const fail = (circuit: Circuit, times: number, now = 0) => {
    for (let time = 0; time < times; time++) circuit.record("failing", now);
  };

  test("opens at the fifth failure in a row and not before", () => {
    const circuit = new Circuit();
    fail(circuit, 4);
    expect(circuit.openUntil(0)).toBe(0);
    fail(circuit, 1);
    expect(circuit.openUntil(0)).toBe(15_000);
    expect(circuit.openUntil(15_000)).toBe(0);
  });

  test("each failure after that doubles the time, up to five minutes", () => {
    const circuit = new Circuit();
    fail(circuit, 6);
    expect(circuit.openUntil(0)).toBe(30_000);
    fail(circuit, 20);
    expect(circuit.openUntil(0)).toBe(300_000);
  });

  test("one good answer closes it for good", () => {
    const circuit = new Circuit();
    fail(circuit, 4);
    circuit.record("healthy", 0);
    fail(circuit, 4);
    expect(circuit.openUntil(0)).toBe(0);
  });

  test("a limit that others use up slows calls for one to twelve seconds, or as long as the ERP says", () => {
    const circuit = new Circuit();
    circuit.record("rate_limited", 0);
    expect(circuit.slowUntil(0)).toBe(1_000);
    for (let time = 0; time < 10; time++) circuit.record("rate_limited", 0);
    expect(circuit.slowUntil(0)).toBe(12_000);
    circuit.record("rate_limited", 0, 60_000);
    expect(circuit.slowUntil(0)).toBe(60_000);
    expect(circuit.openUntil(0)).toBe(0);
  });
});
