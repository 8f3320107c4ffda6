import { z } from "zod";
import { CONTRACT_STATES } from "../../db/schema.ts";
import type { TenantContext } from "../../services/context.ts";
import { listContracts } from "../../services/contracts/list-contracts.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { listOf, pageQuery } from "../schemas.ts";

const request = {
  query: z.object({
    ...pageQuery,
    clientId: z.string().max(128).optional(),
    vehicleId: z.string().max(128).optional(),
    state: z.enum(CONTRACT_STATES).optional(),
  }),
};

const contractSchema = z
  .object({
    id: z.string(),
    connectionId: z.string(),
    clientId: z.string(),
    vehicleId: z.string(),
    productCode: z.string(),
    state: z.enum(CONTRACT_STATES),
    endReason: z.string().nullable().describe("`product_gone` or `situation_ended`"),
    createdAt: z.string(),
    endedAt: z.string().nullable(),
  })
  .meta({ id: "Contract" });

export class ListContracts extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "List contracts, newest first",
    tags: ["Contracts"] as [string],
    success: { status: 200 as const, description: "A page of contracts", schema: listOf(contractSchema) },
  };

  override async run({ context, query, http }: Call<typeof request, TenantContext>) {
    return http.json(await listContracts(context, query, query));
  }
}
