import { sql } from "drizzle-orm";
import { z } from "zod";
import { findConnector } from "../../erp/registry.ts";
import { ApiError, DatabaseError } from "../../errors.ts";
import { newId } from "../../lib/ids.ts";
import { auditStatement, makerOf } from "../audit/audit.ts";
import { requireConnection } from "../connections/connection-view.ts";
import { requireScope, type TenantContext } from "../context.ts";

const DAY_MS = 86_400_000;
/** Whoever asks wants an answer, also where the daily comparison is switched off. */
const DAYS_IF_OFF = 7;

/**
 * Compares at once what was delivered lately with what the ERP has. One at a time for each connection, also with two clicks in
 * one moment: the database refuses the second.
 * @throws ApiError connection_not_found, reconciliations_not_taken, connection_not_active, reconciliation_running
 */
export async function startReconciliation(
  context: TenantContext,
  connectionId: string,
): Promise<{ id: string }> {
  requireScope(context, "sales:write");
  const connection = await requireConnection(context, connectionId);
  const reconciler = findConnector(connection.provider)?.reconciles.sales;
  if (reconciler === undefined) {
    throw new ApiError("reconciliations_not_taken", { provider: connection.provider });
  }
  if (connection.status !== "active") throw new ApiError("connection_not_active");
  const now = context.now();
  const id = newId("rec", now);
  const { tenantId } = context;
  const settings = z.record(z.string(), z.unknown()).parse(connection.settings);
  const from = now - (reconciler.days(settings) || DAYS_IF_OFF) * DAY_MS;
  try {
    await context.db.batch([
      sql`INSERT INTO reconciliations (tenant_id, id, connection_id, state, requested_by, delivered_from, delivered_to,
          due_at, created_at, updated_at)
        VALUES (${tenantId}, ${id}, ${connectionId}, 'queued', ${makerOf(context)}, ${from}, ${now}, ${now}, ${now},
          ${now})`,
      auditStatement(context, {
        action: "reconciliation.started",
        tenantId,
        target: id,
        params: { name: connection.name },
      }),
    ]);
  } catch (error) {
    if (error instanceof DatabaseError && error.isDuplicate) throw new ApiError("reconciliation_running");
    throw error;
  }
  await context.ring(connectionId, { urgent: true });
  return { id };
}
