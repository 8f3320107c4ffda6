import { z } from "zod";
import { pauseConnection } from "../../services/connections/pause-connection.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { connectionSchema, id } from "../schemas.ts";

const request = { params: z.object({ connectionId: id("connection") }) };

export class PauseConnection extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Pause a connection",
    description:
      "Sending stops until somebody resumes it; what arrives meanwhile waits and is not lost. Only an active one can be paused: 409 `connection_not_pausable` otherwise.",
    tags: ["Connections"] as [string],
    success: { status: 200 as const, description: "The connection", schema: connectionSchema },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    return http.json(await pauseConnection(context, params.connectionId), 200);
  }
}
