import { type SQLWrapper, sql } from "drizzle-orm";
import { reconciliations } from "../../db/schema.ts";
import type { Exchange } from "../../erp/http.ts";
import type { Outcome } from "../../erp/outcome.ts";
import type { ComparedPart, DeliveredSale, Difference } from "../../erp/reconciliation.ts";
import type { DifferenceCode } from "../../strings/reconciliations.ts";
import type { ErpAccess } from "../connections/erp-access.ts";
import type { OpenConnection } from "../connections/open-connection.ts";
import type { ShardContext } from "../context.ts";
import type { Lease } from "../deliveries/lease.ts";
import { finishReconciliation, isUnfinished } from "./finish-reconciliation.ts";
import { noteFailure } from "./note-failure.ts";
import { type Position, positionSchema, readDelivered } from "./read-delivered.ts";
import type { ReconciliationRow } from "./reconciliation-view.ts";

/** After so long, deliveries have their turn, and the comparison goes on with the next doorbell. */
const COMPARE_MS = 6_000;

export type ReconciliationRun = {
  context: ShardContext;
  lease: Lease;
  connection: OpenConnection;
  access: ErpAccess;
};

/** `go on`: there is more to compare now. */
export type ReconciliationEnd = "done" | "go on" | "credentials_rejected";

/**
 * Goes on with the connection's unfinished comparison, part by part. What each part tells is written in one batch with the cursor
 * of the next, under the lease, so a kill anywhere loses and doubles nothing. The ERP is only read, behind whatever a person asks.
 */
export async function runReconciliation(run: ReconciliationRun): Promise<ReconciliationEnd> {
  const { context, connection } = run;
  const row = await readUnfinished(context, connection);
  if (row === undefined || row.dueAt === null || row.dueAt > context.now()) return "done";
  const deadline = context.now() + COMPARE_MS;
  const window = { from: row.deliveredFrom, to: row.deliveredTo };
  let position: Position = positionSchema.parse(row.position);
  let cursor: unknown = row.cursor;
  for (;;) {
    const part = await readDelivered(context, connection, window, position);
    if (part === undefined) {
      await finishReconciliation(run, row);
      return "done";
    }
    const end = await comparePart(run, row, part.sales, { cursor, next: part.position, deadline });
    if (end !== "compared") return end;
    position = part.position;
    cursor = null;
  }
}

async function readUnfinished(
  context: ShardContext,
  { id, tenantId }: OpenConnection,
): Promise<ReconciliationRow | undefined> {
  const [row] = await context.db.read(
    context.db.orm
      .select()
      .from(reconciliations)
      .where(
        sql`${reconciliations.connectionId} = ${id} AND ${reconciliations.tenantId} = ${tenantId}
          AND ${reconciliations.dueAt} IS NOT NULL`,
      ),
  );
  return row;
}

type Place = { cursor: unknown; next: Position; deadline: number };

/** Compares some sales to the end, or until the time is up. */
async function comparePart(
  run: ReconciliationRun,
  row: ReconciliationRow,
  sales: readonly DeliveredSale[],
  { cursor: begin, next, deadline }: Place,
): Promise<ReconciliationEnd | "compared"> {
  const { context, lease } = run;
  let cursor = begin;
  for (;;) {
    if (context.now() >= deadline) return "go on";
    const exchanges: Exchange[] = [];
    const outcome = await compare(run, sales, cursor, exchanges);
    if (outcome.kind !== "ok") return await noteFailure(run, row, outcome, exchanges);
    const part = outcome.value;
    const isWritten = await lease.writeIf(
      isUnfinished(row),
      partStatements(context, row, part, part.isLast ? { position: next, checked: sales.length } : undefined),
    );
    if (!isWritten) return "done";
    if (part.isLast) return "compared";
    cursor = part.cursor;
  }
}

async function compare(
  { context, lease, connection, access }: ReconciliationRun,
  sales: readonly DeliveredSale[],
  cursor: unknown,
  exchanges: Exchange[],
): Promise<Outcome<ComparedPart>> {
  if (sales.length === 0) return { kind: "ok", value: { differences: [], cursor: null, isLast: true } };
  const caller = access.caller({
    beforeCall: () => lease.ensure(),
    record: ({ outcome, exchange }) => {
      // Only what went wrong is of use.
      if (outcome !== "ok") exchanges.push(exchange());
    },
  });
  const erp = { settings: connection.settings, caller, now: context.now };
  const outcome = await connection.connector.reconciles.sales?.compare(erp, sales, cursor);
  if (outcome === undefined) throw new Error("a comparison of a connector that compares nothing");
  return outcome;
}

const COUNTERS = {
  sale_missing: "missing",
  total_differs: "totals",
  sale_cancelled: "cancelled",
  sale_doubled: "doubled",
} as const satisfies Record<DifferenceCode, string>;

/** One batch: what the part told, and where the next one begins. */
function partStatements(
  context: ShardContext,
  { tenantId, id }: ReconciliationRow,
  { differences, cursor }: ComparedPart,
  ended: { position: Position; checked: number } | undefined,
): SQLWrapper[] {
  const now = context.now();
  const counted = (code: DifferenceCode) => differences.filter((one) => one.code === code).length;
  const counters = Object.entries(COUNTERS).map(
    ([code, column]) => sql`${sql.raw(column)} = ${sql.raw(column)} + ${counted(code as DifferenceCode)}`,
  );
  const place =
    ended === undefined
      ? sql`cursor = ${JSON.stringify(cursor)}`
      : sql`cursor = 'null', position = ${JSON.stringify(ended.position)}, checked = checked + ${ended.checked}`;
  return [
    ...(differences.length === 0 ? [] : [insertDifferences(tenantId, id, differences)]),
    sql`UPDATE reconciliations SET state = 'running', ${sql.join(counters, sql`, `)}, ${place}, due_at = ${now},
        code = NULL, params = '{}', failure_count = 0, started_at = coalesce(started_at, ${now}), updated_at = ${now}
      WHERE tenant_id = ${tenantId} AND id = ${id}`,
  ];
}

function insertDifferences(tenantId: string, id: string, differences: readonly Difference[]): SQLWrapper {
  return sql`
    INSERT INTO reconciliation_differences (tenant_id, reconciliation_id, external_id, code, params, remote_ids)
    SELECT ${tenantId}, ${id}, v.value ->> '$.externalId', v.value ->> '$.code', coalesce(v.value -> '$.params', '{}'),
      v.value -> '$.remoteIds'
    FROM json_each(${JSON.stringify(differences)}) v WHERE true
    ON CONFLICT DO NOTHING`;
}
