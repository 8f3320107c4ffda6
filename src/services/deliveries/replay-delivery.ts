import { and, eq, inArray, sql } from "drizzle-orm";
import { deliveries } from "../../db/schema.ts";
import { ApiError } from "../../errors.ts";
import { auditStatement } from "../audit/audit.ts";
import { requireConnection } from "../connections/connection-view.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { logStatements } from "../logs/write-log.ts";
import { leaveReplaysStatement } from "../replays/leave-replays.ts";
import { readParams } from "./delivery-view.ts";

/**
 * Puts a delivery back in the queue, and rings for it at once. One that is queued or running already is left as it is:
 * a double click is one trip. @throws ApiError delivery_not_found, delivery_superseded, connection_not_active
 */
export async function replayDelivery(
  context: TenantContext,
  id: string,
): Promise<{ id: string; state: string }> {
  requireScope(context, "sales:write");
  const [row] = await context.db.read(
    context.db.orm
      .select()
      .from(deliveries)
      .where(and(eq(deliveries.tenantId, context.tenantId), eq(deliveries.id, id))),
  );
  if (row === undefined) throw new ApiError("delivery_not_found", { id });
  if (row.state === "superseded") throw new ApiError("delivery_superseded", { subject: row.subject });
  if (row.state === "running" || row.state === "queued") return { id, state: row.state };
  const connection = await requireConnection(context, row.connectionId);
  if (connection.status !== "active" && connection.status !== "paused") {
    throw new ApiError("connection_not_active");
  }
  const now = context.now();
  await context.db.batch([
    leaveReplaysStatement(context.tenantId, sql`d.id = ${id}`),
    context.db.orm
      .update(deliveries)
      .set({
        state: "queued",
        reason: "resend",
        holdReason: null,
        dueAt: now,
        failureCount: 0,
        code: null,
        params: {},
        finishedAt: null,
        replayId: null,
        updatedAt: now,
      })
      .where(
        and(
          eq(deliveries.tenantId, context.tenantId),
          eq(deliveries.id, id),
          inArray(deliveries.state, ["held", "pending", "retrying", "dead", "delivered"]),
        ),
      ),
    ...(row.code === "outcome_unknown" ? [forgetUnprovable(row)] : []),
    ...logStatements(context, {
      tenantId: context.tenantId,
      event: "sale.resent",
      provider: connection.provider,
      connectionId: row.connectionId,
      deliveryId: id,
      subject: row.subject,
    }),
    auditStatement(context, {
      action: "delivery.replayed",
      tenantId: context.tenantId,
      target: id,
      params: { subject: row.subject },
    }),
  ]);
  await context.ring(row.connectionId, { urgent: true });
  return { id, state: "queued" };
}

/**
 * A person who resends what only they could find out says that the ERP has it not. (What the ERP itself can prove is
 * looked up whatever a person says.)
 */
function forgetUnprovable({ tenantId, connectionId, subject, params }: typeof deliveries.$inferSelect) {
  const unprovable = readParams(params).unprovable === true ? 1 : 0;
  return sql`DELETE FROM mappings WHERE connection_id = ${connectionId} AND kind IN ('order', 'ticket', 'lead')
    AND key = ${subject} AND tenant_id = ${tenantId} AND effect_settles_at IS NOT NULL AND ${unprovable}`;
}
