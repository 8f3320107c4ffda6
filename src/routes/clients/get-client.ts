import { z } from "zod";
import { getClient } from "../../services/clients/get-client.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id } from "../schemas.ts";
import { clientSchema } from "./schemas.ts";

const request = { params: z.object({ clientId: id("client") }) };

export class GetClient extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "Show an imported client",
    tags: ["Clients"] as [string],
    success: { status: 200 as const, description: "The client", schema: clientSchema },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    return http.json(await getClient(context, params.clientId));
  }
}
