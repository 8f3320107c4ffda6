import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { z } from "zod";
import type { AssetSource } from "../../erp/assets.ts";
import { logStatements } from "../logs/write-log.ts";
import { askMissing } from "./ask-missing.ts";
import { type End, finishStatements, isUnfinished } from "./finish-import.ts";
import type { ImportResult, ImportRun, Standing } from "./run-import.ts";

const standingSchema = z.object({
  gap: z.enum(["page_empty", "fewer_than_told", "situations_vanished", "rows_unidentified"]).nullable(),
  counted_before: z.number(),
  vehicles_found: z.number(),
  vehicles_created: z.number(),
  vehicles_updated: z.number(),
  vehicles_ended: z.number(),
});

/**
 * The end of an import whose pages are all read. A vehicle that so many complete lists in a row did not hold as the administrator
 * says, and that the ERP does not have when it is asked for it, no longer has the product, and its contract ends, as does that of
 * a vehicle that ended in the ERP. Nothing of the kind happens where the list may not be complete, or where more is missing at once
 * than the administrator accepts (S6).
 */
export async function closeImport(
  run: ImportRun,
  source: AssetSource<unknown>,
  standing: Standing,
  deadline: number,
): Promise<ImportResult> {
  const { context, connection } = run;
  const importId = standing.row.id;
  const missing = isMissing(run, importId);
  let conclusion = await conclude(run, source, importId, missing);
  if (conclusion.stop === undefined && conclusion.absent > 0) {
    const asked = await askMissing(run, source, standing, { missing, deadline });
    if (asked !== "asked") return asked;
    conclusion = await conclude(run, source, importId, missing);
  }
  const ended = { ...connection, provider: connection.connector.id };
  const finish = (how: End) => finishStatements(context, ended, importId, how);
  if (conclusion.stop !== undefined) {
    await end(run, importId, finish(conclusion.stop));
    return "done";
  }
  const { counts, absent, gone, runs } = conclusion;
  await end(run, importId, [
    forgetAbsence(run, missing),
    ...(absent === 0 ? [] : [markMissing(run, missing, runs)]),
    sql`UPDATE imports SET vehicles_gone = ${gone} WHERE tenant_id = ${connection.tenantId} AND id = ${importId}`,
    ...(await endContracts(run, sql`${missing} AND ${isLongEnough(runs)}`)),
    ...finish({ state: "finished" }),
    ...logStatements(context, {
      tenantId: connection.tenantId,
      provider: connection.connector.id,
      connectionId: connection.id,
      event: "import.finished",
      params: {
        vehicles: counts.vehicles_found,
        created: counts.vehicles_created,
        updated: counts.vehicles_updated,
        ended: gone,
        waiting: absent - gone,
      },
    }),
  ]);
  return "done";
}

type Conclusion =
  | { stop: End }
  | { stop?: never; counts: z.output<typeof standingSchema>; absent: number; gone: number; runs: number };

/** Why nothing may be concluded from what is missing, or how much that is. */
async function conclude(
  run: ImportRun,
  source: AssetSource<unknown>,
  importId: string,
  missing: SQL,
): Promise<Conclusion> {
  const { context, connection } = run;
  const [row] = await context.db.all(sql`
    SELECT gap, counted_before, vehicles_found, vehicles_created, vehicles_updated, vehicles_ended FROM imports
    WHERE tenant_id = ${connection.tenantId} AND id = ${importId}`);
  const counts = standingSchema.parse(row);
  // A list that holds nothing at all where there was something is taken for a failure, whatever drop is accepted.
  const isBare = counts.vehicles_found === 0 && counts.counted_before > 0;
  const gap = counts.gap ?? (isBare ? "page_empty" : null);
  if (gap !== null) return { stop: { state: "partial", code: gap } };
  const runs = source.absentRunsUntilGone(connection.settings);
  const { absent, gone } = await countMissing(run, missing, runs);
  const percent = source.largestDropPercent(connection.settings);
  const dropped = absent + counts.vehicles_ended;
  if (dropped * 100 <= percent * counts.counted_before) return { counts, absent, gone, runs };
  return { stop: { state: "partial", code: "drop_too_large", params: { count: dropped, percent } } };
}

