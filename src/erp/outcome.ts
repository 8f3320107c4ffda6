import type { DeliveryCode } from "../strings/deliveries.ts";
import type { Params } from "../strings/language.ts";

/**
 * How an ERP call can end. The set is closed and the same for every connector, because HTTP status alone lies: these
 * ERPs say "refused" with 200 and "invalid" with 404. Each connector maps its answers to these.
 */
export type FailureKind =
  | "refused"
  | "invalid_credentials"
  | "rate_limited"
  | "blocked"
  | "unavailable"
  | "timeout"
  | "unreadable"
  /** The call may have been made earlier, and nobody knows how that ended: it was not made again. */
  | "outcome_unknown";

/**
 * What a failed call tells about the ERP's state. Only `not_sent` proves that a write did not happen:
 * GestãoClick, for one, may save a record and then answer an error.
 */
export type Certainty =
  /** The request never left: our own budget or circuit held it back. */
  | "not_sent"
  /** The ERP's limiter turned it away before any work. */
  | "turned_away"
  /** The ERP answered, with an error. */
  | "answered"
  /** Nobody knows: no answer, a broken one, or a gateway's word that it waited in vain. */
  | "no_answer";

export type Failure = {
  kind: FailureKind;
  /** The ERP's own words, or ours when it said nothing. Never holds a secret. */
  message: string;
  certainty: Certainty;
  /** Not before this instant (epoch milliseconds), when the ERP or our budget said so. */
  until?: number;
  /** What held the call back concerns calls of this name only: others of the account may go. */
  ofLane?: true;
  /** What a connector knows better about a refusal than the ERP's words say. */
  reason?: { code: DeliveryCode; params: Params };
};

export type Ok<Value> = { kind: "ok"; value: Value };
export type Empty = { kind: "empty" };
export type NotFound = { kind: "not_found"; message: string };
export type Outcome<Value> = Ok<Value> | Empty | NotFound | Failure;

export function ok<Value>(value: Value): Ok<Value> {
  return { kind: "ok", value };
}

export function isFailure(outcome: Outcome<unknown>): outcome is Failure {
  return outcome.kind !== "ok" && outcome.kind !== "empty" && outcome.kind !== "not_found";
}

/** Why a delivery cannot go on now, and what becomes of it. */
export type Stop =
  /** Needs a person. */
  | { kind: "dead"; code: DeliveryCode; params: Params }
  /** May pass: try this delivery again later. */
  | { kind: "retry"; code: DeliveryCode; params: Params; notBefore?: number }
  /** Nothing of this connection can go now: try later, and count no failure against the delivery. */
  | { kind: "postpone"; code: DeliveryCode; params: Params; until: number }
  /** What this delivery needs cannot be done now, others may: try it later, and count no failure against it. */
  | { kind: "put_off"; code: DeliveryCode; params: Params; until: number }
  /** The ERP rejected the credentials: the connection pauses, its deliveries wait. */
  | { kind: "credentials_rejected"; params: Params };

/** Thrown inside a flow to end the delivery's attempt. */
export class DeliveryStop extends Error {
  override readonly name = "DeliveryStop";
  readonly stop: Stop;

  constructor(stop: Stop) {
    super(stop.kind);
    this.stop = stop;
  }
}

export function dead(code: DeliveryCode, params: Params = {}): DeliveryStop {
  return new DeliveryStop({ kind: "dead", code, params });
}

const RETRY_CODES = {
  unavailable: "erp_unavailable",
  timeout: "erp_timeout",
  rate_limited: "erp_rate_limited",
  blocked: "erp_blocked",
  unreadable: "erp_answer_unreadable",
} as const;

/** What a failed call means for the delivery that made it. */
export function stopFor(failure: Failure, now: number): DeliveryStop {
  const params = { erpMessage: failure.message };
  if (failure.kind === "refused") {
    return dead(failure.reason?.code ?? "erp_refused", { ...params, ...failure.reason?.params });
  }
  if (failure.kind === "invalid_credentials") {
    return new DeliveryStop({ kind: "credentials_rejected", params });
  }
  if (failure.kind === "outcome_unknown") return dead("outcome_unknown", { ...params, unprovable: true });
  const code = RETRY_CODES[failure.kind];
  if (failure.certainty === "not_sent" || failure.kind === "blocked") {
    const kind = failure.ofLane ? "put_off" : "postpone";
    return new DeliveryStop({ kind, code, params, until: failure.until ?? now + 30_000 });
  }
  const notBefore = failure.until === undefined ? {} : { notBefore: failure.until };
  return new DeliveryStop({ kind: "retry", code, params, ...notBefore });
}

/** The value of a call that must succeed; anything else ends the delivery's attempt. */
export function unwrap<Value>(outcome: Outcome<Value>, now: number): Value {
  if (outcome.kind === "ok") return outcome.value;
  if (isFailure(outcome)) throw stopFor(outcome, now);
  throw dead("erp_refused", {
    erpMessage: outcome.kind === "not_found" ? outcome.message : "ponte:empty",
  });
}
