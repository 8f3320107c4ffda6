import { eq } from "drizzle-orm";
import { heartbeats } from "../../db/schema.ts";
import type { Context } from "../context.ts";

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
