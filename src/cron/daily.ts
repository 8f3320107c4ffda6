import { warnOfQuiet } from "../services/alerts/warn-of-quiet.ts";
import { atShard, type Context, type ShardContext } from "../services/context.ts";
import { keepLogs } from "../services/logs/keep-logs.ts";
import { prune, pruneDirectory } from "../services/operations/prune.ts";
import { startDailyReconciliations } from "../services/reconciliations/start-daily-reconciliations.ts";
import { sendToFurther } from "./send-to-further.ts";

/** With what `prune` asks, half of the thousand queries that D1 takes from one invocation. The ticks do the rest. */
const LOG_PIECES = 60;

/** Once a day: comparisons with the ERPs, who has gone quiet, and housekeeping. */
export async function daily(context: Context): Promise<void> {
  await sendToFurther(context, "daily");
  await pruneDirectory(context);
  await dailyAt(atShard(context));
}

/** The same in one of the databases. */
export async function dailyAt(context: ShardContext): Promise<void> {
  const compared = await startDailyReconciliations(context);
  const quiet = await warnOfQuiet(context);
  const pruned = await prune(context);
  console.log(JSON.stringify({ message: "daily", compared, quiet, pruned }));
  const logs = await keepLogs(context, { begin: true, pieces: LOG_PIECES });
  console.log(JSON.stringify({ message: "logs", ...logs }));
}
