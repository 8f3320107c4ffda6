/** An ERP's limits, as its connector declares them. */
export type BudgetLimits = {
  /** At most `calls` in any window of `windowMs`. */
  calls: number;
  windowMs: number;
  /** At most so many in a day of the ERP's time zone. */
  perDay?: number;
  /** How many slots a sync takes at a time. Default: all but one, so that a person's call finds one. */
  portion?: number;
  /** The ERP refuses the same call again within this time. */
  repeatMs?: number;
  /** The ERP blocks who earns so many error answers: Ponte stops before. */
  errors?: { max: number; windowMs: number };
};

/** A part of an account's slots that others do not miss. */
export const SMALL_SHARE = 1 / 20;

/** Timers may fire a little early, and clocks count whole milliseconds. */
const GUARD_MS = 10;
/** A slot whose holder never reports (it was killed) counts as just used after so long. */
const SLOT_EXPIRY_MS = 40_000;

/** A slot in use: until its call is reported, or until it cannot be any more. */
export type Slot = { id: number; freeAt: number };

/** What a budget must remember beyond its actor's life. */
export type BudgetState = { slots: readonly Slot[]; lastId: number };

/**
 * A sliding-window budget of call slots. Pure: time comes in, nothing waits here.
 *
 * A call counts for the ERP when it arrives there, which nobody here sees. It arrived after it was sent and before its
 * answer came, so a slot is free again one window after the answer: then no clock, network or scheduler can squeeze one
 * call too many into any window.
 */
export class Budget {
  readonly #limits: BudgetLimits;
  #slots: Slot[] = [];
  #lastId = 0;
  #day = "";
  #callsToday = 0;

  constructor(limits: BudgetLimits) {
    this.#limits = limits;
  }

  /** Takes up to `wanted` slots that are free at `now`. @returns their ids, none when all are in use. */
  take(wanted: number, now: number): number[] {
    this.#slots = this.#slots.filter((slot) => slot.freeAt > now);
    const free = Math.max(0, this.#limits.calls - this.#slots.length);
    const taken = Array.from({ length: Math.min(wanted, free) }, () => {
      this.#lastId += 1;
      return { id: this.#lastId, freeAt: now + SLOT_EXPIRY_MS + this.#limits.windowMs };
    });
    this.#slots.push(...taken);
    this.#callsToday += taken.length;
    return taken.map((slot) => slot.id);
  }

  /** Reports a slot's call: the ERP counted it at `endedAt` at the latest. */
  used(id: number, endedAt: number): void {
    const slot = this.#slots.find((candidate) => candidate.id === id);
    if (slot === undefined) return;
    slot.freeAt = endedAt + this.#limits.windowMs + GUARD_MS;
  }

  /** Gives a slot back that no call was made with. */
  unused(id: number): void {
    const before = this.#slots.length;
    this.#slots = this.#slots.filter((slot) => slot.id !== id);
    if (this.#slots.length < before) this.#callsToday -= 1;
  }

  /** The earliest instant at which a slot is free by itself. */
  nextFreeAt(now: number): number {
    if (this.#slots.length < this.#limits.calls) return now;
    return Math.min(...this.#slots.map((slot) => slot.freeAt));
  }

  /** The slots in use, to survive the actor's eviction: those in hand must not be granted again. */
  get state(): BudgetState {
    return { slots: this.#slots.map((slot) => ({ ...slot })), lastId: this.#lastId };
  }

  restore(state: BudgetState): void {
    this.#slots = state.slots.map((slot) => ({ ...slot }));
    this.#lastId = state.lastId;
  }

  /** True when the day's calls are used up. */
  dayIsSpent(day: string): boolean {
    if (this.#day !== day) {
      this.#day = day;
      this.#callsToday = 0;
    }
    return this.#limits.perDay !== undefined && this.#callsToday >= this.#limits.perDay;
  }

  /** The day's count, to survive the actor's eviction. */
  get today(): { day: string; calls: number } {
    return { day: this.#day, calls: this.#callsToday };
  }

  restoreToday(today: { day: string; calls: number }): void {
    this.#day = today.day;
    this.#callsToday = today.calls;
  }
}
