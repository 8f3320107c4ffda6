import type { SQLWrapper } from "drizzle-orm";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { tenants } from "../../db/schema.ts";
import { FIRST_SHARD } from "../../db/shards.ts";
import { atShard, type Context, type ShardContext } from "../context.ts";
import { TICK_MISSED_MS } from "../operations/watch-tick.ts";

const shardSchema = z.object({ shard: z.number() });

/** Notes how much a database holds. With one database nobody asks. */
export async function noteSize({ shards, directory, db, shard, now }: ShardContext): Promise<void> {
  if (shards.length === 1) return;
  const bytes = await db.size();
  await directory.run(sql`INSERT INTO database_sizes (shard, bytes, at) VALUES (${shard}, ${bytes}, ${now()})
    ON CONFLICT (shard) DO UPDATE SET bytes = excluded.bytes, at = excluded.at`);
}

/**
 * The database for a new company: the one that holds the least, of those that are bound and whose tick runs. One that was
 * bound a moment ago gets none before its first tick has shown that it is there and has its tables.
 */
async function choosePlace({ shards, directory, now }: Context): Promise<number> {
  if (shards.length === 1) return FIRST_SHARD;
  const bound = JSON.stringify(shards.map(({ number }) => number));
  const [row] = await directory.all(sql`SELECT shard FROM database_sizes
    WHERE shard IN (SELECT value FROM json_each(${bound})) AND at > ${now() - TICK_MISSED_MS} ORDER BY bytes, shard LIMIT 1`);
  return row === undefined ? FIRST_SHARD : shardSchema.parse(row).shard;
}

type NewTenant = Omit<typeof tenants.$inferInsert, "shard">;

/**
 * Writes a new company, and what is written with it in the directory. A company that is placed in another database has its
 * row there first: whoever finds it in the directory can write its rows. Killed in between, a row is left there that nothing
 * names and nobody reads, and whoever asked for the company asks again and gets another.
 * @param statements what else belongs to the batch, before and after the company's own row
 */
export async function writeTenant(
  context: Context,
  tenant: NewTenant,
  { before = [], after }: { before?: readonly SQLWrapper[]; after: readonly SQLWrapper[] },
): Promise<void> {
  const shard = await choosePlace(context);
  if (shard !== FIRST_SHARD) {
    const { db } = atShard(context, shard);
    const { id, name, createdAt } = tenant;
    // Who made it stands in the directory, with the people.
    await db.run(db.orm.insert(tenants).values({ id, name, createdAt, shard }));
  }
  const { directory } = context;
  await directory.batch([...before, directory.orm.insert(tenants).values({ ...tenant, shard }), ...after]);
}
