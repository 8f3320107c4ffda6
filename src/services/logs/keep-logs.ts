import { sql } from "drizzle-orm";
import { z } from "zod";
import { errorName } from "../../lib/error-name.ts";
import type { ShardContext } from "../context.ts";
import { archiveChunk } from "./archive-chunk.ts";
import { DETAIL_DAYS, dueBelow, LOG_DAYS } from "./retention.ts";

const JOB = "keep-logs";
const TENANTS_AT_ONCE = 500;
const ROWS_AT_ONCE = 500;

export type KeptLogs = {
  /** Objects written to the archive. */
  archived: number;
  /** Entries deleted. */
  deleted: number;
  /** Companies whose archive could not be written: their entries stay, and the next day tries again. */
  failed: number;
  /** False when some companies are left for the next call. */
  done: boolean;
};

/** What is left to do in this call: an object of the archive, a deletion or a look at some companies is one piece. */
type Work = KeptLogs & { pieces: number };

const tenantSchema = z.object({
  id: z.string(),
  log_days: z.number().nullable(),
  archived_to: z.string(),
  oldest: z.string().nullable(),
  oldest_unarchived: z.string().nullable(),
});
type TenantRow = z.output<typeof tenantSchema>;

/**
 * Visits the companies one after the other: entries that are old enough go into the archive, those too old are deleted, and
 * never before they are in the archive where there is one. The daily job begins a round; whoever calls later goes on where
 * the last call stopped, so that no call does more than `pieces`.
 */
export async function keepLogs(
  context: ShardContext,
  { begin, pieces }: { begin: boolean; pieces: number },
): Promise<KeptLogs> {
  const work: Work = { archived: 0, deleted: 0, failed: 0, done: true, pieces };
  if (begin)
    await context.db.run(sql`INSERT INTO walks (job, at) VALUES (${JOB}, '') ON CONFLICT DO NOTHING`);
  const [walk] = await context.db.all(sql`SELECT at FROM walks WHERE job = ${JOB}`);
  let at = walk === undefined ? undefined : z.string().parse(walk.at);
  while (at !== undefined && work.done) at = await visitNext(context, at, work);
  const { pieces: _, ...kept } = work;
  return kept;
}

/** Visits the next companies. @returns the last one that is through; undefined at the end of the round */
async function visitNext(context: ShardContext, after: string, work: Work): Promise<string | undefined> {
  if (!mayGoOn(work)) return after;
  const tenants = z.array(tenantSchema).parse(
    await context.db.all(sql`
      SELECT t.id, t.log_days, coalesce(t.log_archived_to, '') AS archived_to,
        (SELECT min(l.id) FROM logs l WHERE l.tenant_id = t.id) AS oldest,
        (SELECT min(l.id) FROM logs l WHERE l.tenant_id = t.id AND l.id > coalesce(t.log_archived_to, '')) AS oldest_unarchived
      FROM tenants t WHERE t.id > ${after} ORDER BY t.id LIMIT ${TENANTS_AT_ONCE}`),
  );
  let at = after;
  for (const tenant of tenants) {
    await keepOne(context, tenant, work).catch((error: unknown) => {
      work.failed += 1;
      const [tenantId, name] = [tenant.id, errorName(error)];
      console.error(JSON.stringify({ message: "a log was not kept", tenantId, error: name }));
    });
    if (!work.done) break;
    at = tenant.id;
  }
  const ended = work.done && tenants.length < TENANTS_AT_ONCE;
  await context.db.run(
    ended
      ? sql`DELETE FROM walks WHERE job = ${JOB}`
      : sql`UPDATE walks SET at = max(at, ${at}) WHERE job = ${JOB}`,
  );
  return ended ? undefined : at;
}

async function keepOne(context: ShardContext, tenant: TenantRow, work: Work): Promise<void> {
  const { archive, now } = context;
  const days = tenant.log_days ?? LOG_DAYS.byDefault;
  const archiveBelow = dueBelow(now(), Math.min(days, DETAIL_DAYS));
  if (archive !== undefined && isBelow(tenant.oldest_unarchived, archiveBelow)) {
    let after: string | undefined = tenant.archived_to;
    while (after !== undefined && mayGoOn(work)) {
      const range = { tenantId: tenant.id, after, below: archiveBelow };
      const made = await archiveChunk(context, archive, range);
      work.archived += made === undefined ? 0 : 1;
      after = made?.more ? made.last : undefined;
    }
  }
  const deleteBelow = dueBelow(now(), days);
  let full = isBelow(tenant.oldest, deleteBelow);
  while (full && mayGoOn(work)) full = await deletePiece(context, tenant.id, deleteBelow, work);
}

const isBelow = (id: string | null, floor: string) => id !== null && id < floor;

/** Takes a piece of what this call may do. */
function mayGoOn(work: Work): boolean {
  if (work.pieces === 0) work.done = false;
  else work.pieces -= 1;
  return work.done;
}

/** Deletes the oldest entries, and what is left of their requests and answers. @returns whether there may be more */
async function deletePiece(
  context: ShardContext,
  tenantId: string,
  below: string,
  work: Work,
): Promise<boolean> {
  const archived =
    context.archive === undefined
      ? sql``
      : sql`AND id <= (SELECT log_archived_to FROM tenants WHERE id = ${tenantId})`;
  const oldest = sql`SELECT id FROM logs WHERE tenant_id = ${tenantId} AND id < ${below} ${archived}
    ORDER BY id LIMIT ${ROWS_AT_ONCE}`;
  const [, entries] = await context.db.batch([
    sql`DELETE FROM log_details WHERE tenant_id = ${tenantId} AND log_id IN (${oldest})`,
    sql`DELETE FROM logs WHERE tenant_id = ${tenantId} AND id IN (${oldest}) RETURNING id`,
  ]);
  const deleted = entries?.results.length ?? 0;
  work.deleted += deleted;
  return deleted === ROWS_AT_ONCE;
}
