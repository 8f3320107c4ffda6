import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { newId } from "../../lib/ids.ts";

/** What a company can be told of, by the names of the contract. */
export const WEBHOOK_EVENTS = [
  "delivery.delivered",
  "delivery.dead",
  "connection.paused",
  "import.finished",
  "contract.created",
  "service_order.created",
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** What "Send a test" sends. */
export const TEST_EVENT = "webhook.test";

/** The last sixteen characters of a message's id, made by the database: there may be several addresses. */
const RANDOM_ID_TAIL = sql`upper(hex(randomblob(8)))`;

/**
 * The statement that tells a company's addresses of an event: it goes into the batch of the change itself, so that what
 * happened is told, and what did not is not. With no address it writes nothing.
 */
export function webhookStatement(told: {
  tenantId: string;
  event: WebhookEvent;
  /** JSON, as SQL: a parameter, or what the batch itself makes. */
  data: SQL;
  now: number;
}): SQLWrapper {
  const { tenantId, event, data, now } = told;
  return sql`
    INSERT INTO webhook_messages (tenant_id, id, webhook_id, event, data, state, due_at, created_at, updated_at)
    SELECT w.tenant_id, ${idHead(now)} || ${RANDOM_ID_TAIL}, w.id, ${event}, ${data}, 'pending', ${now}, ${now}, ${now}
    FROM webhooks w
    WHERE ${wants(tenantId, event)}`;
}

/** "msg_" and the time; what follows is made for each address. */
function idHead(now: number): string {
  return newId("msg", now).slice(0, "msg_".length + 10);
}

const wants = (
  tenantId: string,
  event: WebhookEvent,
) => sql`w.tenant_id = ${tenantId} AND w.status = 'enabled'
  AND EXISTS (SELECT 1 FROM json_each(w.events) e WHERE e.value = ${event})`;

/**
 * Tells how deliveries ended, from their rows as the batch leaves them.
 * @param which of the tenant's deliveries, as a condition on `d`
 */
export function deliveryStatement(
  told: { tenantId: string; event: "delivery.delivered" | "delivery.dead"; now: number },
  which: SQLWrapper,
): SQLWrapper {
  const { tenantId, event, now } = told;
  const state = event === "delivery.dead" ? "dead" : "delivered";
  return sql`
    INSERT INTO webhook_messages (tenant_id, id, webhook_id, event, data, state, due_at, created_at, updated_at)
    SELECT w.tenant_id, ${idHead(now)} || ${RANDOM_ID_TAIL}, w.id, ${event},
      json_object('deliveryId', d.id, 'connectionId', d.connection_id, 'provider', c.provider, 'flow', d.flow,
        'subject', d.subject, 'state', d.state, 'remoteId', d.remote_id, 'code', d.code),
      'pending', ${now}, ${now}, ${now}
    FROM webhooks w
    CROSS JOIN deliveries d ON d.tenant_id = w.tenant_id AND d.state = ${state} AND d.updated_at = ${now} AND ${which}
    CROSS JOIN connections c ON c.id = d.connection_id
    WHERE ${wants(tenantId, event)}`;
}

/** Tells of those of these contracts that the batch has made, and of their service orders. */
export function contractStatements(told: {
  tenantId: string;
  contractIds: readonly string[];
  now: number;
}): SQLWrapper[] {
  const { tenantId, contractIds, now } = told;
  const made = sql`json_each(${JSON.stringify(contractIds)}) m CROSS JOIN`;
  return [
    sql`INSERT INTO webhook_messages (tenant_id, id, webhook_id, event, data, state, due_at, created_at, updated_at)
      SELECT w.tenant_id, ${idHead(now)} || ${RANDOM_ID_TAIL}, w.id, ${"contract.created" satisfies WebhookEvent},
        json_object('contractId', c.id, 'connectionId', c.connection_id, 'clientId', c.client_id,
          'vehicleId', c.vehicle_id, 'productCode', c.product_code),
        'pending', ${now}, ${now}, ${now}
      FROM webhooks w CROSS JOIN ${made} contracts c ON c.tenant_id = ${tenantId} AND c.id = m.value
      WHERE ${wants(tenantId, "contract.created")}`,
    sql`INSERT INTO webhook_messages (tenant_id, id, webhook_id, event, data, state, due_at, created_at, updated_at)
      SELECT w.tenant_id, ${idHead(now)} || ${RANDOM_ID_TAIL}, w.id, ${"service_order.created" satisfies WebhookEvent},
        json_object('serviceOrderId', s.id, 'contractId', s.contract_id, 'connectionId', s.connection_id,
          'clientId', s.client_id, 'vehicleId', s.vehicle_id, 'kind', s.kind),
        'pending', ${now}, ${now}, ${now}
      FROM webhooks w CROSS JOIN ${made} service_orders s ON s.tenant_id = ${tenantId} AND s.contract_id = m.value
      WHERE ${wants(tenantId, "service_order.created")}`,
  ];
}

/** Tells that a connection has paused, and why. */
export function pausedStatement(
  { now }: { now: () => number },
  connection: { id: string; tenantId: string },
  pausedReason: "credentials_rejected" | "erp_blocked" | "by_user",
): SQLWrapper {
  return webhookStatement({
    tenantId: connection.tenantId,
    event: "connection.paused",
    data: sql`${JSON.stringify({ connectionId: connection.id, pausedReason })}`,
    now: now(),
  });
}
