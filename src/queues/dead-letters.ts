import type { Context } from "../services/context.ts";
import { recordDeadLetter } from "../services/operations/record-dead-letter.ts";

/** Records what the queues gave up on. */
export async function consumeDeadLetters(context: Context, batch: MessageBatch): Promise<void> {
  for (const message of batch.messages) {
    const { id, body, attempts } = message;
    console.error(JSON.stringify({ message: "dead letter", queue: batch.queue, id }));
    await recordDeadLetter(context, { id, queue: batch.queue, body: body ?? "null", attempts });
    message.ack();
  }
}
