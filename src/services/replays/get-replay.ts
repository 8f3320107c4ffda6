import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { toInstant } from "../../lib/dates.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../lists.ts";

const rowSchema = z.object({
  id: z.string(),
  filter: z.string().transform((text) => z.record(z.string(), z.unknown()).parse(JSON.parse(text))),
  matched: z.number(),
  created_at: z.number(),
  aborted_at: z.number().nullable(),
  /** Frozen, and not put in the queue yet. */
  unqueued: z.number(),
  waiting: z.number(),
  delivered: z.number(),
  dead: z.number(),
});

export type ReplayView = {
  id: string;
  filter: Record<string, unknown>;
  matched: number;
  state: "running" | "finished" | "aborted";
  waiting: number;
  delivered: number;
  dead: number;
  /** Replaced by a newer version, held, or resent by another way before their turn; nothing of them is lost. */
  skipped: number;
  createdAt: string;
};

function toView(row: z.output<typeof rowSchema>): ReplayView {
  const ended = row.aborted_at === null ? ("finished" as const) : ("aborted" as const);
  const waiting = row.unqueued + row.waiting;
  return {
    id: row.id,
    filter: row.filter,
    matched: row.matched,
    state: waiting > 0 ? "running" : ended,
    waiting,
    delivered: row.delivered,
    dead: row.dead,
    skipped: Math.max(0, row.matched - waiting - row.delivered - row.dead),
    createdAt: toInstant(row.created_at),
  };
}

/** Replays with what became of their deliveries, newest first; also of those that went again since by another way. */
function replaysWhere(condition: SQL, limit: number): SQL {
  return sql`
    SELECT r.id, r.filter, r.matched, r.created_at, r.aborted_at,
      (SELECT count(*) FROM replay_items i WHERE i.replay_id = r.id) AS unqueued,
      count(CASE WHEN d.due_at IS NOT NULL THEN 1 END) AS waiting,
      r.left_delivered + count(CASE WHEN d.state = 'delivered' THEN 1 END) AS delivered,
      r.left_dead + count(CASE WHEN d.state = 'dead' THEN 1 END) AS dead
    FROM (SELECT * FROM replays WHERE ${condition} ORDER BY id DESC LIMIT ${limit}) r
    LEFT JOIN deliveries d ON d.replay_id = r.id AND d.tenant_id = r.tenant_id
    GROUP BY r.id ORDER BY r.id DESC`;
}

/** How far a replay is: what still waits, what arrived, what stopped. @throws ApiError replay_not_found */
export async function getReplay(context: TenantContext, id: string): Promise<ReplayView> {
  requireScope(context, "read");
  const [row] = await context.db.all(replaysWhere(sql`tenant_id = ${context.tenantId} AND id = ${id}`, 1));
  if (row === undefined) throw new ApiError("replay_not_found", { id });
  return toView(rowSchema.parse(row));
}

/** The company's replays, newest first. */
export async function listReplays(context: TenantContext, page: PageRequest): Promise<Page<ReplayView>> {
  requireScope(context, "read");
  const after = readCursor(page);
  const older = after === null ? sql`true` : sql`id < ${after}`;
  const rows = await context.db.all(
    replaysWhere(sql`tenant_id = ${context.tenantId} AND ${older}`, page.limit + 1),
  );
  return toPage(z.array(rowSchema).parse(rows), page, toView);
}
