import type { CallerContext, TenantContext } from "../../services/context.ts";
import { getProblem } from "../../services/problems/get-problem.ts";
import { getSharedProblem } from "../../services/problems/shared-problems.ts";
import { type Call, OneOrAllRoute } from "../api-route.ts";
import { problemGroupSchema, problemParams } from "./schemas.ts";

export class GetProblem extends OneOrAllRoute<typeof problemParams> {
  override readonly access = "read";
  override readonly request = problemParams;
  override readonly operation = {
    summary: "Get a group of failed deliveries",
    description: "Its deliveries are `GET /v1/deliveries?problemId=`.",
    tags: ["Problems"] as [string],
    success: { status: 200 as const, description: "The group", schema: problemGroupSchema },
  };

  override async run({
    context,
    params,
    language,
    http,
  }: Call<typeof problemParams, TenantContext | CallerContext>) {
    return http.json(
      "tenantId" in context
        ? await getProblem(context, params.problemId, language)
        : await getSharedProblem(context, params.problemId, language),
    );
  }
}
