import type { KeyRing } from "../../env.ts";
import type { AccountActor } from "../../erp/account.ts";
import type { SlotHand } from "../../erp/gate.ts";
import type { SessionLogin, SessionStore, SessionToken } from "../../erp/session.ts";
import { EARLY_MS } from "../../erp/session-desk.ts";
import { contentHash, sha256 } from "../../lib/hash.ts";
import { openValue, sealValue } from "../secrets/seal.ts";

type Actor = Pick<DurableObjectStub<AccountActor>, "openSession" | "closeSession" | "dropSession">;

/**
 * An account's session as its actor keeps it: the token lies there sealed, and is opened here. Once for a piece of work: what
 * it knows it does not ask for again, since another actor's answer takes as long as its machine is far away.
 */
export class AccountSession implements SessionStore {
  readonly #actor: Actor;
  readonly #keys: KeyRing | undefined;
  readonly #owner: { session: string };
  readonly #login: Promise<string>;
  #known: { token: string; until: number } | undefined;
  #opening: Promise<unknown> = Promise.resolve();

  constructor(actor: Actor, keys: KeyRing | undefined, actorName: string, login: SessionLogin) {
    this.#actor = actor;
    this.#keys = keys;
    this.#owner = { session: actorName };
    this.#login = contentHash(login.request);
  }

  /** Calls that a piece of work makes side by side ask once: the others find what the first one is told. */
  async open(hand?: SlotHand): Promise<{ token: string } | { ticket: string }> {
    const opened = this.#opening.then(() => this.#open(hand));
    this.#opening = opened.catch(() => undefined);
    return await opened;
  }

  async #open(hand?: SlotHand): Promise<{ token: string } | { ticket: string }> {
    if (this.#known !== undefined && this.#known.until > Date.now()) return { token: this.#known.token };
    for (;;) {
      const answer = await this.#actor.openSession(await this.#login, hand?.request());
      hand?.keep(answer.granted ?? []);
      if ("ticket" in answer) return { ticket: answer.ticket };
      try {
        const token = await openValue(this.#keys, this.#owner, answer.kept.sealed);
        this.#known = { token, until: answer.kept.expiresAt - EARLY_MS };
        return { token };
      } catch {
        // Sealed with a key that the ring no longer holds: a new login is all it costs.
        await this.#actor.dropSession(answer.kept.digest);
      }
    }
  }

  async close(ticket: string, session: SessionToken | undefined): Promise<void> {
    if (session === undefined) return await this.#actor.closeSession(ticket);
    const { token, expiresInMs } = session;
    const expiresAt = Date.now() + expiresInMs;
    await this.#actor.closeSession(ticket, {
      sealed: await sealValue(this.#keys, this.#owner, token),
      digest: await sha256(token),
      login: await this.#login,
      expiresAt,
    });
    this.#known = { token, until: expiresAt - EARLY_MS };
  }

  async drop(token: string): Promise<void> {
    this.#known = undefined;
    await this.#actor.dropSession(await sha256(token));
  }
}
