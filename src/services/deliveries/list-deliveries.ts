import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { deliveries } from "../../db/schema.ts";
import type { Language } from "../../strings/language.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../lists.ts";
import { requireNamedIds } from "../named-ids.ts";
import { type DeliveryRow, type DeliveryView, toDeliveryView } from "./delivery-view.ts";

export type DeliveryFilter = {
  state?: DeliveryRow["state"] | undefined;
  connectionId?: string | undefined;
  flow?: string | undefined;
  subject?: string | undefined;
  /** Those that still stand with this problem. */
  problemId?: string | undefined;
};

/** What waits: few of a history, or the newest of it. */
const WAITING: readonly (string | undefined)[] = ["pending", "queued", "running"];

/** The index that finds what is asked for, where the newest deliveries need not be it. */
function indexFor({ state, subject, connectionId, problemId }: DeliveryFilter): SQL {
  if (problemId !== undefined) return sql`INDEXED BY deliveries_by_problem`;
  if (subject !== undefined) return sql`INDEXED BY deliveries_by_subject`;
  if (state === "dead") return sql`INDEXED BY deliveries_dead`;
  if (state === "held") return sql`INDEXED BY deliveries_held`;
  if (state === "retrying") return sql`INDEXED BY deliveries_retrying`;
  if (WAITING.includes(state)) return sql`INDEXED BY deliveries_waiting`;
  return connectionId === undefined ? sql`` : sql`INDEXED BY deliveries_of`;
}

/** The tenant's deliveries, newest first. @throws ApiError connection_not_found, problem_not_found for what the filter names */
export async function listDeliveries(
  context: TenantContext,
  filter: DeliveryFilter,
  page: PageRequest,
  language: Language,
): Promise<Page<DeliveryView>> {
  requireScope(context, "read");
  const after = readCursor(page);
  const conditions = [
    sql`tenant_id = ${context.tenantId}`,
    // As a literal (it is one of an enum): an index of one state is found by no parameter.
    ...(filter.state === undefined ? [] : [sql`state = ${sql.raw(`'${filter.state}'`)}`]),
    ...(WAITING.includes(filter.state) ? [sql`due_at IS NOT NULL`] : []),
    ...(filter.connectionId === undefined ? [] : [sql`connection_id = ${filter.connectionId}`]),
    ...(filter.flow === undefined ? [] : [sql`flow = ${filter.flow}`]),
    ...(filter.subject === undefined ? [] : [sql`subject = ${filter.subject}`]),
    ...(filter.problemId === undefined ? [] : [sql`problem_id = ${filter.problemId} AND state = 'dead'`]),
    ...(after === null ? [] : [sql`id < ${after}`]),
  ];
  const ids = sql`SELECT id FROM deliveries ${indexFor(filter)} WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY id DESC LIMIT ${page.limit + 1}`;
  const rows = await context.db.read(
    context.db.orm
      .select()
      .from(deliveries)
      .where(and(eq(deliveries.tenantId, context.tenantId), sql`${deliveries.id} IN (${ids})`))
      .orderBy(desc(deliveries.id)),
  );
  if (rows.length === 0) await requireNamedIds(context, filter);
  return toPage(rows, page, (row) => toDeliveryView(row, language));
}
