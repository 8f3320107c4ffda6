import { z } from "zod";
import { WEBHOOK_EVENTS } from "../../services/webhooks/events.ts";
import { id } from "../schemas.ts";

/** Shapes that the routes of webhooks share. */

export const webhookParams = z.object({ webhookId: id("webhook") });
export const urlSchema = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .describe("A public https address");
export const eventsSchema = z.array(z.enum(WEBHOOK_EVENTS)).min(1, { error: "no_events" });

export const webhookSchema = z
  .object({
    id: z.string(),
    url: z.string(),
    events: z.array(z.string()),
    status: z.enum(["enabled", "disabled"]),
    disabledReason: z
      .string()
      .nullable()
      .describe("`gone`: it answered 410; `failing`: it took nothing for days; null: somebody did it"),
    createdAt: z.string(),
  })
  .meta({ id: "Webhook" });

export const newWebhookSchema = webhookSchema
  .extend({ secret: z.string().describe("Signs what is sent; shown this once") })
  .meta({ id: "NewWebhook" });

export const webhookMessageSchema = z
  .object({
    id: z.string().describe("The same with each attempt: what came twice is told by it"),
    event: z.string(),
    state: z.enum(["pending", "delivered", "failed"]),
    attempts: z.int(),
    nextAttemptAt: z.string().nullable(),
    lastStatus: z.int().nullable(),
    lastError: z.string().nullable(),
    createdAt: z.string(),
  })
  .meta({ id: "WebhookMessage" });
