import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { previewSale } from "../../services/sales/preview-sale.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { externalId } from "../schemas.ts";

const request = { params: z.object({ externalId }) };

export class PreviewSale extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "Show what would be sent to the ERP",
    description: "Request by request. The ERP is read as a delivery would read it; nothing is written.",
    tags: ["Sales"] as [string],
    success: {
      status: 200 as const,
      description: "The requests in order, and what stands in the way",
      schema: z.object({
        requests: z.array(
          z.object({
            method: z.string(),
            path: z.string(),
            body: z.unknown().optional(),
            reason: z.string(),
            write: z.boolean(),
          }),
        ),
        problems: z.array(
          z.object({
            code: z.string(),
            path: z.string().optional(),
            message: z.string(),
            hint: z.string().optional(),
          }),
        ),
      }),
    },
  };

  override async run({ context, params, language, http }: Call<typeof request, TenantContext>) {
    return http.json(await previewSale(context, params.externalId, language));
  }
}
