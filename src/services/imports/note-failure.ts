import { sql } from "drizzle-orm";
import type { Exchange } from "../../erp/http.ts";
import { isFailure, type Outcome } from "../../erp/outcome.ts";
import type { ImportCode } from "../../strings/imports.ts";
import { backoffMs, MAX_FAILURES } from "../deliveries/backoff.ts";
import { logStatements } from "../logs/write-log.ts";
import { finishStatements, isUnfinished } from "./finish-import.ts";
import type { ImportRow } from "./import-view.ts";
import type { ImportResult, ImportRun } from "./run-import.ts";

type Failed = Exclude<Outcome<unknown>, { kind: "ok" }>;

const HELD_BACK_MS = 30_000;
/** Nobody but SGA's connector says so. */
const OUTSIDE_HOURS = "ponte:outside_hours";

/**
 * A page could not be read. The cursor stays where it is: what may pass is tried again later, what cannot ends the import, and
 * what is known stays as it is either way.
 */
export async function noteFailure(
  run: ImportRun,
  row: ImportRow,
  outcome: Failed,
  exchanges: readonly Exchange[],
): Promise<ImportResult> {
  const erpMessage = "message" in outcome ? outcome.message : "ponte:empty";
  const failures = (await failuresOf(run, row)) + (isHeldBack(outcome) ? 0 : 1);
  const isFinal = outcome.kind === "refused" || !isFailure(outcome) || isRepeated(erpMessage);
  if (isFinal || failures >= MAX_FAILURES) {
    const { context, connection } = run;
    await run.lease.writeIf(
      isUnfinished(row.id, row.tenantId),
      finishStatements(context, { ...connection, provider: connection.connector.id }, row.id, {
        state: (await hasRead(run, row)) ? "partial" : "failed",
        code: isFinal ? "erp_refused" : "erp_failed",
        params: { erpMessage },
        detail: { exchanges },
      }),
    );
    return "done";
  }
  await wait(run, row, outcome, { failures, erpMessage, exchanges });
  return outcome.kind === "invalid_credentials" ? "credentials_rejected" : "done";
}

const isRepeated = (message: string) => message === "ponte:repeated_page";

/** Our own pacing, or the user's hours: nobody's fault, however long it lasts. */
function isHeldBack(outcome: Failed): boolean {
  return outcome.kind === "blocked" || (isFailure(outcome) && outcome.message === "ponte:held_back");
}

/** @returns null where what was said before says it better */
function codeOf(outcome: Failed, message: string, { code }: ImportRow): ImportCode | null {
  if (message === OUTSIDE_HOURS) return "outside_hours";
  if (message === "ponte:held_back" && code !== null) return null;
  return outcome.kind === "invalid_credentials" ? "credentials_rejected" : "erp_unavailable";
}

async function wait(
  { context, lease, connection }: ImportRun,
  row: ImportRow,
  outcome: Failed,
  {
    failures,
    erpMessage,
    exchanges,
  }: { failures: number; erpMessage: string; exchanges: readonly Exchange[] },
): Promise<void> {
  const now = context.now();
  const until = isFailure(outcome) ? outcome.until : undefined;
  const dueAt = until ?? now + (isHeldBack(outcome) ? HELD_BACK_MS : backoffMs(failures, context.random));
  const code = codeOf(outcome, erpMessage, row);
  const isNews = code !== null && code !== row.code;
  await lease.writeIf(isUnfinished(row.id, row.tenantId), [
    // What holds us back ourselves leaves standing what was said before: the user's hours, above all.
    sql`UPDATE imports SET due_at = ${dueAt}, code = coalesce(${code}, code), failure_count = ${failures},
        params = CASE WHEN ${code} IS NULL THEN params ELSE ${JSON.stringify({ erpMessage })} END, updated_at = ${now}
      WHERE tenant_id = ${row.tenantId} AND id = ${row.id}`,
    ...(isNews
      ? logStatements(context, {
          tenantId: connection.tenantId,
          provider: connection.connector.id,
          connectionId: connection.id,
          event: "import.waits",
          params: { code, erpMessage },
          detail: { exchanges },
        })
      : []),
  ]);
}

async function failuresOf({ context }: ImportRun, { tenantId, id }: ImportRow): Promise<number> {
  const [row] = await context.db.all(
    sql`SELECT failure_count FROM imports WHERE tenant_id = ${tenantId} AND id = ${id}`,
  );
  return Number(row?.failure_count ?? 0);
}

async function hasRead({ context }: ImportRun, { tenantId, id }: ImportRow): Promise<boolean> {
  const [row] = await context.db.all(
    sql`SELECT page FROM imports WHERE tenant_id = ${tenantId} AND id = ${id}`,
  );
  return Number(row?.page ?? 0) > 0;
}
