import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { sendTestEvent } from "../../services/webhooks/change-webhook.ts";
import { sendDueWebhooks } from "../../services/webhooks/send-webhooks.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { webhookParams } from "./schemas.ts";

const request = { params: webhookParams };

export class SendWebhookTest extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Send a test event",
    description: "Tried once, at once; the list of messages says how it ended.",
    tags: ["Webhooks"] as [string],
    success: { status: 202 as const, description: "On its way", schema: z.object({ messageId: z.string() }) },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    const sent = await sendTestEvent(context, params.webhookId);
    context.afterwards(async () => void (await sendDueWebhooks(context)));
    return http.json(sent, 202);
  }
}
