import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { inList, rare } from "../../db/database.ts";
import { type DELIVERY_STATES, replays } from "../../db/schema.ts";
import { newId } from "../../lib/ids.ts";
import { auditStatement } from "../audit/audit.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { logStatements } from "../logs/write-log.ts";

export type ReplayFilter = {
  connectionId?: string | undefined;
  flow?: string | undefined;
  state?: (typeof DELIVERY_STATES)[number] | undefined;
  code?: string | undefined;
  /** Created at or after, at or before (ISO instants). */
  from?: string | undefined;
  to?: string | undefined;
  /** Only the sales that this comparison did not find in the ERP any more: they were delivered, and go again. */
  reconciliationId?: string | undefined;
};

/** What can be put back: not what is queued or on its way, not what a newer version replaced. */
const REPLAYABLE = ["held", "pending", "retrying", "dead", "delivered"] as const;
/** What has arrived goes again only when it is asked for by name. */
const REPLAYED_BY_DEFAULT = REPLAYABLE.filter((state) => state !== "delivered");
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
  const matching = matchOf(context, filter, now);
  const [counted] = await context.db.all(sql`SELECT count(*) AS matched FROM deliveries d WHERE ${matching}`);
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
        SELECT d.id FROM deliveries d WHERE ${matching} AND (d.replay_id IS NULL OR d.replay_id <> ${id})
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

function namesDelivered({ state, reconciliationId }: ReplayFilter): boolean {
  return state !== undefined || reconciliationId !== undefined;
}

/** A sale that the ERP had lost, and that nobody has sent again since. */
function isMissingIn({ tenantId }: TenantContext, reconciliationId: string): SQL {
  return sql`d.flow = 'sales' AND ${rare(sql`d.subject IN (SELECT f.external_id FROM reconciliation_differences f
      WHERE f.tenant_id = ${tenantId} AND f.reconciliation_id = ${reconciliationId} AND f.code = 'sale_missing')`)}
    AND (d.connection_id, d.state) IN (SELECT r.connection_id, 'delivered' FROM reconciliations r
      WHERE r.tenant_id = ${tenantId} AND r.id = ${reconciliationId} AND d.finished_at <= r.delivered_to)`;
}

function matchOf(context: TenantContext, filter: ReplayFilter, now: number): SQL {
  const conditions = [
    sql`d.tenant_id = ${context.tenantId}`,
    inList(sql`d.state`, namesDelivered(filter) ? REPLAYABLE : REPLAYED_BY_DEFAULT),
    sql`d.created_at <= ${filter.to === undefined ? now : Date.parse(filter.to)}`,
    // A connection that is switched off takes nothing; a quote sends nothing; the newest trip of a sale is the one that counts.
    sql`EXISTS (SELECT 1 FROM connections c WHERE c.id = d.connection_id AND c.status IN ('active', 'paused'))`,
    sql`NOT EXISTS (SELECT 1 FROM deliveries newer WHERE newer.tenant_id = d.tenant_id
      AND ${rare(sql`newer.subject = d.subject`)} AND newer.connection_id = d.connection_id AND newer.flow = d.flow AND newer.id > d.id)`,
    ...(filter.reconciliationId === undefined ? [] : [isMissingIn(context, filter.reconciliationId)]),
    ...(filter.connectionId === undefined ? [] : [sql`d.connection_id = ${filter.connectionId}`]),
    ...(filter.flow === undefined ? [] : [sql`d.flow = ${filter.flow}`]),
    ...(filter.state === undefined ? [] : [sql`d.state = ${filter.state}`]),
    ...(filter.code === undefined ? [] : [sql`d.code = ${filter.code}`]),
    ...(filter.from === undefined ? [] : [sql`d.created_at >= ${Date.parse(filter.from)}`]),
  ];
  return sql.join(conditions, sql` AND `);
}
