import { type SQL, sql } from "drizzle-orm";
import { inList, rare } from "../../db/database.ts";
import type { DELIVERY_STATES } from "../../db/schema.ts";
import { idFloor } from "../../lib/ids.ts";
import { foldName } from "../../lib/names.ts";
import type { TenantContext } from "../context.ts";

/** What the ends of a filter's period are about: when a delivery was made, or when it last stopped (or arrived). */
export const REPLAY_PERIODS = ["created", "stopped"] as const;

export type ReplayFilter = {
  connectionId?: string | undefined;
  /** Of all connections to this ERP. */
  provider?: string | undefined;
  flow?: string | undefined;
  state?: (typeof DELIVERY_STATES)[number] | undefined;
  code?: string | undefined;
  /** Part of the external id, of the number or of the name that the sale or record is known by. */
  q?: string | undefined;
  /** What still stands with this problem. */
  problemId?: string | undefined;
  /** `created` without it. An ERP's bad hour stops what was made long before, once its tries are used up. */
  period?: (typeof REPLAY_PERIODS)[number] | undefined;
  /** At or after, at or before (ISO instants). */
  from?: string | undefined;
  to?: string | undefined;
  /** Only the sales that this comparison did not find in the ERP any more: they were delivered, and go again. */
  reconciliationId?: string | undefined;
};

/** What can be put back: not what is queued or on its way, not what a newer version replaced. */
export const REPLAYABLE = ["held", "pending", "retrying", "dead", "delivered"] as const;
type Replayable = (typeof REPLAYABLE)[number];
/** May a delivery be put back, as the table has it? */
export const isReplayable = inList(sql`state`, REPLAYABLE);
/** What has arrived goes again only when it is asked for by name. */
const REPLAYED_BY_DEFAULT = REPLAYABLE.filter((state) => state !== "delivered");

const CLOCK_SLACK_MS = 60_000;

/** Each state's own index. What has arrived is most of a history: of that, the key finds what the window begins with. */
const INDEXES: Record<Replayable, SQL> = {
  held: sql`INDEXED BY deliveries_held`,
  pending: sql`INDEXED BY deliveries_waiting`,
  retrying: sql`INDEXED BY deliveries_retrying`,
  dead: sql`INDEXED BY deliveries_dead`,
  delivered: sql``,
};

/** The deliveries that a filter means, as `d`: their number follows what matches, and not the history. @returns FROM and WHERE */
export function matchingDeliveries(context: TenantContext, filter: ReplayFilter, now: number): SQL {
  const { tenantId } = context;
  const candidates = candidatesOf(context, filter);
  const q = foldName(filter.q ?? "");
  const ofProvider = filter.provider === undefined ? sql`` : sql`AND c.provider = ${filter.provider}`;
  const conditions = [
    ...inPeriod(filter, now),
    // A connection that is switched off takes nothing; a quote sends nothing; the newest trip of a sale is the one that counts.
    sql`EXISTS (SELECT 1 FROM connections c WHERE c.id = d.connection_id AND c.status IN ('active', 'paused') ${ofProvider})`,
    sql`NOT EXISTS (SELECT 1 FROM deliveries newer WHERE newer.tenant_id = d.tenant_id
      AND ${rare(sql`newer.subject = d.subject`)} AND newer.connection_id = d.connection_id AND newer.flow = d.flow AND newer.id > d.id)`,
    ...(filter.connectionId === undefined ? [] : [sql`d.connection_id = ${filter.connectionId}`]),
    ...(filter.flow === undefined ? [] : [sql`d.flow = ${filter.flow}`]),
    ...(filter.state === undefined ? [] : [sql`d.state = ${filter.state}`]),
    ...(filter.code === undefined ? [] : [sql`d.code = ${filter.code}`]),
    ...(q === "" ? [] : [isKnownBy(q)]),
    ...(filter.problemId === undefined ? [] : [sql`d.problem_id = ${filter.problemId}`]),
  ];
  return sql`FROM (${candidates}) found CROSS JOIN deliveries d ON d.tenant_id = ${tenantId} AND d.id = found.id
    WHERE ${sql.join(conditions, sql` AND `)}`;
}

function inPeriod({ period, from, to }: ReplayFilter, now: number): SQL[] {
  // What waits has not stopped: its column is empty, and meets no condition.
  const at = period === "stopped" ? sql`d.finished_at` : sql`d.created_at`;
  return [
    sql`${at} <= ${to === undefined ? now : Date.parse(to)}`,
    ...(from === undefined ? [] : [sql`${at} >= ${Date.parse(from)}`]),
  ];
}

function isKnownBy(q: string): SQL {
  return sql`CASE d.flow WHEN 'sales'
    THEN EXISTS (SELECT 1 FROM sales s
      WHERE s.tenant_id = d.tenant_id AND s.external_id = d.subject AND instr(s.search, ${q}) > 0)
    ELSE EXISTS (SELECT 1 FROM subjects o WHERE o.tenant_id = d.tenant_id AND o.connection_id = d.connection_id
      AND o.flow = d.flow AND o.external_id = d.subject AND instr(o.search, ${q}) > 0) END`;
}

/** Those among which the filter chooses, from the index that holds the fewest. */
function candidatesOf(context: TenantContext, filter: ReplayFilter): SQL {
  const { reconciliationId, problemId } = filter;
  if (reconciliationId !== undefined) return missingIn(context, reconciliationId);
  if (problemId === undefined) return candidatesByState(context, filter);
  return sql`SELECT id FROM deliveries INDEXED BY deliveries_by_problem
    WHERE problem_id = ${problemId} AND state = 'dead' AND tenant_id = ${context.tenantId}`;
}

function candidatesByState(
  { tenantId }: TenantContext,
  { state: asked, period, from, to }: ReplayFilter,
): SQL {
  const wanted =
    asked === undefined ? REPLAYED_BY_DEFAULT : REPLAYABLE.filter((candidate) => candidate === asked);
  if (wanted.length === 0) return sql`SELECT NULL AS id WHERE 0`;
  const since =
    from === undefined || period === "stopped" ? sql`` : sql`AND id >= ${idFloor("dlv", Date.parse(from))}`;
  // An id's time is that of its creation, or a moment later where a clock was put back.
  const until = to === undefined ? sql`` : sql`AND id < ${idFloor("dlv", Date.parse(to) + CLOCK_SLACK_MS)}`;
  const selects = wanted.map((state) => {
    // As literals: an index of some rows is found by no parameter.
    const waits = state === "pending" ? sql`AND due_at IS NOT NULL` : sql``;
    return sql`SELECT id FROM deliveries ${INDEXES[state]}
      WHERE tenant_id = ${tenantId} AND state = ${sql.raw(`'${state}'`)} ${waits} ${since} ${until}`;
  });
  return sql.join(selects, sql` UNION ALL `);
}

/** The sales that the ERP had lost, and that nobody has sent again since. */
function missingIn({ tenantId }: TenantContext, reconciliationId: string): SQL {
  return sql`SELECT m.id FROM reconciliations r
    CROSS JOIN reconciliation_differences f ON f.tenant_id = r.tenant_id AND f.reconciliation_id = r.id
    CROSS JOIN deliveries m INDEXED BY deliveries_by_subject ON m.tenant_id = r.tenant_id AND m.subject = f.external_id
    WHERE r.tenant_id = ${tenantId} AND r.id = ${reconciliationId} AND f.code = 'sale_missing' AND m.flow = 'sales'
      AND m.connection_id = r.connection_id AND m.state = 'delivered' AND m.finished_at <= r.delivered_to`;
}
