import { dailyAt } from "../cron/daily.ts";
import { tickAt } from "../cron/tick.ts";
import { watchAt } from "../cron/watchdog.ts";
import { type Doorbell, doorbellSchema } from "../lib/doorbell.ts";
import { errorName } from "../lib/error-name.ts";
import { atShard, type Context } from "../services/context.ts";
import { drainConnection } from "../services/deliveries/drain-connection.ts";
import { sendDueWebhooks } from "../services/webhooks/send-webhooks.ts";

const JOBS = { tick: tickAt, watchdog: watchAt, daily: dailyAt };

/**
 * Works the connections whose doorbells rang: each once, however often it rang, all at the same time, since each is
 * paced by its own ERP. A message that fails rings again by itself. Whoever wants to be told of what came of it is told at once.
 */
export async function consumeDoorbells(context: Context, batch: MessageBatch): Promise<void> {
  const sameWork = new Map<string, { doorbell: Doorbell; messages: Message[] }>();
  for (const message of batch.messages) {
    const doorbell = doorbellSchema.safeParse(message.body);
    if (!doorbell.success) {
      message.retry();
      continue;
    }
    const key = JSON.stringify(doorbell.data);
    const known = sameWork.get(key);
    if (known === undefined) sameWork.set(key, { doorbell: doorbell.data, messages: [message] });
    else known.messages.push(message);
  }
  const works = [...sameWork.values()];
  await Promise.all(
    works.map(async ({ doorbell, messages }) => {
      try {
        await work(context, doorbell);
        for (const message of messages) message.ack();
      } catch (error) {
        console.error(JSON.stringify({ message: "drain failed", ...doorbell, error: errorName(error) }));
        for (const message of messages) message.retry();
      }
    }),
  );
  const shards = new Set(works.map(({ doorbell }) => doorbell.shard));
  await Promise.all([...shards].map((shard) => tell(context, shard)));
}

async function work(context: Context, doorbell: Doorbell): Promise<void> {
  const at = atShard(context, doorbell.shard);
  if ("job" in doorbell) await JOBS[doorbell.job](at);
  else await drainConnection(at, doorbell.connectionId);
}

async function tell(context: Context, shard: number | undefined): Promise<void> {
  try {
    await sendDueWebhooks(atShard(context, shard));
  } catch (error) {
    console.error(JSON.stringify({ message: "webhooks were not sent", error: errorName(error) }));
  }
}
