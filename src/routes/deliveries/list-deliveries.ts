import { z } from "zod";
import { DELIVERY_STATES } from "../../db/schema.ts";
import type { TenantContext } from "../../services/context.ts";
import { listDeliveries } from "../../services/deliveries/list-deliveries.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { deliverySchema, filterFields, listOf, pageQuery } from "../schemas.ts";

const request = {
  query: z.object({
    ...pageQuery,
    state: z.enum(DELIVERY_STATES).optional(),
    connectionId: filterFields.connectionId,
    flow: filterFields.flow,
    subject: z.string().max(128).optional().describe("The sale's externalId"),
    problemId: z.string().max(128).optional().describe("Those that still stand with this problem"),
  }),
};

export class ListDeliveries extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "List deliveries, newest first",
    tags: ["Deliveries"] as [string],
    success: { status: 200 as const, description: "A page of deliveries", schema: listOf(deliverySchema) },
    notFound: "The connection or problem that the filter names is not there; `errors` says which field",
  };

  override async run({ context, query, language, http }: Call<typeof request, TenantContext>) {
    return http.json(await listDeliveries(context, query, query, language));
  }
}
