import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { webhooks } from "../../db/schema.ts";
import { ApiError } from "../../errors.ts";
import { toInstant } from "../../lib/dates.ts";
import { hostProblem } from "../../lib/hosts.ts";
import { validationTexts } from "../../strings/validation.ts";
import type { Context, TenantContext } from "../context.ts";
import { sealValue } from "../secrets/seal.ts";
import { WEBHOOK_EVENTS } from "./events.ts";

export type WebhookRow = typeof webhooks.$inferSelect;

export type WebhookView = {
  id: string;
  url: string;
  events: string[];
  status: WebhookRow["status"];
  disabledReason: string | null;
  createdAt: string;
};

export const eventsSchema = z.array(z.enum(WEBHOOK_EVENTS));

export function toWebhookView(row: WebhookRow): WebhookView {
  return {
    id: row.id,
    url: row.url,
    events: eventsSchema.parse(row.events),
    status: row.status,
    disabledReason: row.disabledReason,
    createdAt: toInstant(row.createdAt),
  };
}

export function isTenantsWebhook({ tenantId }: { tenantId: string }, id: string) {
  return and(eq(webhooks.tenantId, tenantId), eq(webhooks.id, id));
}

/** @throws ApiError webhook_not_found */
export async function requireWebhook(context: TenantContext, id: string): Promise<WebhookRow> {
  const [row] = await context.db.read(
    context.db.orm.select().from(webhooks).where(isTenantsWebhook(context, id)),
  );
  if (row === undefined) throw new ApiError("webhook_not_found", { id });
  return row;
}

/** @throws ApiError validation_failed naming `url` */
export function requirePublicUrl(context: Context, url: string): void {
  const problem = hostProblem(new URL(url), context.settings.allowPrivateHosts);
  if (problem === null) return;
  throw new ApiError("validation_failed", { count: 1 }, [
    { path: "url", code: problem, text: validationTexts[problem] },
  ]);
}

/** A new secret as Standard Webhooks writes it, and the same sealed for its row. */
export async function newSecret(context: TenantContext, webhookId: string) {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const secret = `whsec_${btoa(String.fromCharCode(...bytes))}`;
  const sealed = await sealValue(
    context.settings.credentialKeys,
    ownerOf(context.tenantId, webhookId),
    secret,
  );
  return { secret, sealed };
}

/** What a webhook's secrets are bound to. */
export function ownerOf(tenant: string, webhook: string) {
  return { tenant, webhook };
}
