import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { rotateWebhookSecret } from "../../services/webhooks/change-webhook.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { webhookParams } from "./schemas.ts";

const request = { params: webhookParams };

export class RotateWebhookSecret extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Give an address a new secret",
    description: "The older secret signs beside the new one for a day, so that receivers can change over.",
    tags: ["Webhooks"] as [string],
    success: {
      status: 200 as const,
      description: "The new secret, shown this once",
      schema: z.object({ secret: z.string() }),
    },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    return http.json(await rotateWebhookSecret(context, params.webhookId));
  }
}
