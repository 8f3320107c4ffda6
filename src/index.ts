import { daily } from "./cron/daily.ts";
import { tick } from "./cron/tick.ts";
import type { Bindings } from "./env.ts";
import { consumeDeadLetters } from "./queues/dead-letters.ts";
import { consumeDoorbells } from "./queues/doorbells.ts";
import { app } from "./routes/app.ts";
import { createContext } from "./services/context.ts";

export { AccountActor } from "./erp/account.ts";

const TICK = "*/3 * * * *";

export default {
  fetch: app.fetch,

  async scheduled(controller, bindings) {
    const context = createContext(bindings);
    await (controller.cron === TICK ? tick(context) : daily(context));
  },

  async queue(batch, bindings) {
    const context = createContext(bindings);
    await (batch.queue.endsWith("-dead")
      ? consumeDeadLetters(context, batch)
      : consumeDoorbells(context, batch));
  },
} satisfies ExportedHandler<Bindings>;
