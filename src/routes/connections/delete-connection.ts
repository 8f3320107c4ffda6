import { z } from "zod";
import { deleteConnection } from "../../services/connections/delete-connection.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { id } from "../schemas.ts";

const request = { params: z.object({ connectionId: id("connection") }) };

export class DeleteConnection extends TenantRoute<typeof request> {
  override readonly access = "connections:write";
  override readonly request = request;
  override readonly operation = {
    summary: "Delete a connection",
    description: "Its credentials go at once; its deliveries stay on record.",
    tags: ["Connections"] as [string],
    success: { status: 204 as never, description: "Deleted" },
  };

  override async run({ context, params, http }: Call<typeof request, TenantContext>) {
    await deleteConnection(context, params.connectionId);
    return http.body(null, 204);
  }
}
