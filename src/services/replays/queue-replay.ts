import { sql } from "drizzle-orm";
import { z } from "zod";
import type { ShardContext } from "../context.ts";
import { leaveReplaysStatement } from "./leave-replays.ts";
import { isReplayable } from "./matching.ts";

/** A batch of so many takes a fraction of a second. */
const QUEUED_AT_ONCE = 1_000;
/** What a tick gives to replays that were left unfinished; the rest is the next one's. */
const TICK_MS = 20_000;

type Frozen = { tenantId: string; id: string };

/**
 * Queues what a replay has frozen and not queued yet, piece by piece, each in one batch: a kill between two loses nothing,
 * and whoever goes on begins where it stopped. What was replaced, or has gone by another way since, is left as it is.
 * @param deadline when to leave the rest to the tick
 */
export async function queueReplay(context: ShardContext, replay: Frozen, deadline: number): Promise<void> {
  while ((await queuePiece(context, replay)) === QUEUED_AT_ONCE && context.now() < deadline);
}

/** @returns how many items it took */
async function queuePiece(context: ShardContext, { tenantId, id }: Frozen): Promise<number> {
  const now = context.now();
  const piece = sql`SELECT delivery_id FROM replay_items WHERE replay_id = ${id} AND tenant_id = ${tenantId}
    ORDER BY delivery_id LIMIT ${QUEUED_AT_ONCE}`;
  const which = sql`id IN (${piece}) AND ${isReplayable}
        AND NOT (state = 'delivered' AND finished_at > (
          SELECT r.created_at FROM replays r WHERE r.tenant_id = ${tenantId} AND r.id = ${id}))`;
  const [, , taken] = await context.db.batch([
    leaveReplaysStatement(tenantId, which),
    sql`UPDATE deliveries SET state = 'queued', reason = 'resend', hold_reason = NULL, due_at = ${now},
        failure_count = 0, code = NULL, params = '{}', finished_at = NULL, replay_id = ${id}, updated_at = ${now}
      WHERE tenant_id = ${tenantId} AND ${which}`,
    sql`DELETE FROM replay_items WHERE replay_id = ${id} AND delivery_id IN (${piece})`,
  ]);
  return taken?.meta.changes ?? 0;
}

const rowSchema = z
  .object({ tenant_id: z.string(), id: z.string() })
  .transform(({ tenant_id: tenantId, id }): Frozen => ({ tenantId, id }));

/** Goes on with the replays of all companies whose request ended before all was queued. @returns how many */
export async function queueReplays(context: ShardContext): Promise<number> {
  const rows = await context.db.all(sql`
    WITH RECURSIVE unfinished (id) AS (
      SELECT min(replay_id) FROM replay_items
      UNION ALL
      SELECT (SELECT min(replay_id) FROM replay_items WHERE replay_id > unfinished.id)
      FROM unfinished WHERE unfinished.id IS NOT NULL
    )
    SELECT id, (SELECT tenant_id FROM replay_items WHERE replay_id = unfinished.id LIMIT 1) AS tenant_id
    FROM unfinished WHERE id IS NOT NULL`);
  const deadline = context.now() + TICK_MS;
  const replays = z.array(rowSchema).parse(rows);
  for (const replay of replays) await queueReplay(context, replay, deadline);
  return replays.length;
}
