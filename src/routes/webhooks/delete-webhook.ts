import type { TenantContext } from "../../services/context.ts";
import { deleteWebhook } from "../../services/webhooks/change-webhook.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { webhookParams } from "./schemas.ts";

const request = { params: webhookParams };

export class DeleteWebhook extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Take an address away",

    tags: ["Webhooks"] as [string],
    success: { status: 204 as never, description: "Taken away; what waited for it goes no more" },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    await deleteWebhook(context, params.webhookId);
    return http.body(null, 204);
  }
}
