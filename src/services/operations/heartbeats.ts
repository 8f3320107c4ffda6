import { eq } from "drizzle-orm";
import { heartbeats } from "../../db/schema.ts";
import { FIRST_SHARD } from "../../db/shards.ts";
import type { Context } from "../context.ts";

/** The tick's name in one of the databases. */
export function tickOf(shard: number): string {
  return shard === FIRST_SHARD ? "tick" : `tick_${shard}`;
}

/** A periodic job says that it ran to its end. */
export async function beat(context: Context, job: string): Promise<void> {
  const at = context.now();
  await context.directory.run(
    context.directory.orm
      .insert(heartbeats)
      .values({ job, at })
      .onConflictDoUpdate({ target: heartbeats.job, set: { at } }),
  );
}

/** How long ago a job last ran to its end, in milliseconds; null when it never did. */
export async function sinceBeat(context: Context, job: string): Promise<number | null> {
  const [row] = await context.directory.read(
    context.directory.orm.select().from(heartbeats).where(eq(heartbeats.job, job)),
  );
  return row === undefined ? null : context.now() - row.at;
}

/** How long ago each job last ran to its end, in milliseconds, by its name. */
export async function readBeats({ directory, now }: Context): Promise<ReadonlyMap<string, number>> {
  const rows = await directory.read(directory.orm.select().from(heartbeats));
  return new Map(rows.map(({ job, at }) => [job, now() - at]));
}
