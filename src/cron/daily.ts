import type { Context } from "../services/context.ts";
import { watchTick } from "../services/operations/heartbeats.ts";
import { prune } from "../services/operations/prune.ts";

/** Once a day: housekeeping. */
export async function daily(context: Context): Promise<void> {
  await watchTick(context);
  const pruned = await prune(context);
  console.log(JSON.stringify({ message: "daily", pruned }));
}