/** In one batch, unless somebody cancels it in this very moment. */
async function end(
  { lease, connection }: ImportRun,
  importId: string,
  statements: SQLWrapper[],
): Promise<void> {
  await lease.writeIf(isUnfinished(importId, connection.tenantId), statements);
}

/** A vehicle, as `v`, that counted and was on no page. */
function isMissing({ connection }: ImportRun, importId: string): SQL {
  return sql`v.tenant_id = ${connection.tenantId} AND v.connection_id = ${connection.id}
    AND v.standing <> 'ended' AND v.gone_at IS NULL AND v.has_product IS NOT 0
    AND v.vehicle_key NOT IN (SELECT k.value FROM import_pages p, json_each(p.vehicle_keys) k
      WHERE p.import_id = ${importId})`;
}

/** With this import, so many in a row did not hold the vehicle `v`. */
function isLongEnough(runs: number): SQL {
  return sql`v.absent_runs + 1 >= ${runs}`;
}

/** How many vehicles are missing, and how many of them long enough to be gone. */
async function countMissing({ context }: ImportRun, missing: SQL, runs: number) {
  const [row] = await context.db.all(sql`
    SELECT count(*) AS absent, count(CASE WHEN ${isLongEnough(runs)} THEN 1 END) AS gone FROM vehicles v WHERE ${missing}`);
  return z.object({ absent: z.number(), gone: z.number() }).parse(row);
}

/** What was missing before and is there again starts from zero. */
function forgetAbsence({ connection: { tenantId, id } }: ImportRun, missing: SQL): SQLWrapper {
  return sql`UPDATE vehicles INDEXED BY vehicles_absent SET absent_runs = 0
    WHERE tenant_id = ${tenantId} AND connection_id = ${id} AND absent_runs > 0 AND gone_at IS NULL
      AND id NOT IN (SELECT v.id FROM vehicles v WHERE ${missing} AND v.absent_runs > 0)`;
}

function markMissing({ context }: ImportRun, missing: SQL, runs: number): SQLWrapper {
  const now = context.now();
  return sql`UPDATE vehicles AS v SET absent_runs = v.absent_runs + 1,
      gone_at = CASE WHEN ${isLongEnough(runs)} THEN ${now} END,
      updated_at = CASE WHEN ${isLongEnough(runs)} THEN ${now} ELSE v.updated_at END
    WHERE ${missing}`;
}

/**
 * The open contracts of vehicles that ended, are gone or go with this import, and their orders that nobody needs to carry out any
 * more.
 */
async function endContracts(run: ImportRun, going: SQL): Promise<SQLWrapper[]> {
  const { context, connection } = run;
  const { tenantId } = connection;
  const now = context.now();
  const [counted] = await context.db.all(sql`
    SELECT count(*) AS count FROM contracts c CROSS JOIN vehicles v ON v.tenant_id = c.tenant_id AND v.id = c.vehicle_id
    WHERE c.tenant_id = ${tenantId} AND c.connection_id = ${connection.id} AND c.state = 'open'
      AND (v.standing = 'ended' OR v.gone_at IS NOT NULL OR (${going}))`);
  const { count } = z.object({ count: z.number() }).parse(counted);
  if (count === 0) return [];
  // By now the vehicles that go are marked.
  const ofEnded = sql`tenant_id = ${tenantId} AND connection_id = ${connection.id} AND state = 'open' AND EXISTS (
    SELECT 1 FROM vehicles v WHERE v.tenant_id = ${tenantId} AND v.id = vehicle_id
      AND (v.standing = 'ended' OR v.gone_at IS NOT NULL))`;
  return [
    sql`UPDATE service_orders SET state = 'cancelled', updated_at = ${now} WHERE ${ofEnded}`,
    sql`UPDATE contracts SET state = 'ended', ended_at = ${now}, updated_at = ${now}, end_reason = (
        SELECT CASE WHEN v.gone_at IS NULL THEN 'situation_ended' ELSE 'product_gone' END FROM vehicles v
        WHERE v.tenant_id = ${tenantId} AND v.id = vehicle_id)
      WHERE ${ofEnded}`,
    ...logStatements(context, {
      tenantId,
      provider: connection.connector.id,
      connectionId: connection.id,
      event: "contract.ended",
      params: { count },
    }),
  ];
}
