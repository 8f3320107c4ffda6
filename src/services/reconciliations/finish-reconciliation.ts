import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { connectionAlert, SALES_MISSING } from "../alerts/alert-statement.ts";
import { logStatements } from "../logs/write-log.ts";
import type { ReconciliationRow } from "./reconciliation-view.ts";
import type { ReconciliationRun } from "./run-reconciliation.ts";

/** Nobody has ended it meanwhile: what its worker writes depends on this. */
export function isUnfinished({ tenantId, id }: Pick<ReconciliationRow, "tenantId" | "id">): SQL {
  return sql`EXISTS (SELECT 1 FROM reconciliations
    WHERE tenant_id = ${tenantId} AND id = ${id} AND due_at IS NOT NULL)`;
}

const countsSchema = z.object({
  checked: z.number(),
  missing: z.number(),
  totals: z.number(),
  cancelled: z.number(),
  doubled: z.number(),
});

/** Ends a comparison that has seen everything: its row, the log, and an alert where the ERP lacks what it was given. */
export async function finishReconciliation(
  { context, lease, connection }: ReconciliationRun,
  { tenantId, id }: ReconciliationRow,
): Promise<void> {
  const [row] = await context.db.all(sql`
    SELECT checked, missing, totals, cancelled, doubled FROM reconciliations
    WHERE tenant_id = ${tenantId} AND id = ${id}`);
  const { checked, ...counts } = countsSchema.parse(row);
  const isSame = Object.values(counts).every((count) => count === 0);
  const now = context.now();
  await lease.writeIf(isUnfinished({ tenantId, id }), [
    sql`UPDATE reconciliations SET state = 'finished', due_at = NULL, code = NULL, params = '{}',
        finished_at = ${now}, started_at = coalesce(started_at, ${now}), updated_at = ${now}
      WHERE tenant_id = ${tenantId} AND id = ${id}`,
    ...logStatements(context, {
      tenantId,
      provider: connection.connector.id,
      connectionId: connection.id,
      event: isSame ? "reconciliation.finished" : "reconciliation.differences",
      params: { checked, ...counts },
    }),
    ...(counts.missing === 0
      ? []
      : [connectionAlert(context, connection, SALES_MISSING, { sales: counts.missing })]),
  ]);
}
