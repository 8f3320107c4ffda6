import { type SQLWrapper, sql } from "drizzle-orm";

/**
 * Keeps with the replays that deliveries came through how these had ended there. It goes before the statement that puts
 * them back by another way, in the same batch; that one takes their `replay_id` away or writes its own.
 * @param which of the tenant's deliveries, as a condition on `d`: those that are put back
 */
export function leaveReplaysStatement(tenantId: string, which: SQLWrapper): SQLWrapper {
  return sql`UPDATE replays SET left_delivered = left_delivered + l.delivered, left_dead = left_dead + l.dead
    FROM (SELECT d.replay_id, count(CASE WHEN d.state = 'delivered' THEN 1 END) AS delivered,
        count(CASE WHEN d.state = 'dead' THEN 1 END) AS dead
      FROM deliveries d WHERE d.tenant_id = ${tenantId} AND d.replay_id IS NOT NULL AND ${which} GROUP BY d.replay_id) l
    WHERE replays.tenant_id = ${tenantId} AND replays.id = l.replay_id`;
}
