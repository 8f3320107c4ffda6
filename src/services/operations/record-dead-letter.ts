import { deadLetters } from "../../db/schema.ts";
import type { Context } from "../context.ts";

/** Keeps a message that a queue gave up on. Its work stands in D1, so the next tick finds it all the same. */
export async function recordDeadLetter(
  context: Context,
  letter: { id: string; queue: string; body: unknown; attempts: number },
): Promise<void> {
  await context.db.run(
    context.db.orm
      .insert(deadLetters)
      .values({ ...letter, at: context.now() })
      .onConflictDoNothing(),
  );
}
