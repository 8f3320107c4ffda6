import { z } from "zod";
import { listApiKeys } from "../../services/api-keys/list-api-keys.ts";
import type { CallerContext } from "../../services/context.ts";
import { type Call, OperatorRoute } from "../api-route.ts";
import { apiKeySchema, id, listOf, pageQuery } from "../schemas.ts";

const request = { params: z.object({ tenantId: id("tenant") }), query: z.object(pageQuery) };

export class ListApiKeys extends OperatorRoute<typeof request> {
  override readonly request = request;
  override readonly operation = {
    summary: "List a tenant's API keys",
    tags: ["API keys"] as [string],
    success: { status: 200 as const, description: "A page of keys", schema: listOf(apiKeySchema) },
  };

  override async run({ context, params, query, http }: Call<typeof request, CallerContext>) {
    return http.json(await listApiKeys(context, params.tenantId, query));
  }
}
