import { and, eq } from "drizzle-orm";
import { problems } from "../../db/schema.ts";
import type { Language } from "../../strings/language.ts";
import { auditStatement } from "../audit/audit.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { getProblem } from "./get-problem.ts";
import type { ProblemView } from "./problem-view.ts";

const ACTIONS = {
  resolved: "problem.resolved",
  ignored: "problem.ignored",
  open: "problem.reopened",
} as const;

/** What a person does with a group: no longer shown until it comes again, not even then, or shown again. */
export type ProblemChange = keyof typeof ACTIONS;

/** Safe to repeat: a group that is so already is left as it is, and nothing is recorded. @throws ApiError problem_not_found */
export async function changeProblem(
  context: TenantContext,
  id: string,
  state: ProblemChange,
  language: Language,
): Promise<ProblemView> {
  requireScope(context, "sales:write");
  const problem = await getProblem(context, id, language);
  if (problem.state === state) return problem;
  const { tenantId } = context;
  await context.db.batch([
    context.db.orm
      .update(problems)
      .set({ state })
      .where(and(eq(problems.tenantId, tenantId), eq(problems.id, id))),
    auditStatement(context, {
      action: ACTIONS[state],
      tenantId,
      target: id,
      params: { name: problem.connectionName, code: problem.code },
    }),
  ]);
  return { ...problem, state };
}
