import type { Context } from "../services/context.ts";
import { keepLogs } from "../services/logs/keep-logs.ts";
import { watchTick } from "../services/operations/heartbeats.ts";
import { prune } from "../services/operations/prune.ts";
import { startDailyReconciliations } from "../services/reconciliations/start-daily-reconciliations.ts";

/** With what `prune` asks, half of the thousand queries that D1 takes from one invocation. The ticks do the rest. */
const LOG_PIECES = 60;

/** Once a day: comparisons with the ERPs, and housekeeping. */
export async function daily(context: Context): Promise<void> {
  await watchTick(context);
  const compared = await startDailyReconciliations(context);
  const pruned = await prune(context);
  console.log(JSON.stringify({ message: "daily", compared, pruned }));
  const logs = await keepLogs(context, { begin: true, pieces: LOG_PIECES });
  console.log(JSON.stringify({ message: "logs", ...logs }));
}
