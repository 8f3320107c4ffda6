import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { listClientVehicles } from "../../services/vehicles/list-client-vehicles.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id } from "../schemas.ts";
import { vehicleSchema } from "./schemas.ts";

const request = { params: z.object({ clientId: id("client") }) };

export class ListClientVehicles extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "List a client's vehicles",
    tags: ["Clients"] as [string],
    success: {
      status: 200 as const,
      description: "All of them",
      schema: z.object({ items: z.array(vehicleSchema), nextCursor: z.null() }),
    },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    return http.json({ items: await listClientVehicles(context, params.clientId), nextCursor: null });
  }
}
