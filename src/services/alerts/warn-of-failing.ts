import { type SQL, sql } from "drizzle-orm";
import type { ShardContext } from "../context.ts";
import { FAILING, openAlerts } from "./alert-statement.ts";

/** After an hour of failures about half a day of tries is left: time to do something about it. */
const WARNED_AFTER_MS = 3_600_000;
/** So many failed readings in a row take about as long. */
const READINGS_WARNED = 9;

/** Is this connection `c` on, and has everything that it tried failed for an hour? */
export function isFailing(now: number): SQL {
  return sql`c.status = 'active' AND c.deleted_at IS NULL AND (
    (c.failing_since <= ${now - WARNED_AFTER_MS}
      AND EXISTS (SELECT 1 FROM deliveries d WHERE d.connection_id = c.id AND d.due_at IS NOT NULL))
    OR ${isReadingFailing(sql`c.id`)})`;
}

function isReadingFailing(connectionId: SQL): SQL {
  return sql`EXISTS (SELECT 1 FROM polls p WHERE p.connection_id = ${connectionId} AND p.failure_count > 0
    AND p.failure_count >= ${READINGS_WARNED})`;
}

/**
 * Opens an alert for each connection with which nothing works, well before its deliveries stop or it is paused.
 * @returns how many were opened
 */
export async function warnOfFailing(context: ShardContext): Promise<number> {
  const now = context.now();
  const instant = (column: SQL) => sql`strftime('%Y-%m-%dT%H:%M:%fZ', ${column} / 1000.0, 'unixepoch')`;
  return await context.db.run(
    openAlerts(
      now,
      sql`SELECT c.tenant_id, c.id AS connection_id, ${FAILING} AS cause,
        CASE WHEN c.failing_since <= ${now - WARNED_AFTER_MS} THEN
          json_patch(coalesce((SELECT d.params FROM deliveries d
              WHERE d.connection_id = c.id AND d.due_at IS NOT NULL AND d.code = c.failing_code LIMIT 1), '{}'),
            json_object('code', c.failing_code, 'since', ${instant(sql`c.failing_since`)}))
        ELSE (SELECT json_object('code', 'erp_unavailable', 'erpMessage', p.params ->> '$.erpMessage',
            'since', ${instant(sql`coalesce(p.finished_at, p.started_at, c.activated_at, p.updated_at)`)})
          FROM polls p WHERE p.connection_id = c.id AND p.failure_count > 0 ORDER BY p.failure_count DESC LIMIT 1)
        END AS params
      FROM (SELECT id FROM connections INDEXED BY connections_failing WHERE failing_since IS NOT NULL
        UNION SELECT connection_id FROM polls INDEXED BY polls_failing WHERE failure_count > 0) f
      CROSS JOIN connections c ON c.id = f.id
      WHERE ${isFailing(now)} AND NOT EXISTS (SELECT 1 FROM alerts a
        WHERE a.connection_id = c.id AND a.cause = ${FAILING} AND a.resolved_at IS NULL)`,
    ),
  );
}
