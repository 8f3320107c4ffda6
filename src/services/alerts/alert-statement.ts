import { type SQLWrapper, sql } from "drizzle-orm";
import { newId } from "../../lib/ids.ts";
import type { Params } from "../../strings/language.ts";

/** The cause of an alert that is a pause; every other is the code with which deliveries stopped. */
export const PAUSED = "credentials_rejected";

/**
 * The statement that opens an alert, or counts one more of its kind: it goes into the batch of what it tells of. One alert
 * for each connection and cause, however many deliveries stop.
 * @param only opened only if this holds when the batch runs
 */
export function alertStatement(
  alert: { tenantId: string; connectionId: string; cause: string; params?: Params; now: number },
  only: SQLWrapper = sql`true`,
): SQLWrapper {
  const { tenantId, connectionId, cause, params = {}, now } = alert;
  return sql`
    INSERT INTO alerts (tenant_id, id, connection_id, cause, params, count, opened_at, seen_at)
    SELECT ${tenantId}, ${newId("alr", now)}, ${connectionId}, ${cause}, ${JSON.stringify(params)}, 1, ${now}, ${now} WHERE ${only}
    ON CONFLICT (connection_id, cause) WHERE resolved_at IS NULL
      DO UPDATE SET count = count + 1, seen_at = excluded.seen_at`;
}
