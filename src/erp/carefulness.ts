import type { BudgetLimits } from "./budget.ts";

/** What an account's actor must remember beyond its life, so that the ERP does not block it. */
export type CarefulState = {
  calls: readonly (readonly [digest: string, until: number])[];
  errors: readonly number[];
};

/** Our clock and the ERP's need not agree to the second. */
const GUARD_MS = 1_000;

/**
 * Keeps away from an ERP's penalties: a call that was made a moment ago is not made again, and error answers are counted
 * like the ERP counts them. Pure: time comes in.
 */
export class Carefulness {
  #calls: Map<string, number>;
  #errors: number[];

  constructor(state: CarefulState = { calls: [], errors: [] }) {
    this.#calls = new Map(state.calls);
    this.#errors = [...state.errors];
  }

  get state(): CarefulState {
    return { calls: [...this.#calls], errors: [...this.#errors] };
  }

  noteCall(digest: string, now: number, repeatMs: number): void {
    for (const [known, until] of this.#calls) if (until <= now) this.#calls.delete(known);
    this.#calls.set(digest, now + repeatMs + GUARD_MS);
  }

  /** Until when the ERP would refuse this very call; 0 when it would not. */
  repeatedUntil(digest: string, now: number): number {
    const until = this.#calls.get(digest) ?? 0;
    return until > now ? until : 0;
  }

  noteError(now: number): void {
    this.#errors.push(now);
  }

  /** Until when no call may leave because one more error could be too many; 0 when one may. @param spared how many stay */
  errorsUntil(now: number, limits: BudgetLimits["errors"], spared = 0): number {
    if (limits === undefined) return 0;
    this.#errors = this.#errors.filter((at) => at > now - limits.windowMs);
    const oldest = this.#errors.at(-Math.max(1, limits.max - spared));
    return oldest === undefined ? 0 : oldest + limits.windowMs;
  }
}
