import { daily } from "./cron/daily.ts";
import { tick } from "./cron/tick.ts";
import { watchdog } from "./cron/watchdog.ts";
import type { Bindings } from "./env.ts";
import { consumeDeadLetters } from "./queues/dead-letters.ts";
import { consumeDoorbells } from "./queues/doorbells.ts";
import { app } from "./routes/app.ts";
import { createContext } from "./services/context.ts";

export { AccountActor } from "./erp/account.ts";

const TICK = "*/3 * * * *";
const WATCHDOG = "7-59/15 * * * *";

export default {
  fetch: app.fetch,

  async scheduled(controller, bindings) {
    const context = createContext(bindings);
    if (controller.cron === TICK) await tick(context);
    else if (controller.cron === WATCHDOG) await watchdog(context);
    else await daily(context);
  },

  async queue(batch, bindings) {
    const context = createContext(bindings);
    await (batch.queue.endsWith("-dead")
      ? consumeDeadLetters(context, batch)
      : consumeDoorbells(context, batch));
  },
} satisfies ExportedHandler<Bindings>;
