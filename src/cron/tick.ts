import { tellAlerts } from "../services/alerts/tell-alerts.ts";
import { atShard, type Context, type ShardContext } from "../services/context.ts";
import { ringDueConnections } from "../services/deliveries/ring-due-connections.ts";
import { startDailyImports } from "../services/imports/start-daily-imports.ts";
import { keepLogs } from "../services/logs/keep-logs.ts";
import { beat, tickOf } from "../services/operations/heartbeats.ts";
import { settleProblems } from "../services/problems/settle-problems.ts";
import { queueReplays } from "../services/replays/queue-replay.ts";
import { rotateSecrets } from "../services/secrets/rotate-secrets.ts";
import { noteSize } from "../services/tenants/place-tenant.ts";
import { sendDueWebhooks } from "../services/webhooks/send-webhooks.ts";
import { sendToFurther } from "./send-to-further.ts";

/** What the daily job left of the log's round: a little each time, since the tick has more to do. */
const LOG_PIECES = 10;

/** Every three minutes (G9): finds whatever is due, also what a lost doorbell missed. */
export async function tick(context: Context): Promise<void> {
  await sendToFurther(context, "tick");
  await tickAt(atShard(context));
}

/** The same in one of the databases. */
export async function tickAt(context: ShardContext): Promise<void> {
  const imports = await startDailyImports(context);
  if (imports > 0) console.log(JSON.stringify({ message: "imports", started: imports }));
  const replays = await queueReplays(context);
  if (replays > 0) console.log(JSON.stringify({ message: "replays", continued: replays }));
  const rung = await ringDueConnections(context);
  console.log(JSON.stringify({ message: "tick", rung, shard: context.shard }));
  const webhooks = await sendDueWebhooks(context);
  if (webhooks > 0) console.log(JSON.stringify({ message: "webhooks", sent: webhooks }));
  await settleProblems(context);
  const told = await tellAlerts(context);
  if (told > 0) console.log(JSON.stringify({ message: "alerts", told }));
  const { rewritten, unreadable } = await rotateSecrets(context);
  if (rewritten + unreadable > 0) console.log(JSON.stringify({ message: "secrets", rewritten, unreadable }));
  const { archived, deleted } = await keepLogs(context, { begin: false, pieces: LOG_PIECES });
  if (archived + deleted > 0) console.log(JSON.stringify({ message: "logs", archived, deleted }));
  await noteSize(context);
  await beat(context, tickOf(context.shard));
}
