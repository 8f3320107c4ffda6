import { z } from "zod";
import type { CallerContext } from "../../services/context.ts";
import { listTenants } from "../../services/tenants/list-tenants.ts";
import { type Call, OperatorRoute } from "../api-route.ts";
import { listOf, pageQuery, tenantSchema } from "../schemas.ts";

const request = { query: z.object(pageQuery) };

export class ListTenants extends OperatorRoute<typeof request> {
  override readonly request = request;
  override readonly operation = {
    summary: "List tenants, newest first",
    tags: ["Tenants"] as [string],
    success: { status: 200 as const, description: "A page of tenants", schema: listOf(tenantSchema) },
  };

  override async run({ context, query, http }: Call<typeof request, CallerContext>) {
    return http.json(await listTenants(context, query));
  }
}
