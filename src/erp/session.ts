import type { ErpAnswer } from "./answer.ts";
import type { SlotHand } from "./gate.ts";
import type { Outcome } from "./outcome.ts";
import type { ErpRequest } from "./request.ts";

/** How an account logs in, where its calls carry a token that a login gives. */
export type SessionLogin = {
  /** The login call. Its outcome follows from `read`, not from the connector's rules. */
  request: ErpRequest;
  /** What the login's answer says. A refused login is `invalid_credentials`. */
  read(answer: ErpAnswer): Outcome<SessionToken>;
  /** The call with the token in it: a header, a query parameter, a field of the body. */
  apply(request: ErpRequest, token: string): ErpRequest;
};

export type SessionToken = { token: string; expiresInMs: number };

/**
 * Keeps an account's token for all its calls, so that one of them logs in while the others wait: some ERPs end the older
 * session when a newer one begins.
 */
export interface SessionStore {
  /**
   * The token, or the right (and duty) to log in. Waits while another call does.
   * @param hand takes the slots that come with the token
   */
  open(hand?: SlotHand): Promise<{ token: string } | { ticket: string }>;
  /** Tells how the login went. Without a token whoever waits gets the next ticket. */
  close(ticket: string, token: SessionToken | undefined): Promise<void>;
  /** The ERP does not accept this token any more. */
  drop(token: string): Promise<void>;
}
