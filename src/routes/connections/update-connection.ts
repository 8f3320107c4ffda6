import { z } from "zod";
import { updateConnection } from "../../services/connections/update-connection.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { connectionSchema, id, name } from "../schemas.ts";

const request = {
  params: z.object({ connectionId: id("connection") }),
  body: z.strictObject({
    name: name.optional(),
    settings: z.record(z.string(), z.unknown()).optional(),
    credentials: z.record(z.string(), z.unknown()).optional(),
  }),
};

export class UpdateConnection extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Change a connection",
    description: "Only the given fields change; null removes one.",
    tags: ["Connections"] as [string],
    success: { status: 200 as const, description: "The connection", schema: connectionSchema },
  };

  override async run({ context, params, body, http }: Call<typeof request, TenantContext>) {
    return http.json(await updateConnection(context, params.connectionId, body), 200);
  }
}
