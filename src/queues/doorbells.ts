import { doorbellSchema } from "../lib/doorbell.ts";
import { errorName } from "../lib/error-name.ts";
import type { Context } from "../services/context.ts";
import { drainConnection } from "../services/deliveries/drain-connection.ts";
import { sendDueWebhooks } from "../services/webhooks/send-webhooks.ts";

/**
 * Works the connections whose doorbells rang: each once, however often it rang, all at the same time, since each is
 * paced by its own ERP. A message that fails rings again by itself. Whoever wants to be told of what came of it is told at once.
 */
export async function consumeDoorbells(context: Context, batch: MessageBatch): Promise<void> {
  const byConnection = new Map<string, Message[]>();
  for (const message of batch.messages) {
    const doorbell = doorbellSchema.safeParse(message.body);
    if (!doorbell.success) {
      message.retry();
      continue;
    }
    const { connectionId } = doorbell.data;
    byConnection.set(connectionId, [...(byConnection.get(connectionId) ?? []), message]);
  }
  await Promise.all(
    [...byConnection].map(async ([connectionId, messages]) => {
      try {
        await drainConnection(context, connectionId);
        for (const message of messages) message.ack();
      } catch (error) {
        console.error(JSON.stringify({ message: "drain failed", connectionId, error: errorName(error) }));
        for (const message of messages) message.retry();
      }
    }),
  );
  await sendDueWebhooks(context).catch((error: unknown) => {
    console.error(JSON.stringify({ message: "webhooks were not sent", error: errorName(error) }));
  });
}
