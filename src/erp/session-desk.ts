/**
 * A token as the account's actor keeps it: sealed by whoever logged in, told apart by its digest. `login` is the digest of the
 * call that brought it: an account is named by what is no secret, so who has not its secrets gets nothing of theirs.
 */
export type KeptToken = { sealed: string; digest: string; login: string; expiresAt: number };

export type DeskAnswer = { kept: KeptToken } | { ticket: string };

/** A login whose holder was killed is given to the next in line after this: longer than a call takes. */
const TICKET_MS = 30_000;
/** A token is replaced this long before it ends, so that no call is on its way with a dead one. */
export const EARLY_MS = 60_000;

type Waiter = { login: string; answer: (answer: DeskAnswer) => void };

/** One login at a time for one account. Everybody else waits for its token. */
export class SessionDesk {
  #kept: KeptToken | undefined;
  #ticket: { id: string; timer: ReturnType<typeof setTimeout> } | undefined;
  #waiters: Waiter[] = [];
  readonly #now: () => number;

  constructor(now: () => number, kept: KeptToken | undefined) {
    this.#now = now;
    this.#kept = kept;
  }

  get kept(): KeptToken | undefined {
    return this.#kept;
  }

  /** @param login the digest of the call by which this one would log in */
  open(login: string): Promise<DeskAnswer> {
    return new Promise((answer) => {
      this.#waiters.push({ login, answer });
      this.#serve();
    });
  }

  /** @returns whether something was kept. An old ticket's token is not: a newer login may have ended it. */
  close(ticket: string, token: KeptToken | undefined): boolean {
    if (this.#ticket?.id !== ticket) return false;
    clearTimeout(this.#ticket.timer);
    this.#ticket = undefined;
    if (token !== undefined) this.#kept = token;
    this.#serve();
    return token !== undefined;
  }

  /** @returns whether that token was the one in use. */
  drop(digest: string): boolean {
    if (this.#kept?.digest !== digest) return false;
    this.#kept = undefined;
    return true;
  }

  #serve(): void {
    const kept = this.#kept;
    if (kept !== undefined && kept.expiresAt - EARLY_MS > this.#now()) {
      for (const waiter of this.#waiters.splice(0)) {
        if (waiter.login === kept.login) waiter.answer({ kept });
        else this.#waiters.push(waiter);
      }
    }
    if (this.#ticket !== undefined) return;
    const next = this.#waiters.shift();
    if (next === undefined) return;
    const id = crypto.randomUUID();
    this.#ticket = { id, timer: setTimeout(() => this.close(id, undefined), TICKET_MS) };
    next.answer({ ticket: id });
  }
}
