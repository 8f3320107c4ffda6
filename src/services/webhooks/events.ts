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
 * @param only told only if this holds when the batch runs
 */
export function webhookStatement(
  told: {
    tenantId: string;
    event: WebhookEvent;
    /** JSON, as SQL: a parameter, or what the batch itself makes. */
    data: SQL;
    now: number;
  },
  only: SQLWrapper = sql`true`,
): SQLWrapper {
  const { tenantId, event, data, now } = told;
  // "msg_" and the time; what follows is made for each address.
  const idHead = newId("msg", now).slice(0, "msg_".length + 10);
  return sql`
    INSERT INTO webhook_messages (tenant_id, id, webhook_id, event, data, state, due_at, created_at, updated_at)
    SELECT w.tenant_id, ${idHead} || ${RANDOM_ID_TAIL}, w.id, ${event}, ${data}, 'pending', ${now}, ${now}, ${now}
    FROM webhooks w
    WHERE w.tenant_id = ${tenantId} AND w.status = 'enabled'
      AND EXISTS (SELECT 1 FROM json_each(w.events) e WHERE e.value = ${event}) AND ${only}`;
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
