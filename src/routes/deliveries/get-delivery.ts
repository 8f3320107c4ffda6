import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { getDelivery } from "../../services/deliveries/get-delivery.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { deliverySchema, id } from "../schemas.ts";

const request = { params: z.object({ deliveryId: id("delivery") }) };

export class GetDelivery extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "Get a delivery with its attempts",
    tags: ["Deliveries"] as [string],
    success: {
      status: 200 as const,
      description: "The delivery",
      schema: deliverySchema.omit({ attempts: true }).extend({
        attempts: z.array(
          z.object({
            number: z.int(),
            startedAt: z.string(),
            finishedAt: z.string(),
            outcome: z.string(),
            code: z.string().nullable(),
            message: z.string().nullable(),
            calls: z.int().describe("Calls to the ERP"),
          }),
        ),
      }),
    },
  };

  override async run({ context, params, language, http }: Call<typeof request, TenantContext>) {
    return http.json(await getDelivery(context, params.deliveryId, language));
  }
}
