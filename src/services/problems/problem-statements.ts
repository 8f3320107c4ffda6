import { type SQLWrapper, sql } from "drizzle-orm";
import { newIdPerRow } from "../../db/new-ids.ts";
import type { Params } from "../../strings/language.ts";
import { causeOf } from "./cause.ts";

export type Stopped = { tenantId: string; now: number; code: string; params: Params };

/**
 * Puts stopped deliveries into the group of their connection, code and cause: one row, however many they are. A group that
 * was resolved opens by itself when it comes again; an ignored one stays so. For the batch that stops them.
 * @param which of the tenant's deliveries, as a condition on `d`: those that the batch has stopped
 */
export function problemStatements(stopped: Stopped, which: SQLWrapper): SQLWrapper[] {
  const { tenantId, now, code, params } = stopped;
  const cause = causeOf(params);
  const stoppedNow = sql`d.tenant_id = ${tenantId} AND d.state = 'dead' AND d.updated_at = ${now} AND ${which}`;
  return [
    sql`INSERT INTO problems
        (tenant_id, id, connection_id, provider, code, cause, params, state, occurrences, first_seen_at, last_seen_at)
      SELECT r.tenant_id, ${newIdPerRow("prb", now)}, r.connection_id, c.provider, ${code}, ${cause},
        ${JSON.stringify(params)}, 'open', r.stopped, ${now}, ${now}
      FROM (SELECT d.tenant_id, d.connection_id, count(*) AS stopped FROM deliveries d
        WHERE ${stoppedNow} GROUP BY d.tenant_id, d.connection_id) r
      CROSS JOIN connections c ON c.id = r.connection_id WHERE true
      ON CONFLICT (connection_id, code, cause) DO UPDATE SET
        occurrences = occurrences + excluded.occurrences, last_seen_at = excluded.last_seen_at,
        params = excluded.params, state = CASE WHEN state = 'ignored' THEN state ELSE 'open' END`,
    sql`UPDATE deliveries AS d SET problem_id = (SELECT p.id FROM problems p
        WHERE p.connection_id = d.connection_id AND p.code = ${code} AND p.cause = ${cause})
      WHERE ${stoppedNow}`,
  ];
}
