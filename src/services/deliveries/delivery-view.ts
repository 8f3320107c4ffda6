import { z } from "zod";
import type { deliveries } from "../../db/schema.ts";
import { toInstant, toInstantOrNull } from "../../lib/dates.ts";
import { type Actor, deliveryText } from "../../strings/deliveries.ts";
import { inLanguage, type Language, type Params } from "../../strings/language.ts";

export type DeliveryRow = typeof deliveries.$inferSelect;

/** Why a delivery waits or stopped, for programs and for people. */
export type DeliveryReason = { code: string; message: string; hint: string; who: Actor } | null;

export type DeliveryView = {
  id: string;
  connectionId: string;
  flow: string;
  subject: string;
  state: DeliveryRow["state"];
  holdReason: DeliveryRow["holdReason"];
  reason: DeliveryRow["reason"];
  attempts: number;
  nextAttemptAt: string | null;
  code: string | null;
  message: string | null;
  hint: string | null;
  who: Actor | null;
  remoteId: string | null;
  createdAt: string;
  updatedAt: string;
  finishedAt: string | null;
};

const paramsSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
);

/** What a stored text mentions. */
export function readParams(stored: unknown): Params {
  return paramsSchema.safeParse(stored).data ?? {};
}

export function describeReason(code: string | null, params: unknown, language: Language): DeliveryReason {
  if (code === null) return null;
  const texts = deliveryText(code);
  if (texts === undefined) return { code, message: code, hint: "", who: "nobody" };
  const values = readParams(params);
  return {
    code,
    message: inLanguage(texts.message, language, values),
    hint: inLanguage(texts.hint, language, values),
    who: texts.who,
  };
}

export function toDeliveryView(row: DeliveryRow, language: Language): DeliveryView {
  const reason = describeReason(row.code, row.params, language);
  return {
    id: row.id,
    connectionId: row.connectionId,
    flow: row.flow,
    subject: row.subject,
    state: row.state,
    holdReason: row.holdReason,
    reason: row.reason,
    attempts: row.attemptCount,
    nextAttemptAt: toInstantOrNull(row.dueAt),
    code: reason?.code ?? null,
    message: reason?.message ?? null,
    hint: reason?.hint ?? null,
    who: reason?.who ?? null,
    remoteId: row.remoteId,
    createdAt: toInstant(row.createdAt),
    updatedAt: toInstant(row.updatedAt),
    finishedAt: toInstantOrNull(row.finishedAt),
  };
}
