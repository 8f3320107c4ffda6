import { eq } from "drizzle-orm";
import { heartbeats } from "../../db/schema.ts";
import type { Context } from "../context.ts";

/** The tick comes every three minutes; so long without one is no chance. */
const TICK_MISSED_MS = 15 * 60_000;

/** A periodic job says that it ran to its end. */
export async function beat(context: Context, job: string): Promise<void> {
  const at = context.now();
  await context.db.run(
    context.db.orm
      .insert(heartbeats)
      .values({ job, at })
      .onConflictDoUpdate({ target: heartbeats.job, set: { at } }),
  );
}

/** How long ago a job last ran to its end, in milliseconds; null when it never did. */
export async function sinceBeat(context: Context, job: string): Promise<number | null> {
  const [row] = await context.db.read(
    context.db.orm.select().from(heartbeats).where(eq(heartbeats.job, job)),
  );
  return row === undefined ? null : context.now() - row.at;
}

/**
 * Says so when the tick has stopped: called by another job than the tick, since what has stopped cannot tell.
 * `GET /metrics` tells monitors the same. @returns whether the tick runs
 */
export async function watchTick(context: Context): Promise<boolean> {
  const since = await sinceBeat(context, "tick");
  const runs = since !== null && since < TICK_MISSED_MS;
  if (!runs) console.error(JSON.stringify({ message: "the tick does not run", sinceMs: since }));
  return runs;
}
