import { z } from "zod";
import { listConnections } from "../../services/connections/list-connections.ts";
import type { TenantContext } from "../../services/context.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { connectionSchema, listOf, pageQuery } from "../schemas.ts";

const request = { query: z.object(pageQuery) };

export class ListConnections extends TenantRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "List connections, newest first",
    tags: ["Connections"] as [string],
    success: { status: 200 as const, description: "A page of connections", schema: listOf(connectionSchema) },
  };

  override async run({ context, query, http }: Call<typeof request, TenantContext>) {
    return http.json(await listConnections(context, query));
  }
}
