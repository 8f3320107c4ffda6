/** What became of a call, as the journal tells it. */
export type CallOutcome =
  | "ok"
  | "refused"
  | "unauthorized"
  | "forbidden"
  | "over_window"
  | "over_day"
  | "redundant"
  | "busy"
  | "blocked"
  | "failed"
  | "fault";

/** One API call as it was received. */
export interface ErpCall {
  method: string;
  /** Path below the API's base, without trailing slash. */
  path: string;
  /** First part of the path: `vendas`. */
  resource: string;
  query: string;
  /** Whether the call only reads although its method is that of writes. */
  isRead?: boolean;
}

/** One line of the journal. */
export interface JournalEntry extends ErpCall {
  companyId: number | null;
  /** The source address, where the ERP counts by it. */
  caller: string | null;
  atMs: number;
  status: number;
  outcome: CallOutcome;
  fault: string | null;
  durationMs: number;
}

/** Figures over a company's calls: what tests and people ask first. */
export interface CallStatistics {
  calls: number;
  firstAt: number | null;
  lastAt: number | null;
  byMethodAndResource: { method: string; resource: string; calls: number }[];
  byStatus: Record<string, number>;
  byFault: Record<string, number>;
  callsOverLimit: number;
  maxCallsInAnySecond: number;
  maxCallsInAnyMinute: number;
}

/** Figures over the calls of one source address, whichever companies they were for. */
export interface CallerStatistics {
  caller: string;
  calls: number;
  callsOverLimit: number;
  maxCallsInAnyMinute: number;
}

const COLUMNS = `at, company_id AS company, method, path, query, resource, status, outcome, fault,
  duration_ms AS durationMs`;

/** Writes a line; awaited before the answer leaves, so that whoever saw the answer finds the line. */
export async function writeJournal(database: D1Database, erp: string, entry: JournalEntry): Promise<void> {
  const sql = `INSERT INTO journal
    (erp, company_id, caller, at, method, path, resource, query, status, outcome, fault, duration_ms)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
  const { companyId, caller, atMs, method, path, resource, query, status, outcome, fault, durationMs } =
    entry;
  await database
    .prepare(sql)
    .bind(erp, companyId, caller, atMs, method, path, resource, query, status, outcome, fault, durationMs)
    .run();
}

/** The lines of a company (of all when undefined) at or after `sinceMs`, oldest first. */
export async function readJournal(
  database: D1Database,
  erp: string,
  filter: { companyId?: number | undefined; sinceMs: number; limit: number; newestFirst?: boolean },
) {
  const sql = `SELECT ${COLUMNS} FROM journal WHERE erp = ?1 AND (?2 IS NULL OR company_id = ?2) AND at >= ?3
    ORDER BY at ${filter.newestFirst ? "DESC, id DESC" : ", id"} LIMIT ?4`;
  const { results } = await database
    .prepare(sql)
    .bind(erp, filter.companyId ?? null, filter.sinceMs, filter.limit)
    .all<JournalLine>();
  return results;
}

/** A line as the control API shows it; `at` in milliseconds. */
export interface JournalLine extends ErpCall {
  at: number;
  company: number | null;
  status: number;
  outcome: CallOutcome;
  fault: string | null;
  durationMs: number;
}

/** Forgets the lines of a company, or of all when undefined. */
export async function clearJournal(database: D1Database, erp: string, companyId?: number): Promise<number> {
  const sql = "DELETE FROM journal WHERE erp = ?1 AND (?2 IS NULL OR company_id = ?2)";
  return (
    await database
      .prepare(sql)
      .bind(erp, companyId ?? null)
      .run()
  ).meta.changes;
}

/**
 * Sums up the calls of a company since an instant. `maxCallsInAnySecond` counts every call that arrived, refused
 * ones too, in the fullest interval of 1000 ms; a caller that respects a limit of three never shows more than 3.
 */
export async function readStatistics(
  database: D1Database,
  erp: string,
  companyId: number | undefined,
  sinceMs: number,
): Promise<CallStatistics> {
  const of = "FROM journal WHERE erp = ?1 AND (?2 IS NULL OR company_id = ?2) AND at >= ?3";
  const queries = [
    `SELECT COUNT(*) AS calls, MIN(at) AS firstAt, MAX(at) AS lastAt,
      SUM(outcome IN ('over_window', 'over_day')) AS callsOverLimit ${of}`,
    `SELECT method, resource, COUNT(*) AS calls ${of} GROUP BY method, resource ORDER BY resource, method`,
    `SELECT status AS name, COUNT(*) AS calls ${of} GROUP BY status`,
    `SELECT fault AS name, COUNT(*) AS calls ${of} AND fault IS NOT NULL GROUP BY fault`,
    mostCallsWithin(1000, of),
    mostCallsWithin(60_000, of),
  ];
  const results = await database.batch<Record<string, unknown>>(
    queries.map((sql) => database.prepare(sql).bind(erp, companyId ?? null, sinceMs)),
  );
  const [totals, byMethod, byStatus, byFault, second, minute] = results.map((result) => result.results);
  const total = totals?.[0];
  return {
    calls: Number(total?.calls ?? 0),
    firstAt: total?.firstAt == null ? null : Number(total.firstAt),
    lastAt: total?.lastAt == null ? null : Number(total.lastAt),
    byMethodAndResource: (byMethod ?? []).map((row) => ({
      method: String(row.method),
      resource: String(row.resource),
      calls: Number(row.calls),
    })),
    byStatus: countsByName(byStatus),
    byFault: countsByName(byFault),
    callsOverLimit: Number(total?.callsOverLimit ?? 0),
    maxCallsInAnySecond: Number(second?.[0]?.most ?? 0),
    maxCallsInAnyMinute: Number(minute?.[0]?.most ?? 0),
  };
}

/** What each source address called since an instant, for ERPs that count by address; the busiest first. */
export async function readCallers(
  database: D1Database,
  erp: string,
  sinceMs: number,
): Promise<CallerStatistics[]> {
  const sql = `SELECT caller, COUNT(*) AS calls, SUM(outcome = 'over_window') AS callsOverLimit,
      MAX(inMinute) AS maxCallsInAnyMinute
    FROM (SELECT caller, outcome, COUNT(*) OVER (PARTITION BY caller ORDER BY at
      RANGE BETWEEN 59999 PRECEDING AND CURRENT ROW) AS inMinute
      FROM journal WHERE erp = ? AND at >= ? AND caller IS NOT NULL)
    GROUP BY caller ORDER BY calls DESC`;
  const { results } = await database.prepare(sql).bind(erp, sinceMs).all<CallerStatistics>();
  return results;
}

function mostCallsWithin(windowMs: number, of: string): string {
  return `SELECT MAX(calls) AS most FROM (SELECT COUNT(*) OVER (PARTITION BY company_id ORDER BY at
    RANGE BETWEEN ${windowMs - 1} PRECEDING AND CURRENT ROW) AS calls ${of})`;
}

function countsByName(rows: Record<string, unknown>[] | undefined): Record<string, number> {
  return Object.fromEntries((rows ?? []).map((row) => [String(row.name), Number(row.calls)]));
}
