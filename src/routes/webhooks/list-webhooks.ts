import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { listWebhooks } from "../../services/webhooks/list-webhooks.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { webhookSchema } from "./schemas.ts";

const request = {};

export class ListWebhooks extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "List the addresses that are told of events",

    tags: ["Webhooks"] as [string],
    success: {
      status: 200 as const,
      description: "All of them",
      schema: z.object({ items: z.array(webhookSchema), nextCursor: z.null() }),
    },
  };

  override async run({ context, http }: Call<typeof request, TenantContext>) {
    return http.json({ items: await listWebhooks(context), nextCursor: null });
  }
}
