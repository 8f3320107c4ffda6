import { z } from "zod";
import { PROBLEM_STATES } from "../../db/schema.ts";
import type { CallerContext, TenantContext } from "../../services/context.ts";
import { listProblems } from "../../services/problems/list-problems.ts";
import { listSharedProblems } from "../../services/problems/shared-problems.ts";
import { type Call, OneOrAllRoute } from "../api-route.ts";
import { listOf, pageQuery } from "../schemas.ts";
import { problemGroupSchema } from "./schemas.ts";

const request = {
  query: z.object({
    ...pageQuery,
    state: z.enum(PROBLEM_STATES).default("open"),
    connectionId: z.string().max(128).optional().describe("Of one tenant only"),
  }),
};

export class ListProblems extends OneOrAllRoute<typeof request> {
  override readonly access = "read";
  override readonly request = request;
  override readonly operation = {
    summary: "List what has failed, grouped by cause, last seen first",
    description:
      "One entry for each connection, code and cause, however many deliveries stopped with it. The operator without `Ponte-Tenant` sees each cause in each system once, with the tenants that have it.",
    tags: ["Problems"] as [string],
    success: { status: 200 as const, description: "A page of groups", schema: listOf(problemGroupSchema) },
    notFound: "The connection that the filter names is not there; `errors` says which field",
  };

  override async run({
    context,
    query,
    language,
    http,
  }: Call<typeof request, TenantContext | CallerContext>) {
    return http.json(
      "tenantId" in context
        ? await listProblems(context, query, query, language)
        : await listSharedProblems(context, query, query, language),
    );
  }
}
