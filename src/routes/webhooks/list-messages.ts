import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { listMessages } from "../../services/webhooks/list-webhooks.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { listOf, pageQuery } from "../schemas.ts";
import { webhookMessageSchema, webhookParams } from "./schemas.ts";

const request = { params: webhookParams, query: z.object(pageQuery) };

export class ListWebhookMessages extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "List what went to an address",

    tags: ["Webhooks"] as [string],
    success: {
      status: 200 as const,
      description: "Newest first, with how the last attempt ended",
      schema: listOf(webhookMessageSchema),
    },
  };

  override async run({ context, params, query, http }: Call<typeof request, TenantContext>) {
    return http.json(await listMessages(context, params.webhookId, query));
  }
}
