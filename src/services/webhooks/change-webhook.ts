import { and, eq, type SQLWrapper, sql } from "drizzle-orm";
import { webhookMessages, webhooks } from "../../db/schema.ts";
import { newId } from "../../lib/ids.ts";
import { auditStatement } from "../audit/audit.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { TEST_EVENT, type WebhookEvent } from "./events.ts";
import {
  isTenantsWebhook,
  newSecret,
  requirePublicUrl,
  requireWebhook,
  toWebhookView,
  type WebhookView,
} from "./webhook-view.ts";

/** Receivers have this long to take up a new secret: both sign meanwhile. */
const OVERLAP_MS = 24 * 3_600_000;

export type WebhookPatch = {
  url?: string | undefined;
  events?: readonly WebhookEvent[] | undefined;
  enabled?: boolean | undefined;
};

/** Changes what is given. What waits goes to the new address. @throws ApiError webhook_not_found, validation_failed */
export async function updateWebhook(
  context: TenantContext,
  id: string,
  patch: WebhookPatch,
): Promise<WebhookView> {
  requireScope(context, "connections:write");
  if (patch.url !== undefined) requirePublicUrl(context, patch.url);
  const row = await requireWebhook(context, id);
  const set = {
    url: patch.url ?? row.url,
    events: patch.events === undefined ? row.events : [...new Set(patch.events)],
    ...(patch.enabled === undefined
      ? {}
      : { status: patch.enabled ? ("enabled" as const) : ("disabled" as const), disabledReason: null }),
    updatedAt: context.now(),
  };
  await context.db.batch([
    context.db.orm.update(webhooks).set(set).where(isTenantsWebhook(context, id)),
    changed(context, id, set.url),
  ]);
  return toWebhookView({ ...row, ...set });
}

/** Takes an address away; what waited for it goes no more. @throws ApiError webhook_not_found */
export async function deleteWebhook(context: TenantContext, id: string): Promise<void> {
  requireScope(context, "connections:write");
  const { url } = await requireWebhook(context, id);
  await context.db.batch([
    context.db.orm.delete(webhooks).where(isTenantsWebhook(context, id)),
    context.db.orm
      .update(webhookMessages)
      .set({ state: "failed", dueAt: null, updatedAt: context.now() })
      .where(
        and(
          eq(webhookMessages.tenantId, context.tenantId),
          eq(webhookMessages.webhookId, id),
          eq(webhookMessages.state, "pending"),
        ),
      ),
    auditStatement(context, {
      action: "webhook.deleted",
      tenantId: context.tenantId,
      target: id,
      params: { url },
    }),
  ]);
}

/** Gives an address a new secret, shown this once. The older one signs beside it for a day. */
export async function rotateWebhookSecret(context: TenantContext, id: string): Promise<{ secret: string }> {
  requireScope(context, "connections:write");
  const { url } = await requireWebhook(context, id);
  const { secret, sealed } = await newSecret(context, id);
  const now = context.now();
  await context.db.batch([
    context.db.orm
      .update(webhooks)
      .set({ secret: sealed, olderSecret: sql`secret`, olderUntil: now + OVERLAP_MS, updatedAt: now })
      .where(isTenantsWebhook(context, id)),
    auditStatement(context, {
      action: "webhook.secret_rotated",
      tenantId: context.tenantId,
      target: id,
      params: { url },
    }),
  ]);
  return { secret };
}

/** Sends a test event, also to an address that is disabled. @returns the message, to be looked up in the list */
export async function sendTestEvent(context: TenantContext, id: string): Promise<{ messageId: string }> {
  requireScope(context, "connections:write");
  await requireWebhook(context, id);
  const now = context.now();
  const messageId = newId("msg", now);
  await context.db.run(
    context.db.orm.insert(webhookMessages).values({
      tenantId: context.tenantId,
      id: messageId,
      webhookId: id,
      event: TEST_EVENT,
      data: { text: "This is a test of Ponte's webhooks." },
      state: "pending",
      dueAt: now,
      createdAt: now,
      updatedAt: now,
    }),
  );
  return { messageId };
}

function changed(context: TenantContext, id: string, url: string): SQLWrapper {
  return auditStatement(context, {
    action: "webhook.changed",
    tenantId: context.tenantId,
    target: id,
    params: { url },
  });
}
