import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { replayDelivery } from "../../services/deliveries/replay-delivery.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id } from "../schemas.ts";

const request = { params: z.object({ deliveryId: id("delivery") }) };

export class ReplayDelivery extends TenantRoute<typeof request> {
  override readonly access = "sales:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Put a delivery back in the queue",
    tags: ["Deliveries"] as [string],
    success: {
      status: 202 as const,
      description: "Queued",
      schema: z.object({ id: z.string(), state: z.string() }),
    },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    return http.json(await replayDelivery(context, params.deliveryId), 202);
  }
}
