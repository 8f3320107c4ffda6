import { z } from "zod";
import { resumeConnection } from "../../services/connections/resume-connection.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { connectionSchema, id } from "../schemas.ts";

const request = { params: z.object({ connectionId: id("connection") }) };

export class ResumeConnection extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Resume a paused connection",
    description:
      "What was waiting goes at once. One that paused by itself is asked of the ERP first: 409 `credentials_rejected` while its credentials are not accepted, 502 `erp_unavailable` while it does not answer; 409 `connection_not_paused` when it is not paused.",
    tags: ["Connections"] as [string],
    success: { status: 200 as const, description: "The connection", schema: connectionSchema },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    return http.json(await resumeConnection(context, params.connectionId), 200);
  }
}
