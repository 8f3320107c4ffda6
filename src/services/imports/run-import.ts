import { type SQLWrapper, sql } from "drizzle-orm";
import { z } from "zod";
import { imports } from "../../db/schema.ts";
import type { AssetPage, AssetSource } from "../../erp/assets.ts";
import { type AssetPlan, planAssets } from "../assets/plan-assets.ts";
import type { ErpAccess } from "../connections/erp-access.ts";
import type { OpenConnection } from "../connections/open-connection.ts";
import type { ShardContext } from "../context.ts";
import type { Lease } from "../deliveries/lease.ts";
import { closeImport } from "./close-import.ts";
import { isUnfinished } from "./finish-import.ts";
import type { ImportRow } from "./import-view.ts";
import { noteFailure } from "./note-failure.ts";
import { planStatements } from "./plan-statements.ts";
import { recordingCaller } from "./recording-caller.ts";

/** After so long other work of the connection has its turn, and the import goes on with the next doorbell. */
const IMPORT_MS = 12_000;

export type ImportRun = {
  context: ShardContext;
  lease: Lease;
  connection: OpenConnection;
  access: ErpAccess;
};

/** `go on`: there is more to read now. */
export type ImportResult = "done" | "go on" | "credentials_rejected";

/**
 * Works the connection's unfinished import, page by page. Each page is written in one batch with the cursor of the next,
 * under the lease, so a kill anywhere loses and doubles nothing: the next holder reads that page again.
 */
export async function runImport(run: ImportRun): Promise<ImportResult> {
  const { context, connection } = run;
  const source = connection.connector.assets;
  if (source === undefined) return "done";
  const row = await readUnfinished(context, connection.id);
  if (row === undefined || row.dueAt === null || row.dueAt > context.now()) return "done";
  const deadline = context.now() + IMPORT_MS;
  let standing: Standing = { row, cursor: JSON.parse(row.cursor), phase: row.phase };
  for (;;) {
    if (standing.phase === "closing") return await closeImport(run, source, standing, deadline);
    if (context.now() >= deadline) return "go on";
    const next = await readOnePage(run, source, standing);
    if (typeof next === "string") return next;
    standing = next;
  }
}

export type Standing = { row: ImportRow; cursor: unknown; phase: ImportRow["phase"] };

export async function readUnfinished(
  context: ShardContext,
  connectionId: string,
): Promise<ImportRow | undefined> {
  const [row] = await context.db.read(
    context.db.orm
      .select()
      .from(imports)
      .where(sql`${imports.connectionId} = ${connectionId} AND ${imports.dueAt} IS NOT NULL`),
  );
  return row;
}

async function readOnePage(
  run: ImportRun,
  source: AssetSource<unknown>,
  standing: Standing,
): Promise<Standing | ImportResult> {
  const { context, connection } = run;
  const { caller, exchanges } = recordingCaller(run);
  const before = standing.cursor === null ? await lastCursor(context, connection.id) : null;
  const outcome = await source.readPage(
    { settings: connection.settings, caller, now: context.now },
    standing.cursor,
    before,
  );
  if (outcome.kind !== "ok") return await noteFailure(run, standing.row, outcome, exchanges);
  const page = outcome.value;
  const plan = await planAssets(
    context,
    { tenantId: connection.tenantId, connectionId: connection.id },
    page.rows,
  );
  const isWritten = await run.lease.writeIf(
    isUnfinished(standing.row.id, connection.tenantId),
    pageStatements(run, standing, page, plan),
  );
  // Somebody cancelled it while the page was read.
  if (!isWritten) return "done";
  // A page that was read: nothing that was said before of waiting holds any more.
  return {
    row: { ...standing.row, code: null },
    cursor: page.cursor,
    phase: page.isLast ? "closing" : page.phase,
  };
}

/** Where the last import ended that read all pages, even if one of them came empty. */
async function lastCursor(context: ShardContext, connectionId: string): Promise<unknown> {
  const [row] = await context.db.all(sql`
    SELECT cursor FROM imports WHERE connection_id = ${connectionId}
      AND (state = 'finished' OR (state = 'partial' AND code = 'page_empty')) ORDER BY id DESC LIMIT 1`);
  return row === undefined ? null : JSON.parse(z.object({ cursor: z.string() }).parse(row).cursor);
}

/** One batch: what the page changes, what it saw, and where the next one begins. */
function pageStatements(run: ImportRun, { row }: Standing, page: AssetPage, plan: AssetPlan): SQLWrapper[] {
  const { context, connection } = run;
  const owner = { tenantId: connection.tenantId, connectionId: connection.id };
  const now = context.now();
  const issues = distinct([...page.issues, ...plan.issues]);
  const lacksIdentity = issues.some(
    ({ code }) => code === "vehicle_unidentified" || code === "row_unreadable" || code === "product_untold",
  );
  const gap = page.gap ?? (lacksIdentity ? "rows_unidentified" : null);
  const also = sql`state = 'running', phase = ${page.isLast ? "closing" : page.phase},
    cursor = ${JSON.stringify(page.cursor)}, page = ${page.page}, pages = ${page.pages ?? null},
    clients_found = clients_found + ${plan.counts.clients.found}, gap = coalesce(gap, ${gap})
    ${page.phase === "preparing" ? startedWith(owner, now) : sql``}`;
  const isEmpty = page.rows.length + issues.length === 0;
  return planStatements(owner, row.id, { plan, page: page.page, issues, isEmpty, also }, now);
}

/** What counts before the first page changes anything: a drop is measured by it. */
function startedWith({ tenantId, connectionId }: { tenantId: string; connectionId: string }, now: number) {
  return sql`, started_at = ${now}, counted_before = (
    SELECT count(*) FROM vehicles WHERE tenant_id = ${tenantId} AND connection_id = ${connectionId}
      AND standing <> 'ended' AND gone_at IS NULL AND has_product IS NOT 0)`;
}

function distinct<Issue extends object>(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
}
