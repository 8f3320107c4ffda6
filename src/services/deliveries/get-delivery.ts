import { and, asc, eq } from "drizzle-orm";
import { attempts, deliveries } from "../../db/schema.ts";
import { ApiError } from "../../errors.ts";
import { toInstant } from "../../lib/dates.ts";
import type { Language } from "../../strings/language.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type DeliveryView, describeReason, toDeliveryView } from "./delivery-view.ts";

export type AttemptView = {
  number: number;
  startedAt: string;
  finishedAt: string;
  outcome: string;
  code: string | null;
  message: string | null;
  /** How many calls to the ERP it made. */
  calls: number;
};

/** One delivery with its attempts. @throws ApiError delivery_not_found */
export async function getDelivery(
  context: TenantContext,
  id: string,
  language: Language,
): Promise<Omit<DeliveryView, "attempts"> & { attempts: AttemptView[] }> {
  requireScope(context, "read");
  const { orm } = context.db;
  const [[row], tries] = await Promise.all([
    context.db.read(
      orm
        .select()
        .from(deliveries)
        .where(and(eq(deliveries.tenantId, context.tenantId), eq(deliveries.id, id))),
    ),
    context.db.read(
      orm
        .select()
        .from(attempts)
        .where(and(eq(attempts.deliveryId, id), eq(attempts.tenantId, context.tenantId)))
        .orderBy(asc(attempts.number)),
    ),
  ]);
  if (row === undefined) throw new ApiError("delivery_not_found", { id });
  return {
    ...toDeliveryView(row, language),
    attempts: tries.map((attempt) => ({
      number: attempt.number,
      startedAt: toInstant(attempt.startedAt),
      finishedAt: toInstant(attempt.finishedAt),
      outcome: attempt.outcome,
      code: attempt.code,
      message: describeReason(attempt.code, attempt.params, language)?.message ?? null,
      calls: attempt.calls,
    })),
  };
}
