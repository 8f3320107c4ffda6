import { sql } from "drizzle-orm";
import { ApiError } from "../../errors.ts";
import type { Language } from "../../strings/language.ts";
import { type CallerContext, requireOperator, requireScope, type TenantContext } from "../context.ts";
import {
  type ProblemView,
  problemColumns,
  type SharedProblemView,
  sharedColumns,
  toProblemView,
  toSharedProblemView,
} from "./problem-view.ts";

/** One of the company's groups. @throws ApiError problem_not_found */
export async function getProblem(
  context: TenantContext,
  id: string,
  language: Language,
): Promise<ProblemView> {
  requireScope(context, "read");
  const [row] = await context.db.all(sql`
    SELECT ${problemColumns} FROM problems p JOIN connections c ON c.id = p.connection_id
    JOIN tenants t ON t.id = p.tenant_id WHERE p.tenant_id = ${context.tenantId} AND p.id = ${id}`);
  if (row === undefined) throw new ApiError("problem_not_found", { id });
  return toProblemView(row, language);
}

/** A group of any company, with the companies that have the same. @throws ApiError operator_only, problem_not_found */
export async function getSharedProblem(
  context: CallerContext,
  id: string,
  language: Language,
): Promise<SharedProblemView> {
  requireOperator(context);
  const [row] = await context.directory.all(sql`
    SELECT ${sharedColumns} FROM problems p INDEXED BY problems_by_id
    CROSS JOIN connections c ON c.id = p.connection_id CROSS JOIN tenants t ON t.id = p.tenant_id
    WHERE p.id = ${id}`);
  if (row === undefined) throw new ApiError("problem_not_found", { id });
  return toSharedProblemView(row, language);
}
