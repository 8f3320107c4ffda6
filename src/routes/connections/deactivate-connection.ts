import { z } from "zod";
import { deactivateConnection } from "../../services/connections/deactivate-connection.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { connectionSchema, id } from "../schemas.ts";

const request = { params: z.object({ connectionId: id("connection") }) };

export class DeactivateConnection extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Deactivate a connection",
    description:
      "What was accepted while it was active waits; what arrives is held. One that waits for approval is taken back.",
    tags: ["Connections"] as [string],
    success: { status: 200 as const, description: "The connection", schema: connectionSchema },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    return http.json(await deactivateConnection(context, params.connectionId), 200);
  }
}
