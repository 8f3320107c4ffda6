import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { listAddresses } from "../../services/webhooks-in/list-addresses.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id } from "../schemas.ts";
import { addressSchema } from "./schemas.ts";

const request = { params: z.object({ connectionId: id("connection") }) };

export class ListWebhookAddresses extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "List the systems that can tell a connection of changes",
    description: "Those that have an address, and those that may have one.",
    tags: ["Webhooks in"] as [string],
    success: {
      status: 200 as const,
      description: "The systems",
      schema: z.object({ items: z.array(addressSchema), nextCursor: z.null() }),
    },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    return http.json({ items: await listAddresses(context, params.connectionId), nextCursor: null });
  }
}
