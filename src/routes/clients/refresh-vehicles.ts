import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { refreshVehicles } from "../../services/vehicles/refresh-vehicles.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id } from "../schemas.ts";
import { vehicleSchema } from "./schemas.ts";

const request = { params: z.object({ clientId: id("client") }) };

export class RefreshVehicles extends TenantRoute<typeof request> {
  override readonly access = "imports:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Read a client's vehicles from the ERP again",
    description: "New ones are added, known ones brought up to date. What is missing there stays as it is.",
    tags: ["Clients"] as [string],
    success: {
      status: 200 as const,
      description: "The client's vehicles, and how many the ERP told of",
      schema: z.object({
        items: z.array(vehicleSchema),
        nextCursor: z.null(),
        found: z.int(),
        created: z.int(),
        updated: z.int(),
      }),
    },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    return http.json({ ...(await refreshVehicles(context, params.clientId)), nextCursor: null });
  }
}
