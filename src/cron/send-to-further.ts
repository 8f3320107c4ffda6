import type { Job } from "../lib/doorbell.ts";
import type { Context } from "../services/context.ts";

/**
 * Sends a job to each database beyond the first, as a message of its own: it is done in an invocation of its own, with that
 * one's limits, so that a database that is slow or does not answer delays no other. A message that is lost comes with the next.
 */
export async function sendToFurther({ shards, send }: Context, job: Job): Promise<void> {
  const [, ...further] = shards;
  await send(further.map(({ number }) => ({ job, shard: number })));
}
