import { z } from "zod";
import type { TenantContext } from "../../services/context.ts";
import { acceptOwner } from "../../services/vehicles/accept-owner.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id } from "../schemas.ts";
import { vehicleSchema } from "./schemas.ts";

const request = { params: z.object({ clientId: id("client"), vehicleId: id("vehicle") }) };

export class AcceptOwner extends TenantRoute<typeof request> {
  override readonly access = "imports:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Give a vehicle to the owner whom the ERP names now",
    description:
      "An import never takes a vehicle away from its client: it proposes, and this accepts. Its open contract stays as it is.",
    tags: ["Clients"] as [string],
    success: { status: 200 as const, description: "The vehicle", schema: vehicleSchema },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    return http.json(await acceptOwner(context, params.clientId, params.vehicleId));
  }
}
