import { and, desc, eq, sql } from "drizzle-orm";
import { webhookAttempts, webhookMessages, webhooks } from "../../db/schema.ts";
import { toInstant, toInstantOrNull } from "../../lib/dates.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../lists.ts";
import { requireWebhook, toWebhookView, type WebhookView } from "./webhook-view.ts";

/** A company's addresses, oldest first. */
export async function listWebhooks(context: TenantContext): Promise<WebhookView[]> {
  requireScope(context, "read");
  const rows = await context.db.read(
    context.db.orm
      .select()
      .from(webhooks)
      .where(eq(webhooks.tenantId, context.tenantId))
      .orderBy(webhooks.id),
  );
  return rows.map(toWebhookView);
}

export type MessageView = {
  id: string;
  event: string;
  state: string;
  attempts: number;
  nextAttemptAt: string | null;
  lastStatus: number | null;
  lastError: string | null;
  createdAt: string;
};

/** What went, or is to go, to one address, newest first, with how the last attempt ended. */
export async function listMessages(
  context: TenantContext,
  webhookId: string,
  page: PageRequest,
): Promise<Page<MessageView>> {
  requireScope(context, "read");
  await requireWebhook(context, webhookId);
  const after = readCursor(page);
  const { orm } = context.db;
  const rows = await context.db.read(
    orm
      .select({ message: webhookMessages, attempt: webhookAttempts })
      .from(webhookMessages)
      .leftJoin(
        webhookAttempts,
        and(
          eq(webhookAttempts.messageId, webhookMessages.id),
          eq(webhookAttempts.number, webhookMessages.attemptCount),
        ),
      )
      .where(
        and(
          eq(webhookMessages.tenantId, context.tenantId),
          eq(webhookMessages.webhookId, webhookId),
          ...(after === null ? [] : [sql`${webhookMessages.id} < ${after}`]),
        ),
      )
      .orderBy(desc(webhookMessages.id))
      .limit(page.limit + 1),
  );
  const messages = rows.map(({ message, attempt }) => ({ ...message, attempt }));
  return toPage(messages, page, ({ attempt, ...message }) => ({
    id: message.id,
    event: message.event,
    state: message.state,
    attempts: message.attemptCount,
    nextAttemptAt: toInstantOrNull(message.dueAt),
    lastStatus: attempt?.status ?? null,
    lastError: attempt?.error ?? null,
    createdAt: toInstant(message.createdAt),
  }));
}
