import { sql } from "drizzle-orm";
import { z } from "zod";
import { inList, rare } from "../../db/database.ts";
import { SALES_PROVIDERS } from "../../erp/registry.ts";
import { ApiError } from "../../errors.ts";
import { newId } from "../../lib/ids.ts";
import { auditStatement } from "../audit/audit.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { logStatements } from "../logs/write-log.ts";
import { requireSale } from "./sale-view.ts";

const connectionSchema = z.object({
  id: z.string(),
  provider: z.string(),
  status: z.string(),
  waiting_id: z.string().nullable(),
});

/**
 * Puts a sale back in the queue of each active connection, also one from before the activation (G7, G10), and rings at
 * once. One that is already waiting only goes sooner, so a double click is one trip.
 * @throws ApiError sale_not_found, not_a_sale, no_connection, connection_not_active
 */
export async function resendSale(
  context: TenantContext,
  externalId: string,
): Promise<{ deliveryId: string }> {
  requireScope(context, "sales:write");
  const sale = await requireSale(context, externalId);
  if (sale.kind !== "sale") throw new ApiError("not_a_sale", { kind: sale.kind });
  const { tenantId } = context;
  const rows = z.array(connectionSchema).parse(
    await context.db.all(sql`
      SELECT c.id, c.provider, c.status, (SELECT max(d.id) FROM deliveries d
        WHERE d.tenant_id = c.tenant_id AND ${rare(sql`d.subject = ${externalId}`)} AND d.connection_id = c.id
          AND d.state IN ('pending', 'queued', 'retrying')) AS waiting_id
      FROM connections c
      WHERE c.tenant_id = ${tenantId} AND c.deleted_at IS NULL
        AND ${inList(sql`c.provider`, SALES_PROVIDERS)}
      ORDER BY c.id`),
  );
  if (rows.length === 0) throw new ApiError("no_connection");
  const active = rows.filter(({ status }) => status === "active" || status === "paused");
  const [first] = active;
  if (first === undefined) throw new ApiError("connection_not_active");
  const now = context.now();
  const trips = active.map((row) => ({ ...row, deliveryId: row.waiting_id ?? newId("dlv", now) }));
  await context.db.batch([
    ...trips.flatMap(({ id, provider, deliveryId, waiting_id }) => [
      waiting_id === null ? newTrip(deliveryId, id) : sooner(deliveryId),
      sql`UPDATE deliveries SET state = 'superseded', due_at = NULL, finished_at = ${now}, updated_at = ${now}
        WHERE tenant_id = ${tenantId} AND ${rare(sql`subject = ${externalId}`)} AND connection_id = ${id}
          AND id <> ${deliveryId} AND state IN ('held', 'dead')`,
      ...logStatements(context, {
        tenantId,
        event: "sale.resent",
        provider,
        connectionId: id,
        deliveryId,
        subject: externalId,
      }),
    ]),
    auditStatement(context, {
      action: "sale.resent",
      tenantId,
      target: sale.id,
      params: { externalId },
    }),
  ]);
  for (const { id } of trips) await context.ring(id, { urgent: true });
  return { deliveryId: trips[0]?.deliveryId ?? "" };

  function newTrip(deliveryId: string, connectionId: string) {
    return sql`
      INSERT INTO deliveries (tenant_id, id, connection_id, flow, subject, subject_version, reason, state, due_at,
        created_at, updated_at)
      VALUES (${tenantId}, ${deliveryId}, ${connectionId}, 'sales', ${externalId}, ${sale.version}, 'resend',
        'queued', ${now}, ${now}, ${now})`;
  }

  function sooner(deliveryId: string) {
    return sql`
      UPDATE deliveries SET state = 'queued', reason = 'resend', due_at = min(due_at, ${now}), failure_count = 0,
        replay_id = NULL, updated_at = ${now}
      WHERE tenant_id = ${tenantId} AND id = ${deliveryId} AND state IN ('pending', 'queued', 'retrying')`;
  }
}
