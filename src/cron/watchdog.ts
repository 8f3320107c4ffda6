import { tellAlerts } from "../services/alerts/tell-alerts.ts";
import { warnOfFailing } from "../services/alerts/warn-of-failing.ts";
import { atShard, type Context, type ShardContext } from "../services/context.ts";
import { beat } from "../services/operations/heartbeats.ts";
import { doesTickRun, watchTicks } from "../services/operations/watch-tick.ts";
import { sendToFurther } from "./send-to-further.ts";

/**
 * Every quarter of an hour, by a trigger of its own: what the tick and the drains cannot tell of themselves. What the tick
 * tells otherwise is told from here while it does not run.
 */
export async function watchdog(context: Context): Promise<void> {
  await watchTicks(context);
  await sendToFurther(context, "watchdog");
  await watchAt(atShard(context));
  await beat(context, "watchdog");
}

/** The same in one of the databases. */
export async function watchAt(context: ShardContext): Promise<void> {
  const warned = await warnOfFailing(context);
  if (warned > 0) console.log(JSON.stringify({ message: "warned", warned }));
  if (!(await doesTickRun(context))) await tellAlerts(context);
}
