import { z } from "zod";
import { DELIVERY_STATES, SALE_KINDS } from "../../db/schema.ts";
import { saleInputSchema } from "../../erp/flows/sales.ts";
import type { TenantContext } from "../../services/context.ts";
import { putSale } from "../../services/sales/put-sale.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { externalId, saleProblemSchema } from "../schemas.ts";

const request = { params: z.object({ externalId }), body: saleInputSchema };

export class PutSale extends TenantRoute<typeof request> {
  override readonly access = "sales:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Create or replace a sale",
    description:
      "Safe to repeat: the same content answers 200 and sends nothing again. Quotes and orders are stored and never go to the ERP. What only the CRM can mend (a missing document, payments that do not add up) is accepted, named in `problems`, and goes once the CRM sends it corrected.",
    tags: ["Sales"] as [string],
    success: {
      status: 202 as const,
      description: "Accepted; 200 when this content was known already",
      schema: z.object({
        id: z.string(),
        externalId: z.string(),
        kind: z.enum(SALE_KINDS),
        delivery: z.object({ id: z.string(), state: z.enum(DELIVERY_STATES) }).nullable(),
        problems: z.array(saleProblemSchema),
      }),
    },
  };

  override async run({ context, params, body, language, http }: Call<typeof request, TenantContext>) {
    const { changed, ...accepted } = await putSale(context, params.externalId, body, language);
    return http.json(accepted, changed ? 202 : 200);
  }
}
