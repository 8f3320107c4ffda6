/**
 * A clock that stands still until a test moves it. Each begins after the last instant of the one before, because ids
 * are made of the time; and long before today, so that ids of the Worker's own requests come after them.
 */
export class Clock {
  static #latest = Date.UTC(2024, 0, 8, 12, 0, 0);
  #now: number;

  constructor() {
    Clock.#latest += 3_600_000;
    this.#now = Clock.#latest;
  }

  readonly now = (): number => this.#now;

  advance(ms: number): void {
    this.#now += ms;
    Clock.#latest = Math.max(Clock.#latest, this.#now);
  }

  /** Moves to an instant, never back. */
  moveTo(instant: number): void {
    this.advance(Math.max(0, instant - this.#now));
  }
}
