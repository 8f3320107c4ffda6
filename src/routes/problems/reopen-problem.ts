import type { TenantContext } from "../../services/context.ts";
import { changeProblem } from "../../services/problems/change-problem.ts";
import { type Call, TenantRoute } from "../api-route.ts";
import { problemGroupSchema, problemParams } from "./schemas.ts";

export class ReopenProblem extends TenantRoute<typeof problemParams> {
  override readonly access = "sales:write";
  override readonly request = problemParams;
  override readonly operation = {
    summary: "Reopen a problem",
    description: "It is listed among the open ones again. Safe to repeat.",
    tags: ["Problems"] as [string],
    success: { status: 200 as const, description: "The group", schema: problemGroupSchema },
  };

  override async run({ context, params, language, http }: Call<typeof problemParams, TenantContext>) {
    return http.json(await changeProblem(context, params.problemId, "open", language));
  }
}
