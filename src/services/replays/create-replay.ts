import { type SQLWrapper, sql } from "drizzle-orm";
import { z } from "zod";
import { replays } from "../../db/schema.ts";
import { newId } from "../../lib/ids.ts";
import { auditStatement } from "../audit/audit.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { logStatements } from "../logs/write-log.ts";
import { requireNamedIds } from "../named-ids.ts";
import { matchingDeliveries, type ReplayFilter } from "./matching.ts";
import { queueReplay } from "./queue-replay.ts";

/** So long somebody waits for the answer; what is not queued by then is the tick's. */
const QUEUE_MS = 10_000;

/** What goes: what Ponte has, which is the CRM's last word; or what the systems that Ponte reads from say when it goes. */
export const REPLAY_CONTENTS = ["stored", "newest"] as const;

export type ReplayOptions = { dryRun?: boolean; content?: (typeof REPLAY_CONTENTS)[number] };

const matchedSchema = z.object({ matched: z.number() });

/**
 * Puts many deliveries back in the queue (G7). What matches is frozen when it is asked, in one statement: later ones are not
 * touched, each is taken once, and all of them go even if this request ends before they are queued.
 * @returns how many match; with `dryRun` nothing is changed
 * @throws ApiError connection_not_found, problem_not_found, reconciliation_not_found for what the filter names
 */
export async function createReplay(
  context: TenantContext,
  filter: ReplayFilter,
  { dryRun = false, content = "stored" }: ReplayOptions = {},
): Promise<{ id?: string; matched: number }> {
  requireScope(context, "sales:write");
  const now = context.now();
  const matching = matchingDeliveries(context, filter, now);
  const [counted] = await context.db.all(sql`SELECT count(*) AS matched ${matching}`);
  const { matched } = matchedSchema.parse(counted);
  if (matched === 0) await requireNamedIds(context, filter, "filter.");
  if (dryRun) return { matched };
  const { tenantId } = context;
  const id = newId("rpl", now);
  const results = await context.db.batch([
    context.db.orm.insert(replays).values({ tenantId, id, filter, matched, createdAt: now }),
    sql`INSERT INTO replay_items (replay_id, delivery_id, tenant_id) SELECT ${id}, d.id, d.tenant_id ${matching}`,
    // What was counted a moment ago may have changed; what is frozen is what counts.
    sql`UPDATE replays SET matched = (SELECT count(*) FROM replay_items WHERE replay_id = ${id})
      WHERE tenant_id = ${tenantId} AND id = ${id} RETURNING matched`,
    ...(content === "newest" ? [readFirst(tenantId, id, now)] : []),
    ...logStatements(context, { tenantId, event: "replay.started", params: { matched } }),
    auditStatement(context, { action: "replay.started", tenantId, target: id, params: { matched } }),
  ]);
  const frozen = matchedSchema.parse(results[2]?.results[0]).matched;
  await queueReplay(context, { tenantId, id }, now + QUEUE_MS);
  const rows = await context.db.all(
    sql`SELECT DISTINCT connection_id AS id FROM deliveries WHERE replay_id = ${id}`,
  );
  await context.ringAll(
    z
      .array(z.object({ id: z.string() }))
      .parse(rows)
      .map((row) => row.id),
  );
  return { id, matched: frozen };
}

/** A drain reads what is due before it delivers: what changed there since is read, and takes the older content's place. */
function readFirst(tenantId: string, id: string, now: number): SQLWrapper {
  return sql`UPDATE polls SET due_at = min(due_at, ${now})
    WHERE tenant_id = ${tenantId} AND code IS NULL AND (connection_id, flow) IN (
      SELECT DISTINCT d.connection_id, d.flow FROM replay_items i
      CROSS JOIN deliveries d ON d.tenant_id = i.tenant_id AND d.id = i.delivery_id WHERE i.replay_id = ${id})`;
}
