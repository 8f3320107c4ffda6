import type { Bindings } from "../../src/env.ts";
import hub from "../../src/index.ts";
import type { Doorbell } from "../../src/lib/doorbell.ts";
import { type Chance, chanceOf } from "./chance.ts";

export { AccountActor } from "../../src/index.ts";

/**
 * The hub as it is, in a bad world: doorbells are lost, doubled and late, are worked twice at once or not at all, D1 commits
 * and says that it failed, and the clock jumps. Only the chaos tests start it.
 */
type ChaosBindings = Bindings & { CHAOS_SEED: string; CHAOS_CLOCK_MS: string };

const SHARE = {
  lost: 0.1,
  doubled: 0.2,
  late: 0.2,
  workedTwice: 0.3,
  failsFirst: 0.05,
  /** Of D1's batches: rare, since what fails there waits for half a minute. */
  batchFails: 0.001,
};
const LATEST_SECONDS = 8;

const realNow = Date.now;
let clock = { moved: false, aheadMs: 0 };
Date.now = () => realNow() + clock.aheadMs;

let chance: Chance | undefined;

/** The first request of an isolate finds the clock where the process was started with it. */
function open(bindings: ChaosBindings): Bindings {
  if (!clock.moved) clock = { moved: true, aheadMs: Number(bindings.CHAOS_CLOCK_MS) };
  chance ??= chanceOf(Number(bindings.CHAOS_SEED));
  return {
    ...bindings,
    DB: unsure(bindings.DB, chance),
    DOORBELLS: unreliable(bindings.DOORBELLS, chance),
    RESENDS: unreliable(bindings.RESENDS, chance),
  };
}

/** A queue that loses, doubles and delays. Guarantees the calls that the hub makes: send and sendBatch. */
function unreliable(queue: Queue<Doorbell>, luck: Chance): Queue<Doorbell> {
  const send = async (body: Doorbell, { delaySeconds = 0 }: QueueSendOptions = {}) => {
    const late = () => delaySeconds + (luck.happens(SHARE.late) ? luck.between(1, LATEST_SECONDS) : 0);
    if (luck.happens(SHARE.lost)) return;
    await queue.send(body, { delaySeconds: late() });
    if (luck.happens(SHARE.doubled)) await queue.send(body, { delaySeconds: late() });
  };
  const sendBatch = async (messages: Iterable<MessageSendRequest<Doorbell>>) => {
    for (const { body } of messages) await send(body);
  };
  return { send, sendBatch } as unknown as Queue<Doorbell>;
}

/** A database whose answer is lost now and then, half of the times after it did what it was asked. */
function unsure(database: D1Database, luck: Chance): D1Database {
  const batch: D1Database["batch"] = async (statements) => {
    if (!luck.happens(SHARE.batchFails)) return await database.batch(statements);
    if (luck.happens(0.5)) await database.batch(statements);
    throw new Error("D1_ERROR: Network connection lost.");
  };
  return { prepare: (sql: string) => database.prepare(sql), batch } as unknown as D1Database;
}

export default {
  async fetch(request, bindings, execution) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== "/_chaos/clock") return await hub.fetch(request, open(bindings), execution);
    clock = { moved: true, aheadMs: Number(searchParams.get("aheadMs")) };
    return Response.json({});
  },

  async scheduled(controller, bindings) {
    await hub.scheduled(controller, open(bindings));
  },

  async queue(batch, bindings) {
    const opened = open(bindings);
    if (chance?.happens(SHARE.failsFirst)) throw new Error("the isolate ended before it worked");
    const twice = chance?.happens(SHARE.workedTwice) ? [hub.queue(batch, opened)] : [];
    await Promise.all([hub.queue(batch, opened), ...twice]);
  },
} satisfies ExportedHandler<ChaosBindings>;
