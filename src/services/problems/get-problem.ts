import { sql } from "drizzle-orm";
import { ApiError } from "../../errors.ts";
import type { Language } from "../../strings/language.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type ProblemView, problemColumns, toProblemView } from "./problem-view.ts";

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
