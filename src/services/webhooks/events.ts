import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { newIdPerRow } from "../../db/new-ids.ts";

/** What a company can be told of, by the names of the contract. */
export const WEBHOOK_EVENTS = [
  "delivery.delivered",
  "delivery.dead",
  "connection.paused",
  "alert.opened",
  "import.finished",
  "contract.created",
  "service_order.created",
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** What "Send a test" sends. */
export const TEST_EVENT = "webhook.test";

type Told<Event extends WebhookEvent = WebhookEvent> = { tenantId: string; event: Event; now: number };

/**
 * The statement that tells a company's addresses of an event: it goes into the batch of the change itself, so that what
 * happened is told, and what did not is not. With no address it writes nothing.
 * @param data JSON, as SQL: a parameter, or what is made of `from`'s rows
 * @param from joins to `webhooks w`, one message for each of their rows; without them one in all
 */
export function webhookStatement(
  { tenantId, event, now }: Told,
  data: SQL,
  from: SQLWrapper = sql``,
): SQLWrapper {
  return sql`
    INSERT INTO webhook_messages (tenant_id, id, webhook_id, event, data, state, due_at, created_at, updated_at)
    SELECT w.tenant_id, ${newIdPerRow("msg", now)}, w.id, ${event}, ${data}, 'pending', ${now}, ${now}, ${now}
    FROM webhooks w ${from}
    WHERE w.tenant_id = ${tenantId} AND w.status = 'enabled'
      AND EXISTS (SELECT 1 FROM json_each(w.events) e WHERE e.value = ${event})`;
}

/**
 * Tells how deliveries ended, from their rows as the batch leaves them.
 * @param which of the tenant's deliveries, as a condition on `d`
 */
export function deliveryStatement(
  told: Told<"delivery.delivered" | "delivery.dead">,
  which: SQLWrapper,
): SQLWrapper {
  const state = told.event === "delivery.dead" ? "dead" : "delivered";
  return webhookStatement(
    told,
    sql`json_object('deliveryId', d.id, 'connectionId', d.connection_id, 'provider', c.provider, 'flow', d.flow,
      'subject', d.subject, 'state', d.state, 'remoteId', d.remote_id, 'code', d.code)`,
    sql`CROSS JOIN deliveries d ON d.tenant_id = w.tenant_id AND d.state = ${state} AND d.updated_at = ${told.now} AND ${which}
      CROSS JOIN connections c ON c.id = d.connection_id`,
  );
}

/** Tells of those of these contracts that the batch has made, and of their service orders. */
export function contractStatements({
  contractIds,
  ...told
}: Omit<Told, "event"> & { contractIds: readonly string[] }): SQLWrapper[] {
  const made = sql`CROSS JOIN json_each(${JSON.stringify(contractIds)}) m CROSS JOIN`;
  return [
    webhookStatement(
      { ...told, event: "contract.created" },
      sql`json_object('contractId', c.id, 'connectionId', c.connection_id, 'clientId', c.client_id,
        'vehicleId', c.vehicle_id, 'productCode', c.product_code)`,
      sql`${made} contracts c ON c.tenant_id = w.tenant_id AND c.id = m.value`,
    ),
    webhookStatement(
      { ...told, event: "service_order.created" },
      sql`json_object('serviceOrderId', s.id, 'contractId', s.contract_id, 'connectionId', s.connection_id,
        'clientId', s.client_id, 'vehicleId', s.vehicle_id, 'kind', s.kind)`,
      sql`${made} service_orders s ON s.tenant_id = w.tenant_id AND s.contract_id = m.value`,
    ),
  ];
}

/** Tells that a connection has paused, and why. */
export function pausedStatement(
  { now }: { now: () => number },
  connection: { id: string; tenantId: string },
  pausedReason: "credentials_rejected" | "erp_blocked" | "by_user",
): SQLWrapper {
  const { id: connectionId, tenantId } = connection;
  return webhookStatement(
    { tenantId, event: "connection.paused", now: now() },
    sql`${JSON.stringify({ connectionId, pausedReason })}`,
  );
}
