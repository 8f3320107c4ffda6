import { sql } from "drizzle-orm";
import { z } from "zod";
import { inList } from "../../db/database.ts";
import { ApiError } from "../../errors.ts";
import { sha256 } from "../../lib/hash.ts";
import type { Context } from "../context.ts";

/** How often something may be tried: `limit` times in a window that begins with the first try. */
export type Limit = { what: string; who: string; limit: number; windowMs: number };

const countedSchema = z.object({ count: z.number(), resets_at: z.number() });

/**
 * Counts a try against each limit, before it is made, so that tries at the same time are all counted. Kept in D1: an
 * isolate's memory would count only what happened to come to it. @throws ApiError too_many_attempts
 */
export async function takeTry(context: Context, limits: readonly Limit[]): Promise<void> {
  const now = context.now();
  const keys = await Promise.all(limits.map(keyOf));
  const results = await context.directory.batch(
    limits.map(
      ({ windowMs }, index) => sql`
        INSERT INTO throttles (key, count, resets_at) VALUES (${keys[index]}, 1, ${now + windowMs})
        ON CONFLICT (key) DO UPDATE SET
          count = CASE WHEN resets_at <= ${now} THEN 1 ELSE count + 1 END,
          resets_at = CASE WHEN resets_at <= ${now} THEN ${now + windowMs} ELSE resets_at END
        RETURNING count, resets_at`,
    ),
  );
  const waits = results.map(({ results: rows }, index) => {
    const { count, resets_at } = countedSchema.parse(rows[0]);
    return count > (limits[index]?.limit ?? 0) ? resets_at - now : 0;
  });
  const waitMs = Math.max(...waits);
  if (waitMs > 0) throw new ApiError("too_many_attempts", { minutes: Math.ceil(waitMs / 60_000) });
}

/** Forgets the tries: the last one was right. */
export async function forgetTries(context: Context, limits: readonly Limit[]): Promise<void> {
  const keys = await Promise.all(limits.map(keyOf));
  await context.directory.run(sql`DELETE FROM throttles WHERE ${inList(sql`key`, keys)}`);
}

// Hashed: a key names an address, or a code that must not be used twice.
function keyOf({ what, who }: Limit): Promise<string> {
  return sha256(`${what}|${who}`);
}
