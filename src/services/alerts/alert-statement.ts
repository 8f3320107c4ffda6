import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { newIdPerRow } from "../../db/new-ids.ts";
import type { Params } from "../../strings/language.ts";
import type { DifferenceCode } from "../../strings/reconciliations.ts";

/** The causes of alerts that are no code with which deliveries stopped: a pause, and what warns before one or before a stop. */
export const PAUSED = "credentials_rejected";
export const FAILING = "failing";
export const QUIET = "quiet";
/** Sales that the ERP has lost. */
export const SALES_MISSING = "sale_missing" satisfies DifferenceCode;
/** An import has ended before it knew everything. */
export const IMPORT_STOPPED = "import_stopped";

/** What opens together is told together, and what passes within the minute is not: a mail for a company, not for each cause. */
export const SETTLES_MS = 60_000;

/**
 * Opens an alert for each of some rows, or counts one more of its kind: one for each connection and cause, however many
 * deliveries stop. @param rows tenant, connection, cause, and what the first of them mentions
 */
export function openAlerts(now: number, rows: SQL): SQLWrapper {
  return sql`
    INSERT INTO alerts (tenant_id, id, connection_id, cause, params, count, opened_at, seen_at)
    SELECT r.tenant_id, ${newIdPerRow("alr", now)}, r.connection_id, r.cause, r.params, 1, ${now}, ${now}
    FROM (${rows}) r WHERE true
    ON CONFLICT (connection_id, cause) WHERE resolved_at IS NULL
      DO UPDATE SET count = count + 1, seen_at = excluded.seen_at`;
}

/** The statement that opens one connection's alert: it goes into the batch of what the alert is about. */
export function connectionAlert(
  { now }: { now: () => number },
  { id, tenantId }: { id: string; tenantId: string },
  cause: string,
  params: Params = {},
): SQLWrapper {
  return openAlerts(
    now(),
    sql`SELECT ${tenantId} AS tenant_id, ${id} AS connection_id, ${cause} AS cause,
      ${JSON.stringify(params)} AS params`,
  );
}

/**
 * The statement that opens the alerts of deliveries that have stopped, from their rows as the batch leaves them.
 * @param which of the tenant's deliveries, as a condition on `d`
 */
export function deadAlerts(
  { tenantId, now }: { tenantId: string; now: number },
  which: SQLWrapper,
): SQLWrapper {
  return openAlerts(
    now,
    sql`SELECT d.tenant_id, d.connection_id, d.code AS cause, d.params FROM deliveries d
      WHERE d.tenant_id = ${tenantId} AND d.state = 'dead' AND d.updated_at = ${now} AND ${which}
        AND NOT EXISTS (SELECT 1 FROM problems p
          WHERE p.tenant_id = d.tenant_id AND p.id = d.problem_id AND p.state = 'ignored')`,
  );
}
