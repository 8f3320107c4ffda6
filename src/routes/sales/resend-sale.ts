import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { resendSale } from "../../services/sales/resend-sale.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { externalId } from "../schemas.ts";

const request = { params: z.object({ externalId }) };

export class ResendSale extends TenantRoute<typeof request> {
  override readonly access = "sales:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Put a sale back in the queue",
    description:
      "Updates the ERP's sale when it is there, creates it anew when it was deleted there, and never makes a second one. Also sends a sale from before the activation.",
    tags: ["Sales"] as [string],
    success: {
      status: 202 as const,
      description: "Queued",
      schema: z.object({ deliveryId: z.string() }),
    },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    return http.json(await resendSale(context, params.externalId), 202);
  }
}
