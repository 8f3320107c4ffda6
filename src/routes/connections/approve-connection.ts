import { z } from "zod";
import { approveConnection } from "../../services/connections/approve-connection.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { connectionSchema, id } from "../schemas.ts";

const request = { params: z.object({ connectionId: id("connection") }) };

export class ApproveConnection extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Approve a connection (operator)",
    description:
      "Activates a connection that waits for the support team's approval. 409 `approval_not_needed` for any other.",
    tags: ["Connections"] as [string],
    success: { status: 200 as const, description: "The connection", schema: connectionSchema },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    return http.json(await approveConnection(context, params.connectionId), 200);
  }
}
