import { z } from "zod";
import { SERVICE_ORDER_KINDS, SERVICE_ORDER_STATES } from "../../db/schema.ts";
import type { TenantContext } from "../../services/context.ts";
import { listServiceOrders } from "../../services/service-orders/list-service-orders.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { listOf, pageQuery } from "../schemas.ts";

const request = {
  query: z.object({
    ...pageQuery,
    clientId: z.string().max(128).optional(),
    vehicleId: z.string().max(128).optional(),
    state: z.enum(SERVICE_ORDER_STATES).optional(),
  }),
};

const serviceOrderSchema = z
  .object({
    id: z.string(),
    connectionId: z.string(),
    contractId: z.string(),
    clientId: z.string(),
    vehicleId: z.string(),
    productCode: z.string(),
    kind: z.enum(SERVICE_ORDER_KINDS),
    state: z.enum(SERVICE_ORDER_STATES),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: "ServiceOrder" });

export class ListServiceOrders extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "List service orders, newest first",
    tags: ["Service orders"] as [string],
    success: {
      status: 200 as const,
      description: "A page of service orders",
      schema: listOf(serviceOrderSchema),
    },
  };

  override async run({ context, query, http }: Call<typeof request, TenantContext>) {
    return http.json(await listServiceOrders(context, query, query));
  }
}
