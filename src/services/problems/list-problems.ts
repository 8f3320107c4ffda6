import { type SQL, sql } from "drizzle-orm";
import type { PROBLEM_STATES } from "../../db/schema.ts";
import type { Language } from "../../strings/language.ts";
import { type CallerContext, requireOperator, requireScope, type TenantContext } from "../context.ts";
import { type Page, type PageRequest, type Position, readPosition, toPositionedPage } from "../lists.ts";
import { requireNamedIds } from "../named-ids.ts";
import {
  isAlike,
  type ProblemView,
  problemColumns,
  type SharedProblemView,
  sharedColumns,
  toProblemView,
  toSharedProblemView,
} from "./problem-view.ts";

export type ProblemFilter = {
  /** Those that are open, by itself. */
  state?: (typeof PROBLEM_STATES)[number] | undefined;
  connectionId?: string | undefined;
};

/**
 * A company's groups, those that were seen last first. It reads the groups, and of each a few deliveries.
 * @throws ApiError connection_not_found for what the filter names
 */
export async function listProblems(
  context: TenantContext,
  { state = "open", connectionId }: ProblemFilter,
  page: PageRequest,
  language: Language,
): Promise<Page<ProblemView>> {
  requireScope(context, "read");
  const rows = await context.db.all(sql`
    SELECT ${problemColumns}
    FROM problems p INDEXED BY problems_by_state
    CROSS JOIN connections c ON c.id = p.connection_id CROSS JOIN tenants t ON t.id = p.tenant_id
    WHERE p.tenant_id = ${context.tenantId} AND p.state = ${state} AND ${isAfter(readPosition(page))}
      AND ${connectionId === undefined ? sql`true` : sql`p.connection_id = ${connectionId}`}
    ORDER BY p.last_seen_at DESC, p.id DESC LIMIT ${page.limit + 1}`);
  if (rows.length === 0) await requireNamedIds(context, { connectionId });
  return toPositionedPage(rows, page, positionOf, (row) => toProblemView(row, language));
}

/**
 * The groups of all companies, each cause in each system once: by the group that was seen last.
 * @throws ApiError operator_only
 */
export async function listSharedProblems(
  context: CallerContext,
  { state = "open" }: Pick<ProblemFilter, "state">,
  page: PageRequest,
  language: Language,
): Promise<Page<SharedProblemView>> {
  requireOperator(context);
  const rows = await context.directory.all(sql`
    SELECT ${sharedColumns}
    FROM problems p INDEXED BY problems_of_all
    CROSS JOIN connections c ON c.id = p.connection_id CROSS JOIN tenants t ON t.id = p.tenant_id
    WHERE p.state = ${state} AND ${isAfter(readPosition(page))}
      AND NOT EXISTS (SELECT 1 FROM problems q INDEXED BY problems_alike
        WHERE ${isAlike} AND (q.last_seen_at, q.id) > (p.last_seen_at, p.id))
    ORDER BY p.last_seen_at DESC, p.id DESC LIMIT ${page.limit + 1}`);
  return toPositionedPage(rows, page, positionOf, (row) => toSharedProblemView(row, language));
}

function isAfter(position: Position | null): SQL {
  return position === null ? sql`true` : sql`(p.last_seen_at, p.id) < (${position.at}, ${position.id})`;
}

const positionOf = (row: Record<string, unknown>): Position => ({
  at: Number(row.last_seen_at),
  id: String(row.id),
});
