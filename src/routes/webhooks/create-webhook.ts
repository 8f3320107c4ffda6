import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { createWebhook } from "../../services/webhooks/create-webhook.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { eventsSchema, newWebhookSchema, urlSchema } from "./schemas.ts";

const request = { body: z.strictObject({ url: urlSchema, events: eventsSchema }) };

export class CreateWebhook extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Add an address that is told of events",
    description:
      "Signed by the Standard Webhooks specification. What is not taken (any answer but 2xx) goes again for about five days; 410 disables the address.",
    tags: ["Webhooks"] as [string],
    success: {
      status: 201 as const,
      description: "Added; the secret is shown this once",
      schema: newWebhookSchema,
    },
  };

  override async run({ context, body, http }: Call<typeof request, TenantContext>) {
    return http.json(await createWebhook(context, body), 201);
  }
}
