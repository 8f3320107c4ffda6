import { z } from "zod";
import type { CallerContext } from "../../services/context.ts";
import { listTenants } from "../../services/tenants/list-tenants.ts";
import { type Call, OperatorRoute } from "../api-route.ts";
import { listOf, pageQuery, tenantSummarySchema } from "../schemas.ts";

const request = {
  query: z.object({
    q: z
      .string()
      .max(100)
      .optional()
      .describe("Words, or beginnings of words, of the name or of an e-mail address of the team"),
    ...pageQuery,
  }),
};

export class ListTenants extends OperatorRoute<typeof request> {
  override readonly request = request;
  override readonly operation = {
    summary: "List tenants, newest first, or search them",
    description: "Each with who made it and how far its admin's first access is.",
    tags: ["Tenants"] as [string],
    success: { status: 200 as const, description: "A page of tenants", schema: listOf(tenantSummarySchema) },
  };

  override async run({ context, query, http }: Call<typeof request, CallerContext>) {
    return http.json(await listTenants(context, query, query));
  }
}
