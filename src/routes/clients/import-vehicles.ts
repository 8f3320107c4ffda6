import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { importVehicles } from "../../services/vehicles/import-vehicles.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id } from "../schemas.ts";

const request = {
  params: z.object({ clientId: id("client") }),
  body: z.strictObject({ vehicleIds: z.array(id("vehicle")).min(1, { error: "empty" }).max(100) }),
};

const importedSchema = z
  .object({
    vehicleId: z.string(),
    contractId: z.string(),
    serviceOrderId: z.string().nullable(),
    created: z.boolean().describe("False where there was an open one already"),
  })
  .meta({ id: "ImportedVehicle" });

export class ImportVehicles extends TenantRoute<typeof request> {
  override readonly access = "imports:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Make contract and service order for vehicles",
    description:
      "All of them or none, and never a second open one for the same vehicle and product: safe to repeat.",
    tags: ["Clients"] as [string],
    success: {
      status: 200 as const,
      description: "The contract and order of each vehicle",
      schema: z.object({ items: z.array(importedSchema) }),
    },
  };

  override async run({ context, params, body, http }: Call<typeof request, TenantContext>) {
    return http.json({ items: await importVehicles(context, params.clientId, body.vehicleIds) });
  }
}
