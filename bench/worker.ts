import type { Bindings } from "../src/env.ts";
import hub from "../src/index.ts";
import bare from "./bare.ts";
import { type Counters, countedActors, countedDatabase, countedQueue, noCounters } from "./counting.ts";

export { AccountActor } from "../src/index.ts";

/**
 * The hub as it is, with a counter between it and D1, and routes that only the bench has. Runs locally and is never
 * deployed: `/_bench/sql` runs whatever it is told.
 */
type BenchBindings = Bindings & { BARE_DB: D1Database };

/** Counted apart: a request that asks how far a drain is must not count as the drain's. */
type Entrance = "fetch" | "scheduled" | "queue";
let counters: Record<Entrance, Counters> = newCounters();
let counting = true;

/** Waiting for an ERP's answer is not the hub's own time. */
let erp = noErp();
const realFetch = globalThis.fetch;
globalThis.fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
  const startedAt = Date.now();
  try {
    return await realFetch(input, init);
  } finally {
    erp.calls += 1;
    erp.ms += Date.now() - startedAt;
  }
};

function noErp() {
  return { calls: 0, ms: 0 };
}

function newCounters(): Record<Entrance, Counters> {
  return { fetch: noCounters(), scheduled: noCounters(), queue: noCounters() };
}

/** The hub's bindings, with the entrance's counter before D1. */
function counted(bindings: BenchBindings, entrance: Entrance): Bindings {
  if (!counting) return bindings;
  return {
    ...bindings,
    DB: countedDatabase(bindings.DB, counters[entrance]),
    ACCOUNTS: countedActors(bindings.ACCOUNTS, counters[entrance]),
    DOORBELLS: countedQueue(bindings.DOORBELLS, counters[entrance]),
    RESENDS: countedQueue(bindings.RESENDS, counters[entrance]),
  };
}

/** A tick whose doorbells are lost: what it costs to find the work, without doing it. */
async function tickInVain(bindings: BenchBindings): Promise<void> {
  const lost = { send: async () => undefined, sendBatch: async () => undefined };
  const deaf = { ...counted(bindings, "scheduled"), DOORBELLS: lost as unknown as Bindings["DOORBELLS"] };
  await hub.scheduled({ cron: "*/3 * * * *", scheduledTime: Date.now(), noRetry: () => undefined }, deaf);
}

async function answerBench(request: Request, path: string, bindings: BenchBindings): Promise<Response> {
  switch (`${request.method} ${path}`) {
    case "GET /_bench/counters":
      return Response.json({ ...counters, erp });
    case "PUT /_bench/counters": {
      const order = await request.json<{ counting: boolean }>();
      counting = order.counting;
      counters = newCounters();
      erp = noErp();
      return Response.json({});
    }
    case "POST /_bench/sql": {
      const { database, sql, values } = await request.json<Statement>();
      const target = database === "bare" ? bindings.BARE_DB : bindings.DB;
      const { results } = await target
        .prepare(sql)
        .bind(...values)
        .all();
      return Response.json(results);
    }
    case "POST /_bench/tick-in-vain":
      await tickInVain(bindings);
      return Response.json({});
    default:
      return new Response("no such bench route", { status: 404 });
  }
}

export type Statement = { database: "hub" | "bare"; sql: string; values: unknown[] };

export default {
  async fetch(request, bindings, execution) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/_bench/bare/")) return await bare.fetch(request, bindings, execution);
    if (pathname.startsWith("/_bench/")) return await answerBench(request, pathname, bindings);
    return await hub.fetch(request, counted(bindings, "fetch"), execution);
  },

  async scheduled(controller, bindings) {
    await hub.scheduled(controller, counted(bindings, "scheduled"));
  },

  async queue(batch, bindings) {
    await hub.queue(batch, counted(bindings, "queue"));
  },
} satisfies ExportedHandler<BenchBindings>;
