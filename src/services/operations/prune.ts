import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { idFloor } from "../../lib/ids.ts";
import type { Context, ShardContext } from "../context.ts";
import { DETAIL_DAYS } from "../logs/retention.ts";

const DAY_MS = 86_400_000;
const KEPT_MS = 90 * DAY_MS;
const OPTIONS_KEPT_MS = DAY_MS;
const ROWS_AT_ONCE = 500;
const MAX_ROUNDS = 100;

/** Deletes ended sessions and old dead letters, in small pieces. @returns how many rows went */
export async function pruneDirectory({ directory, now }: Context): Promise<number> {
  return await deletePieces(directory, [
    sql`DELETE FROM sessions WHERE token_hash IN (
      SELECT token_hash FROM sessions WHERE expires_at < ${now()} LIMIT ${ROWS_AT_ONCE})`,
    sql`DELETE FROM dead_letters WHERE id IN (
      SELECT id FROM dead_letters WHERE at < ${now() - KEPT_MS} LIMIT ${ROWS_AT_ONCE})`,
  ]);
}

/**
 * Deletes what has been kept long enough, in small pieces: old comparisons and problems, the answers of functions, lists of an ERP's options that nobody has looked at since yesterday; and requests and answers of the log, where
 * no archive takes them. The log itself is `keepLogs`'. @returns how many rows went
 */
export async function prune(context: ShardContext): Promise<number> {
  const now = context.now();
  const detailsBefore = idFloor("log", now - DETAIL_DAYS * DAY_MS);
  const details = sql`DELETE FROM log_details WHERE log_id IN (
    SELECT log_id FROM log_details WHERE log_id < ${detailsBefore} LIMIT ${ROWS_AT_ONCE})`;
  const pieces = [
    ...(context.archive === undefined ? [details] : []),
    sql`DELETE FROM function_calls WHERE (tenant_id, connection_id, function, key) IN (
      SELECT tenant_id, connection_id, function, key FROM function_calls INDEXED BY function_calls_old
      WHERE updated_at < ${now - KEPT_MS} AND state <> 'uncertain' LIMIT ${ROWS_AT_ONCE})`,
    sql`DELETE FROM problems WHERE (tenant_id, id) IN (
      SELECT tenant_id, id FROM problems p INDEXED BY problems_of_all
      WHERE state = 'resolved' AND last_seen_at < ${now - KEPT_MS}
        AND NOT EXISTS (SELECT 1 FROM deliveries d INDEXED BY deliveries_by_problem
          WHERE d.problem_id = p.id AND d.state = 'dead') LIMIT ${ROWS_AT_ONCE})`,
    sql`DELETE FROM option_lists WHERE rowid IN (
      SELECT rowid FROM option_lists WHERE read_at < ${now - OPTIONS_KEPT_MS} LIMIT ${ROWS_AT_ONCE})`,
    sql`DELETE FROM reconciliation_differences WHERE (tenant_id, reconciliation_id, external_id, code) IN (
      SELECT d.tenant_id, d.reconciliation_id, d.external_id, d.code
      FROM reconciliations r INDEXED BY reconciliations_old
      CROSS JOIN reconciliation_differences d ON d.tenant_id = r.tenant_id AND d.reconciliation_id = r.id
      WHERE r.created_at < ${now - KEPT_MS} LIMIT ${ROWS_AT_ONCE})`,
    // After what belongs to them: a piece ends only when nothing of it is left.
    sql`DELETE FROM reconciliations WHERE (tenant_id, id) IN (
      SELECT tenant_id, id FROM reconciliations INDEXED BY reconciliations_old
      WHERE created_at < ${now - KEPT_MS} AND due_at IS NULL LIMIT ${ROWS_AT_ONCE})`,
  ];
  return await deletePieces(context.db, pieces);
}

async function deletePieces(db: Database, pieces: readonly SQL[]): Promise<number> {
  let total = 0;
  for (const piece of pieces) {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const deleted = await db.run(piece);
      total += deleted;
      if (deleted < ROWS_AT_ONCE) break;
    }
  }
  return total;
}
