import { sql } from "drizzle-orm";
import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { toInstant } from "../../lib/dates.ts";
import { requireScope, type TenantContext } from "../context.ts";

const rowSchema = z.object({
  id: z.string(),
  filter: z.string(),
  matched: z.number(),
  created_at: z.number(),
  waiting: z.number(),
  delivered: z.number(),
  dead: z.number(),
});

/** How far a replay is: what still waits, what arrived, what stopped. @throws ApiError replay_not_found */
export async function getReplay(context: TenantContext, id: string) {
  requireScope(context, "read");
  const [row] = await context.db.all(sql`
    SELECT r.id, r.filter, r.matched, r.created_at,
      count(CASE WHEN d.due_at IS NOT NULL THEN 1 END) AS waiting,
      count(CASE WHEN d.state = 'delivered' THEN 1 END) AS delivered,
      count(CASE WHEN d.state = 'dead' THEN 1 END) AS dead
    FROM replays r LEFT JOIN deliveries d ON d.replay_id = r.id AND d.tenant_id = r.tenant_id
    WHERE r.tenant_id = ${context.tenantId} AND r.id = ${id} GROUP BY r.id`);
  if (row === undefined) throw new ApiError("replay_not_found", { id });
  const replay = rowSchema.parse(row);
  return {
    id: replay.id,
    filter: z.record(z.string(), z.unknown()).parse(JSON.parse(replay.filter)),
    matched: replay.matched,
    state: replay.waiting > 0 ? ("running" as const) : ("finished" as const),
    waiting: replay.waiting,
    delivered: replay.delivered,
    dead: replay.dead,
    createdAt: toInstant(replay.created_at),
  };
}
