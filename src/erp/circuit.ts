const FAILURES_TO_OPEN = 5;
const FIRST_OPEN_MS = 15_000;
const LONGEST_OPEN_MS = 5 * 60_000;
const FIRST_LIMITED_MS = 1_000;
const LONGEST_LIMITED_MS = 12_000;

/** How a call ended, as far as the account's health is concerned. */
export type CallHealth = "healthy" | "failing" | "rate_limited";

/**
 * Keeps Ponte from hammering an ERP that is down or that limits us. Five failures in a row open the circuit, each
 * further failure doubles the time. A 429 (other integrations share the company's quota) slows us for 1 s to 12 s,
 * the practice of GestãoClick's integrators. Pure: time comes in.
 */
export class Circuit {
  #failures = 0;
  #limited = 0;
  #openUntil = 0;
  #slowUntil = 0;
  #slowWhy: string | undefined;

  /** Records a call's end. `retryAfterMs` is what the ERP itself asked for, `why` the words for it, where there are some. */
  record(health: CallHealth, now: number, retryAfterMs?: number, why?: string): void {
    if (health === "healthy") {
      this.#failures = 0;
      this.#limited = 0;
      return;
    }
    if (health === "rate_limited") {
      const wait = Math.min(FIRST_LIMITED_MS * 2 ** this.#limited, LONGEST_LIMITED_MS);
      this.#limited += 1;
      const until = now + (retryAfterMs ?? wait);
      if (until <= this.#slowUntil) return;
      this.#slowUntil = until;
      this.#slowWhy = why;
      return;
    }
    this.#failures += 1;
    if (this.#failures < FAILURES_TO_OPEN) return;
    const doublings = this.#failures - FAILURES_TO_OPEN;
    this.#openUntil = now + Math.min(FIRST_OPEN_MS * 2 ** doublings, LONGEST_OPEN_MS);
  }

  /** Until when no call may leave because the ERP fails; 0 when closed. */
  openUntil(now: number): number {
    return this.#openUntil > now ? this.#openUntil : 0;
  }

  /** Until when calls wait because the ERP limits us; 0 when they need not. */
  slowUntil(now: number): number {
    return this.#slowUntil > now ? this.#slowUntil : 0;
  }

  /** Why calls wait until then. */
  get slowWhy(): string | undefined {
    return this.#slowWhy;
  }
}
