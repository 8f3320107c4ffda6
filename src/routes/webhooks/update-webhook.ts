import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { updateWebhook } from "../../services/webhooks/change-webhook.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { eventsSchema, urlSchema, webhookParams, webhookSchema } from "./schemas.ts";

const request = {
  params: webhookParams,
  body: z.strictObject({
    url: urlSchema.optional(),
    events: eventsSchema.optional(),
    enabled: z.boolean().optional(),
  }),
};

export class UpdateWebhook extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Change an address, its events, or switch it",

    tags: ["Webhooks"] as [string],
    success: { status: 200 as const, description: "As it is now", schema: webhookSchema },
  };

  override async run({ context, params, body, http }: Call<typeof request, TenantContext>) {
    return http.json(await updateWebhook(context, params.webhookId, body));
  }
}
