import type { Context } from "../services/context.ts";
import { watchTick } from "../services/operations/heartbeats.ts";
import { prune } from "../services/operations/prune.ts";
import { startDailyReconciliations } from "../services/reconciliations/start-daily-reconciliations.ts";

/** Once a day: comparisons with the ERPs, and housekeeping. */
export async function daily(context: Context): Promise<void> {
  await watchTick(context);
  const compared = await startDailyReconciliations(context);
  const pruned = await prune(context);
  console.log(JSON.stringify({ message: "daily", compared, pruned }));
}
