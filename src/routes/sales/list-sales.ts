import { z } from "zod";
import { DELIVERY_STATES, SALE_KINDS } from "../../db/schema.ts";
import type { TenantContext } from "../../services/context.ts";
import { listSales } from "../../services/sales/list-sales.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { listOf, pageQuery, saleSummarySchema } from "../schemas.ts";

const request = {
  query: z.object({
    ...pageQuery,
    kind: z.enum(SALE_KINDS).optional(),
    state: z.enum(DELIVERY_STATES).optional().describe("State of the newest delivery"),
    q: z.string().max(100).optional().describe("Part of the external id, the number or the customer's name"),
  }),
};

export class ListSales extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "List sales, newest first",
    tags: ["Sales"] as [string],
    success: {
      status: 200 as const,
      description: "A page of sales, each with its newest delivery",
      schema: listOf(
        saleSummarySchema.extend({
          delivery: z
            .object({ id: z.string(), state: z.enum(DELIVERY_STATES), remoteId: z.string().nullable() })
            .nullable(),
        }),
      ),
    },
  };

  override async run({ context, query, http }: Call<typeof request, TenantContext>) {
    return http.json(await listSales(context, query, query));
  }
}
