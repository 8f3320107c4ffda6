import { z } from "zod";
import { activateConnection } from "../../services/connections/activate-connection.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { connectionSchema, id } from "../schemas.ts";

const request = { params: z.object({ connectionId: id("connection") }) };

export class ActivateConnection extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Activate a connection",
    description:
      "From now on sales flow; those from before stay held and go by a resend. Where the provider's `approval` says so, the connection waits for the support team's approval first (`pending_approval`); an operator's own activation does not.",
    tags: ["Connections"] as [string],
    success: { status: 200 as const, description: "The connection", schema: connectionSchema },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    return http.json(await activateConnection(context, params.connectionId), 200);
  }
}
