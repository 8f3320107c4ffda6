import { sql } from "drizzle-orm";
import type { ShardContext } from "../context.ts";
import { FAILING, IMPORT_STOPPED, PAUSED, QUIET, SALES_MISSING } from "./alert-statement.ts";
import { isFailing } from "./warn-of-failing.ts";

/**
 * Closes the alerts whose cause is gone. A pause ends when the connection works again, a warning when what it warns of has
 * passed, missing sales when the newest comparison misses none, a stopped import when a later one ends well, a code when no
 * delivery of the connection stands with it any more.
 */
export async function resolveAlerts(context: ShardContext): Promise<void> {
  const now = context.now();
  await context.db.run(sql`
    UPDATE alerts SET resolved_at = ${now}
    WHERE resolved_at IS NULL AND CASE cause
      WHEN ${PAUSED} THEN NOT EXISTS (SELECT 1 FROM connections c WHERE c.id = alerts.connection_id
        AND c.deleted_at IS NULL AND c.status = 'paused' AND c.paused_reason = 'credentials_rejected')
      WHEN ${FAILING} THEN NOT EXISTS (SELECT 1 FROM connections c WHERE c.id = alerts.connection_id AND ${isFailing(now)})
      WHEN ${QUIET} THEN NOT EXISTS (SELECT 1 FROM connections c WHERE c.id = alerts.connection_id
          AND c.deleted_at IS NULL AND c.status = 'active')
        OR EXISTS (SELECT 1 FROM deliveries d WHERE d.connection_id = alerts.connection_id AND d.state = 'delivered'
          AND d.finished_at > alerts.opened_at)
      WHEN ${SALES_MISSING} THEN coalesce((SELECT r.missing = 0 FROM reconciliations r
        WHERE r.connection_id = alerts.connection_id AND r.state = 'finished' ORDER BY r.id DESC LIMIT 1), 1)
      WHEN ${IMPORT_STOPPED} THEN coalesce((SELECT i.state = 'finished' FROM imports i
        WHERE i.connection_id = alerts.connection_id AND i.state IN ('finished', 'partial', 'failed')
        ORDER BY i.id DESC LIMIT 1), 1)
      ELSE NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.tenant_id = alerts.tenant_id AND d.state = 'dead'
        AND d.connection_id = alerts.connection_id AND d.code = alerts.cause)
      END`);
}
