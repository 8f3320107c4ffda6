import { webhooks } from "../../db/schema.ts";
import { ApiError } from "../../errors.ts";
import { newId } from "../../lib/ids.ts";
import { auditStatement, makerOf } from "../audit/audit.ts";
import { requireScope, type TenantContext } from "../context.ts";
import type { WebhookEvent } from "./events.ts";
import { listWebhooks } from "./list-webhooks.ts";
import {
  newSecret,
  requirePublicUrl,
  toWebhookView,
  type WebhookRow,
  type WebhookView,
} from "./webhook-view.ts";

/** More addresses than this are no list that anybody keeps in mind, and each event goes to all. */
const MOST_WEBHOOKS = 20;

/**
 * Adds an address that is told of events. Its secret is shown this once.
 * @throws ApiError validation_failed for an address that is not public, too_many_webhooks
 */
export async function createWebhook(
  context: TenantContext,
  input: { url: string; events: readonly WebhookEvent[] },
): Promise<WebhookView & { secret: string }> {
  requireScope(context, "connections:write");
  requirePublicUrl(context, input.url);
  const { tenantId } = context;
  if ((await listWebhooks(context)).length >= MOST_WEBHOOKS) {
    throw new ApiError("too_many_webhooks", { count: MOST_WEBHOOKS });
  }
  const now = context.now();
  const id = newId("whk", now);
  const { secret, sealed } = await newSecret(context, id);
  const row: WebhookRow = {
    tenantId,
    id,
    url: input.url,
    events: [...new Set(input.events)],
    secret: sealed,
    olderSecret: null,
    olderUntil: null,
    status: "enabled",
    disabledReason: null,
    createdAt: now,
    createdBy: makerOf(context),
    updatedAt: now,
  };
  await context.db.batch([
    context.db.orm.insert(webhooks).values(row),
    auditStatement(context, { action: "webhook.created", tenantId, target: id, params: { url: input.url } }),
  ]);
  return { ...toWebhookView(row), secret };
}
