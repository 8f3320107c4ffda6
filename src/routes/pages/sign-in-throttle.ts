const MAX_FAILURES = 10;
const WINDOW_MS = 5 * 60_000;
const MAX_CLIENTS = 1_000;

/**
 * Slows down whoever guesses: after ten wrong tokens within five minutes a client waits until the window is over. It
 * counts in one isolate's memory, which is enough beside tokens of 256 bits and costs no read for those who know theirs.
 */
export class SignInThrottle {
  readonly #clients = new Map<string, { failures: number; until: number }>();

  /** How long this client has to wait before its next try. */
  waitMs(client: string, now: number): number {
    const known = this.#clients.get(client);
    return known === undefined || known.failures < MAX_FAILURES ? 0 : Math.max(0, known.until - now);
  }

  noteFailure(client: string, now: number): void {
    const known = this.#clients.get(client);
    if (known !== undefined && known.until > now) {
      known.failures += 1;
      return;
    }
    this.#clients.delete(client);
    const oldest = this.#clients.keys().next();
    if (this.#clients.size >= MAX_CLIENTS && !oldest.done) this.#clients.delete(oldest.value);
    this.#clients.set(client, { failures: 1, until: now + WINDOW_MS });
  }

  forget(client: string): void {
    this.#clients.delete(client);
  }
}
