import { tellAlerts } from "../services/alerts/tell-alerts.ts";
import { warnOfFailing } from "../services/alerts/warn-of-failing.ts";
import type { Context } from "../services/context.ts";
import { beat } from "../services/operations/heartbeats.ts";
import { watchTick } from "../services/operations/watch-tick.ts";

/**
 * Every quarter of an hour, by a trigger of its own: what the tick and the drains cannot tell of themselves. What the tick
 * tells otherwise is told from here while it does not run.
 */
export async function watchdog(context: Context): Promise<void> {
  const ticks = await watchTick(context);
  const warned = await warnOfFailing(context);
  if (warned > 0) console.log(JSON.stringify({ message: "warned", warned }));
  if (!ticks) await tellAlerts(context);
  await beat(context, "watchdog");
}
