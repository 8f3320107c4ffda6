import { and, eq, type SQLWrapper, sql } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { z } from "zod";
import { webhookAttempts, webhookMessages, webhooks } from "../../db/schema.ts";
import { toInstant } from "../../lib/dates.ts";
import { errorName } from "../../lib/error-name.ts";
import { hostProblem } from "../../lib/hosts.ts";
import type { ShardContext } from "../context.ts";
import { openValue } from "../secrets/seal.ts";
import { TEST_EVENT } from "./events.ts";
import { isTenantsWebhook, ownerOf } from "./webhook-view.ts";

/** When a message that was not taken goes again: over about five days, as Standard Webhooks recommends. */
const RETRIES_MS = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400, 86_400].map(
  (seconds) => seconds * 1_000,
);
const AT_ONCE = 20;
const MOST_PER_RUN = 400;
const TIMEOUT_MS = 15_000;
/** A sender that was killed leaves its messages to the next one after this. */
const CLAIM_MS = 60_000;

const dueSchema = z.object({
  tenant_id: z.string(),
  id: z.string(),
  webhook_id: z.string(),
  event: z.string(),
  data: z.string().transform((text): unknown => JSON.parse(text)),
  attempt_count: z.number(),
  created_at: z.number(),
  url: z.string().nullable(),
  secret: z.string().nullable(),
  older_secret: z.string().nullable(),
  older_until: z.number().nullable(),
  status: z.string().nullable(),
});

type Due = z.output<typeof dueSchema>;

/**
 * Sends the messages that are due, oldest first. Each is claimed before it leaves, so two senders at once do not send one
 * twice; a sender that dies may, and receivers tell by the message's id. @returns how many were sent
 */
export async function sendDueWebhooks(context: ShardContext): Promise<number> {
  let sent = 0;
  while (sent < MOST_PER_RUN) {
    const due = await claim(context);
    if (due.length === 0) break;
    await Promise.all(due.map((message) => send(context, message)));
    sent += due.length;
  }
  return sent;
}

async function claim(context: ShardContext): Promise<Due[]> {
  const now = context.now();
  const claimed = await context.db.all(sql`
    UPDATE webhook_messages SET due_at = ${now + CLAIM_MS}, updated_at = ${now}
    WHERE (tenant_id, id) IN (
      SELECT tenant_id, id FROM webhook_messages INDEXED BY webhook_messages_due
      WHERE due_at <= ${now} ORDER BY due_at LIMIT ${AT_ONCE})
    RETURNING tenant_id, id`);
  if (claimed.length === 0) return [];
  const rows = await context.db.all(sql`
    SELECT m.tenant_id, m.id, m.webhook_id, m.event, m.data, m.attempt_count, m.created_at,
      w.url, w.secret, w.older_secret, w.older_until, w.status
    FROM json_each(${JSON.stringify(claimed)}) c
    CROSS JOIN webhook_messages m ON m.tenant_id = c.value ->> '$.tenant_id' AND m.id = c.value ->> '$.id'
    LEFT JOIN webhooks w ON w.tenant_id = m.tenant_id AND w.id = m.webhook_id`);
  return z.array(dueSchema).parse(rows);
}

type Answer = { status: number | null; error: string | null };

async function send(context: ShardContext, message: Due): Promise<void> {
  const startedAt = context.now();
  const wanted = message.status === "enabled" || message.event === TEST_EVENT;
  if (message.url === null || message.secret === null || !wanted)
    return await give(context, message, "failed");
  const answer = await post(context, message, message.url, message.secret);
  const attempt = context.db.orm.insert(webhookAttempts).values({
    messageId: message.id,
    number: message.attempt_count + 1,
    tenantId: message.tenant_id,
    at: startedAt,
    durationMs: context.now() - startedAt,
    ...answer,
  });
  await context.db.batch([attempt, ...endStatements(context, message, answer)]);
}

async function post(context: ShardContext, message: Due, url: string, secret: string): Promise<Answer> {
  try {
    if (hostProblem(new URL(url), context.settings.allowPrivateHosts) !== null) {
      return { status: null, error: "host_refused" };
    }
    const body = JSON.stringify({
      type: message.event,
      timestamp: toInstant(message.created_at),
      data: message.data,
    });
    const headers = await sign(context, message, secret, body);
    const response = await context.fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "user-agent": "Ponte-Webhooks/1", ...headers },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    return { status: response.status, error: response.ok ? null : "refused" };
  } catch (error) {
    return { status: null, error: errorName(error) };
  }
}

/** Standard Webhooks: both secrets sign while the older one is still good. */
async function sign(context: ShardContext, message: Due, secret: string, body: string) {
  const now = context.now();
  const sealed = [secret, ...((message.older_until ?? 0) > now ? [message.older_secret ?? secret] : [])];
  const owner = ownerOf(message.tenant_id, message.webhook_id);
  const signatures = await Promise.all(
    sealed.map(async (each) => {
      const opened = await openValue(context.settings.credentialKeys, owner, each);
      return new Webhook(opened).sign(message.id, new Date(now), body);
    }),
  );
  return {
    "webhook-id": message.id,
    "webhook-timestamp": String(Math.floor(now / 1_000)),
    "webhook-signature": signatures.join(" "),
  };
}

function endStatements(context: ShardContext, message: Due, { status }: Answer): SQLWrapper[] {
  const ok = status !== null && status >= 200 && status < 300;
  if (ok) return [endStatement(context, message, "delivered")];
  // The receiver says that this address is gone for good.
  if (status === 410) return [endStatement(context, message, "failed"), disable(context, message, "gone")];
  const wait = RETRIES_MS[message.attempt_count];
  if (wait === undefined || message.event === TEST_EVENT) {
    return [
      endStatement(context, message, "failed"),
      ...(message.event === TEST_EVENT ? [] : [disable(context, message, "failing")]),
    ];
  }
  const dueAt = context.now() + Math.round(wait * (0.8 + context.random() * 0.4));
  return [
    context.db.orm
      .update(webhookMessages)
      .set({ dueAt, attemptCount: message.attempt_count + 1, updatedAt: context.now() })
      .where(isIt(message)),
  ];
}

function endStatement(context: ShardContext, message: Due, state: "delivered" | "failed"): SQLWrapper {
  return context.db.orm
    .update(webhookMessages)
    .set({ state, dueAt: null, attemptCount: message.attempt_count + 1, updatedAt: context.now() })
    .where(isIt(message));
}

async function give(context: ShardContext, message: Due, state: "failed"): Promise<void> {
  await context.db.run(endStatement(context, message, state));
}

function disable(context: ShardContext, message: Due, disabledReason: string): SQLWrapper {
  return context.db.orm
    .update(webhooks)
    .set({ status: "disabled", disabledReason, updatedAt: context.now() })
    .where(isTenantsWebhook({ tenantId: message.tenant_id }, message.webhook_id));
}

function isIt({ tenant_id: tenantId, id }: Due) {
  return and(eq(webhookMessages.tenantId, tenantId), eq(webhookMessages.id, id));
}
