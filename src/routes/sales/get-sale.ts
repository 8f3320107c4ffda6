import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { getSale } from "../../services/sales/get-sale.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { deliverySchema, externalId, saleProblemSchema, saleSummarySchema } from "../schemas.ts";

const request = { params: z.object({ externalId }) };

export class GetSale extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "Get a sale with its deliveries",
    tags: ["Sales"] as [string],
    success: {
      status: 200 as const,
      description: "The sale",
      schema: saleSummarySchema.extend({
        version: z.int(),
        content: z.record(z.string(), z.unknown()).describe("The sale as it was sent, without blanks"),
        problems: z.array(saleProblemSchema),
        deliveries: z.array(deliverySchema),
      }),
    },
  };

  override async run({ context, params, language, http }: Call<typeof request, TenantContext>) {
    return http.json(await getSale(context, params.externalId, language));
  }
}
