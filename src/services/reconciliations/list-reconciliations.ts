import { and, desc, eq, lt } from "drizzle-orm";
import { reconciliations } from "../../db/schema.ts";
import type { Language } from "../../strings/language.ts";
import { requireConnection } from "../connections/connection-view.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../lists.ts";
import { type ReconciliationSummary, toSummary } from "./reconciliation-view.ts";

/** A connection's comparisons, newest first. @throws ApiError connection_not_found */
export async function listReconciliations(
  context: TenantContext,
  connectionId: string,
  page: PageRequest,
  language: Language,
): Promise<Page<ReconciliationSummary>> {
  requireScope(context, "read");
  await requireConnection(context, connectionId);
  const after = readCursor(page);
  const rows = await context.db.read(
    context.db.orm
      .select()
      .from(reconciliations)
      .where(
        and(
          eq(reconciliations.tenantId, context.tenantId),
          eq(reconciliations.connectionId, connectionId),
          ...(after === null ? [] : [lt(reconciliations.id, after)]),
        ),
      )
      .orderBy(desc(reconciliations.id))
      .limit(page.limit + 1),
  );
  return toPage(rows, page, (row) => toSummary(row, language));
}
