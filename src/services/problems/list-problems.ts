import { type SQL, sql } from "drizzle-orm";
import type { PROBLEM_STATES } from "../../db/schema.ts";
import type { Language } from "../../strings/language.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type Page, type PageRequest, type Position, readPosition, toPositionedPage } from "../lists.ts";
import { requireNamedIds } from "../named-ids.ts";
import { type ProblemView, problemColumns, toProblemView } from "./problem-view.ts";

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

export function isAfter(position: Position | null): SQL {
  return position === null ? sql`true` : sql`(p.last_seen_at, p.id) < (${position.at}, ${position.id})`;
}

export const positionOf = (row: Record<string, unknown>): Position => ({
  at: Number(row.last_seen_at),
  id: String(row.id),
});
