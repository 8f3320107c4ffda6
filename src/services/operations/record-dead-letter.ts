import { deadLetters } from "../../db/schema.ts";
import { maskSecrets } from "../../erp/mask.ts";
import type { Context } from "../context.ts";

const MAX_KEPT_CHARACTERS = 10_000;

/**
 * Keeps a message that a queue gave up on. Its work stands in D1, so the next tick finds it all the same. Ponte's own
 * messages hold ids; one that somebody else put there may hold anything, and is kept without what looks secret.
 */
export async function recordDeadLetter(
  context: Context,
  letter: { id: string; queue: string; body: unknown; attempts: number },
): Promise<void> {
  await context.directory.run(
    context.directory.orm
      .insert(deadLetters)
      .values({ ...letter, body: maskSecrets(letter.body, [], MAX_KEPT_CHARACTERS), at: context.now() })
      .onConflictDoNothing(),
  );
}
