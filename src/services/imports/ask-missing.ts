import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { z } from "zod";
import type { AssetRow, AssetSource } from "../../erp/assets.ts";
import { isFailure } from "../../erp/outcome.ts";
import { planAssets } from "../assets/plan-assets.ts";
import { isUnfinished } from "./finish-import.ts";
import { noteFailure } from "./note-failure.ts";
import { planStatements } from "./plan-statements.ts";
import { recordingCaller } from "./recording-caller.ts";
import type { ImportResult, ImportRun, Standing } from "./run-import.ts";

/** So many are asked for at the same time, and so many are looked up for that at once. */
const AT_ONCE = 4;
const LOOKED_UP = 200;

const missingSchema = z.object({ id: z.string(), plate: z.string(), chassis: z.string() });
type Missing = z.output<typeof missingSchema>;

/**
 * Asks the ERP for each vehicle `v` that no page held: lists that move while they are read leave some out, and nobody's contract
 * ends by that. What the ERP has is written as if a page had held it. After a kill it goes on where it stood.
 * @returns "asked" once there is none left, else why not
 */
export async function askMissing(
  run: ImportRun,
  source: AssetSource<unknown>,
  standing: Standing,
  { missing, deadline }: { missing: SQL; deadline: number },
): Promise<"asked" | ImportResult> {
  const { context } = run;
  for (;;) {
    const vehicles = await readMissing(run, standing, missing);
    if (vehicles.length === 0) return "asked";
    for (let start = 0; start < vehicles.length; start += AT_ONCE) {
      if (context.now() >= deadline) return "go on";
      const stop = await askFor(run, source, standing, vehicles.slice(start, start + AT_ONCE));
      if (stop !== undefined) return stop;
    }
  }
}

async function readMissing(
  { context, connection }: ImportRun,
  { row }: Standing,
  missing: SQL,
): Promise<Missing[]> {
  const rows = await context.db.all(sql`
    SELECT v.id, v.plate, v.chassis FROM vehicles v
    WHERE ${missing} AND v.id > (
      SELECT asked_to FROM imports WHERE tenant_id = ${connection.tenantId} AND id = ${row.id})
    ORDER BY v.id LIMIT ${LOOKED_UP}`);
  return z.array(missingSchema).parse(rows);
}

async function askFor(
  run: ImportRun,
  source: AssetSource<unknown>,
  standing: Standing,
  vehicles: readonly Missing[],
): Promise<ImportResult | undefined> {
  const { context, connection, lease } = run;
  const { caller, exchanges } = recordingCaller(run);
  const outcomes = await Promise.all(
    vehicles.map(({ plate, chassis }) =>
      source.readVehicle({ settings: connection.settings, caller, now: context.now }, standing.cursor, {
        plate: plate === "" ? undefined : plate,
        chassis: chassis === "" ? undefined : chassis,
      }),
    ),
  );
  const rows: AssetRow[] = [];
  for (const outcome of outcomes) {
    // Who may not ask goes by the lists alone.
    if (isFailure(outcome) && outcome.kind !== "refused")
      return await noteFailure(run, standing.row, outcome, exchanges);
    if (outcome.kind === "ok") rows.push(...outcome.value.rows);
  }
  const askedTo = vehicles.at(-1)?.id ?? "";
  const isWritten = await lease.writeIf(
    isUnfinished(standing.row.id, connection.tenantId),
    await askedStatements(run, standing, rows, askedTo),
  );
  return isWritten ? undefined : "done";
}

async function askedStatements(
  { context, connection }: ImportRun,
  { row }: Standing,
  rows: readonly AssetRow[],
  askedTo: string,
): Promise<SQLWrapper[]> {
  const { tenantId } = connection;
  const owner = { tenantId, connectionId: connection.id };
  const now = context.now();
  const plan = await planAssets(context, owner, rows);
  return planStatements(
    owner,
    row.id,
    {
      plan,
      page: sql`(SELECT coalesce(max(page), 0) + 1 FROM import_pages WHERE import_id = ${row.id})`,
      issues: plan.issues,
      isEmpty: rows.length === 0,
      // Its clients were found on the pages already, or count with them.
      also: sql`asked_to = ${askedTo}`,
    },
    now,
  );
}
