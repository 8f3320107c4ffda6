import { sql } from "drizzle-orm";
import type { Exchange } from "../../erp/http.ts";
import { isFailure, type Outcome } from "../../erp/outcome.ts";
import type { ComparedPart } from "../../erp/reconciliation.ts";
import type { ReconciliationCode } from "../../strings/reconciliations.ts";
import { backoffMs, MAX_FAILURES } from "../deliveries/backoff.ts";
import { logStatements } from "../logs/write-log.ts";
import { isUnfinished } from "./finish-reconciliation.ts";
import type { ReconciliationRow } from "./reconciliation-view.ts";
import type { ReconciliationEnd, ReconciliationRun } from "./run-reconciliation.ts";

type Failed = Exclude<Outcome<ComparedPart>, { kind: "ok" }>;

const HELD_BACK_MS = 30_000;

/**
 * A part could not be read. The cursor stays where it is: what may pass is tried again later, what cannot ends the comparison. A
 * part that was not read says of no sale that it is missing.
 */
export async function noteFailure(
  run: ReconciliationRun,
  row: ReconciliationRow,
  outcome: Failed,
  exchanges: readonly Exchange[],
): Promise<ReconciliationEnd> {
  const isHeldBack = isFailure(outcome) && outcome.certainty === "not_sent";
  const failures = (await failuresOf(run, row)) + (isHeldBack ? 0 : 1);
  const isFinal = outcome.kind === "refused" || !isFailure(outcome);
  if (isFinal || failures >= MAX_FAILURES) {
    await stop(run, row, isFinal ? "erp_refused" : "erp_failed", wordsOf(outcome), exchanges);
    return "done";
  }
  await wait(run, row, outcome, isHeldBack ? undefined : failures);
  return outcome.kind === "invalid_credentials" ? "credentials_rejected" : "done";
}

const wordsOf = (outcome: Failed) => ("message" in outcome ? outcome.message : "ponte:empty");

async function failuresOf(
  { context }: ReconciliationRun,
  { tenantId, id }: ReconciliationRow,
): Promise<number> {
  const [row] = await context.db.all(
    sql`SELECT failure_count FROM reconciliations WHERE tenant_id = ${tenantId} AND id = ${id}`,
  );
  return Number(row?.failure_count ?? 0);
}

async function stop(
  { context, lease, connection }: ReconciliationRun,
  row: ReconciliationRow,
  code: ReconciliationCode,
  erpMessage: string,
  exchanges: readonly Exchange[],
): Promise<void> {
  const now = context.now();
  await lease.writeIf(isUnfinished(row), [
    sql`UPDATE reconciliations SET state = 'failed', due_at = NULL, code = ${code},
        params = ${JSON.stringify({ erpMessage })}, finished_at = ${now}, updated_at = ${now}
      WHERE tenant_id = ${row.tenantId} AND id = ${row.id}`,
    ...logStatements(context, {
      tenantId: row.tenantId,
      provider: connection.connector.id,
      connectionId: connection.id,
      event: "reconciliation.stopped",
      params: { code, erpMessage },
      detail: { exchanges },
    }),
  ]);
}

/** @param failures undefined where our own pacing held it back: nobody's fault, however long it lasts */
async function wait(
  { context, lease }: ReconciliationRun,
  row: ReconciliationRow,
  outcome: Failed,
  failures: number | undefined,
): Promise<void> {
  const now = context.now();
  const until = isFailure(outcome) ? outcome.until : undefined;
  const rest = failures === undefined ? HELD_BACK_MS : backoffMs(failures, context.random);
  const code: ReconciliationCode =
    outcome.kind === "invalid_credentials" ? "credentials_rejected" : "erp_unavailable";
  await lease.writeIf(isUnfinished(row), [
    sql`UPDATE reconciliations SET due_at = ${until ?? now + rest}, updated_at = ${now}
        ${
          failures === undefined
            ? sql``
            : sql`, failure_count = ${failures}, code = ${code}, params = ${JSON.stringify({ erpMessage: wordsOf(outcome) })}`
        }
      WHERE tenant_id = ${row.tenantId} AND id = ${row.id}`,
  ]);
}
