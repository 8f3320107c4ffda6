import {
  type Certainty,
  DeliveryStop,
  dead,
  type Failure,
  isFailure,
  type Outcome,
  stopFor,
} from "./outcome.ts";

/** What Ponte knows of one ERP record. */
export type Mapping = {
  /** The record's id in the ERP; null until it is known. */
  remoteId: string | null;
  /** The hash of what the ERP was last told about it. */
  contentHash: string | null;
  /** When the CRM said that; null when it is not known. */
  contentAt: number | null;
  updatedAt: number;
  /** Set while a create of this record may have happened. */
  effect: { settlesAt: number; sent: unknown } | null;
};

/** What an effect is about to send: enough to recognise the record it makes. */
export type EffectStart = { contentHash: string; sent: unknown; settlesAt: number };

/** The mappings of one connection, as a flow sees them. */
export interface MappingStore {
  get(kind: string, key: string): Promise<Mapping | undefined>;
  /** Returns only once the row that names the effect is durable: the request may leave after that, not before. */
  beginEffect(kind: string, key: string, start: EffectStart): Promise<void>;
  /** The earlier request is over, as far as anybody can tell, at this instant. */
  settleEffect(kind: string, key: string, settlesAt: number): void;
  /** Durable with the delivery's next write. A crash before it leaves the effect in flight, and a look-up finds it. */
  save(kind: string, key: string, known: { remoteId: string; contentHash: string | null }): void;
  /** The create is proven not to have happened, or the ERP's record is gone. */
  forget(kind: string, key: string): void;
}

/** A record of the ERP: its id there, and the record as the ERP gave it. */
export type RemoteRecord = { id: string; raw: Record<string, unknown> };

/** How one kind of record is created once. */
export type CreateEffect = {
  kind: string;
  key: string;
  contentHash: string;
  /** What `find` needs to recognise what was sent; kept while in flight. */
  sent: unknown;
  /**
   * Looks for what an earlier request made. `empty` only when it is proven absent. Without it, or where it ends as
   * `outcome_unknown`, the ERP cannot prove anything: an outcome that is not clear is a person's to find out.
   */
  find?(sent: unknown): Promise<Outcome<RemoteRecord>>;
  create(): Promise<Outcome<RemoteRecord>>;
};

export type EffectContext = { mappings: MappingStore; now: () => number };

export type CreatedOnce = {
  record: RemoteRecord;
  /** `recovered`: an earlier request had made it, though its answer said otherwise or was lost. */
  how: "created" | "recovered";
  /** False when the record holds what an earlier version said: it has to be brought up to date. */
  upToDate: boolean;
};

/** How long after a request's end an ERP may still be working on it, by what that end told us. */
const SETTLE_MS: Record<Certainty, number> = {
  not_sent: 0,
  turned_away: 0,
  answered: 10_000,
  no_answer: 60_000,
};
/** A request ends within the client's timeout. A row whose writer was killed settles after both. */
const SETTLE_AFTER_CRASH_MS = 85_000;

/**
 * Makes an ERP record exactly once, though the ERP knows no idempotency and may commit and answer an error.
 * Before the request leaves, a row says so. Whoever finds that row looks the record up and creates it again only when it
 * is absent and the earlier request can no longer be on its way.
 * @throws DeliveryStop when the outcome is not clear yet, or the ERP refused
 */
export async function createOnce(context: EffectContext, effect: CreateEffect): Promise<CreatedOnce> {
  const { mappings, now } = context;
  const earlier = await mappings.get(effect.kind, effect.key);
  if (earlier?.effect) {
    if (effect.find === undefined) throw unprovable("ponte:no_answer");
    const found = await lookUp(context, effect, earlier.effect.sent, earlier.contentHash);
    if (found !== undefined) return found;
    if (now() < earlier.effect.settlesAt) throw unclear(earlier.effect.settlesAt, "ponte:no_answer");
  }
  const { contentHash, sent } = effect;
  await mappings.beginEffect(effect.kind, effect.key, {
    contentHash,
    sent,
    settlesAt: now() + SETTLE_AFTER_CRASH_MS,
  });
  const outcome = await effect.create();
  if (outcome.kind !== "ok") return await settle(context, effect, outcome);
  mappings.save(effect.kind, effect.key, { remoteId: outcome.value.id, contentHash });
  return { record: outcome.value, how: "created", upToDate: true };
}

/** After anything but a clean answer: the record may be there all the same. */
async function settle(
  context: EffectContext,
  effect: CreateEffect,
  outcome: Exclude<Outcome<RemoteRecord>, { kind: "ok" }>,
): Promise<CreatedOnce> {
  const { mappings } = context;
  const failure: Failure = isFailure(outcome)
    ? outcome
    : { kind: "refused", message: "message" in outcome ? outcome.message : "", certainty: "answered" };
  const now = context.now();
  if (failure.certainty === "not_sent") {
    mappings.forget(effect.kind, effect.key);
    throw stopFor(failure, now);
  }
  const settlesAt = now + SETTLE_MS[failure.certainty];
  mappings.settleEffect(effect.kind, effect.key, settlesAt);
  // With the credentials rejected a look-up cannot work either; the row stays, and the next attempt begins with it.
  if (failure.kind === "invalid_credentials") throw stopFor(failure, now);
  const found = await lookUp(context, effect, effect.sent, effect.contentHash, failure);
  if (found !== undefined) return found;
  if (failure.kind === "refused" || failure.certainty === "turned_away") {
    mappings.forget(effect.kind, effect.key);
    throw stopFor(failure, now);
  }
  if (effect.find === undefined) throw unprovable(failure.message);
  throw unclear(settlesAt, failure.message);
}

async function lookUp(
  context: EffectContext,
  effect: CreateEffect,
  sent: unknown,
  sentHash: string | null,
  failure?: Failure,
): Promise<CreatedOnce | undefined> {
  const found: Outcome<RemoteRecord> = (await effect.find?.(sent)) ?? { kind: "empty" };
  // This ERP has no look-up after all: its refusal counts as where there is none.
  if (found.kind === "outcome_unknown" && failure?.kind === "refused") return undefined;
  if (isFailure(found)) throw stopFor(found, context.now());
  if (found.kind !== "ok") return undefined;
  context.mappings.save(effect.kind, effect.key, { remoteId: found.value.id, contentHash: sentHash });
  return { record: found.value, how: "recovered", upToDate: sentHash === effect.contentHash };
}

/** Nobody but a person in the ERP can tell whether it happened. */
function unprovable(erpMessage: string): DeliveryStop {
  return dead("outcome_unknown", { erpMessage, unprovable: true });
}

function unclear(notBefore: number, erpMessage: string): DeliveryStop {
  return new DeliveryStop({ kind: "retry", code: "outcome_unclear", params: { erpMessage }, notBefore });
}
