import type { KeyRing } from "../../env.ts";
import type { AccountActor } from "../../erp/account.ts";
import type { SessionStore, SessionToken } from "../../erp/session.ts";
import { sha256 } from "../../lib/hash.ts";
import { openValue, sealValue } from "../secrets/seal.ts";

type Actor = Pick<DurableObjectStub<AccountActor>, "openSession" | "closeSession" | "dropSession">;

/** An account's session as its actor keeps it: the token lies there sealed, and is opened here. */
export class AccountSession implements SessionStore {
  readonly #actor: Actor;
  readonly #keys: KeyRing | undefined;
  readonly #owner: { session: string };

  constructor(actor: Actor, keys: KeyRing | undefined, actorName: string) {
    this.#actor = actor;
    this.#keys = keys;
    this.#owner = { session: actorName };
  }

  async open(): Promise<{ token: string } | { ticket: string }> {
    for (;;) {
      const answer = await this.#actor.openSession();
      if ("ticket" in answer) return { ticket: answer.ticket };
      try {
        return { token: await openValue(this.#keys, this.#owner, answer.kept.sealed) };
      } catch {
        // Sealed with a key that the ring no longer holds: a new login is all it costs.
        await this.#actor.dropSession(answer.kept.digest);
      }
    }
  }

  async close(ticket: string, session: SessionToken | undefined): Promise<void> {
    if (session === undefined) return await this.#actor.closeSession(ticket);
    const { token, expiresInMs } = session;
    await this.#actor.closeSession(ticket, {
      sealed: await sealValue(this.#keys, this.#owner, token),
      digest: await sha256(token),
      expiresAt: Date.now() + expiresInMs,
    });
  }

  async drop(token: string): Promise<void> {
    await this.#actor.dropSession(await sha256(token));
  }
}
