import { sql } from "drizzle-orm";
import { z } from "zod";
import { replays } from "../../db/schema.ts";
import { newId } from "../../lib/ids.ts";
import { auditStatement } from "../audit/audit.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { logStatements } from "../logs/write-log.ts";
import { matchingDeliveries, type ReplayFilter } from "./matching.ts";

const MATCHED_AT_ONCE = 1_000;

/**
 * Puts many deliveries back in the queue (G7). What matches is frozen when it is asked: later ones are not touched, and
 * each is taken once. @returns how many match; with `dryRun` nothing is changed
 */
export async function createReplay(
  context: TenantContext,
  filter: ReplayFilter,
  dryRun: boolean,
): Promise<{ id?: string; matched: number }> {
  requireScope(context, "sales:write");
  const now = context.now();
  const matching = matchingDeliveries(context, filter, now);
  const [counted] = await context.db.all(sql`SELECT count(*) AS matched ${matching}`);
  const { matched } = z.object({ matched: z.number() }).parse(counted);
  if (dryRun) return { matched };
  const id = newId("rpl", now);
  await context.db.batch([
    context.db.orm
      .insert(replays)
      .values({ tenantId: context.tenantId, id, filter, matched, createdAt: now }),
    ...logStatements(context, { tenantId: context.tenantId, event: "replay.started", params: { matched } }),
    auditStatement(context, {
      action: "replay.started",
      tenantId: context.tenantId,
      target: id,
      params: { matched },
    }),
  ]);
  for (;;) {
    const changed = await context.db.run(sql`
      UPDATE deliveries SET state = 'queued', reason = 'resend', hold_reason = NULL, due_at = ${now},
        failure_count = 0, code = NULL, params = '{}', finished_at = NULL, replay_id = ${id}, updated_at = ${now}
      WHERE tenant_id = ${context.tenantId} AND id IN (
        SELECT d.id ${matching} AND (d.replay_id IS NULL OR d.replay_id <> ${id})
        LIMIT ${MATCHED_AT_ONCE})`);
    if (changed < MATCHED_AT_ONCE) break;
  }
  const rows = await context.db.all(
    sql`SELECT DISTINCT connection_id AS id FROM deliveries WHERE replay_id = ${id}`,
  );
  await context.ringAll(
    z
      .array(z.object({ id: z.string() }))
      .parse(rows)
      .map((row) => row.id),
  );
  return { id, matched };
}
