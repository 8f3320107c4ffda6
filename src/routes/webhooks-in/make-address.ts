import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { makeAddress } from "../../services/webhooks-in/change-address.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { addressParams } from "./schemas.ts";

const request = { params: addressParams };

export class MakeWebhookAddress extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Make the address at which a system tells of changes",
    description: "The one that there was is none any more: register the new one where the old one was.",
    tags: ["Webhooks in"] as [string],
    success: {
      status: 201 as const,
      description: "The address, shown this once: it holds a secret",
      schema: z.object({ url: z.string() }),
    },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    const { origin } = new URL(http.req.url);
    return http.json(await makeAddress(context, params.connectionId, params.system, origin), 201);
  }
}
