import { fixed, median, percent, type Section } from "./report.ts";
import { ALL_NAMED, shopSale } from "./sales.ts";
import { Shop } from "./shop.ts";
import type { Bench } from "./workers.ts";

const CALLS_PER_SECOND = 3;
const SALES = 150;
const SALES_FULL = 500;
/** The sandbox answers within some ten milliseconds; a real ERP takes its time, and the next call waits for it. */
const SLOW_ANSWER_MS = 300;
const SLOW_SALES = 45;
/** A pause in which at least one whole window of the limit went unused. */
const LONG_PAUSE_MS = 1_500;

/** A backlog against the ERP's three calls a second: everything new, everything known, and known but slowly answered. */
export async function measureDrain(bench: Bench): Promise<Section[]> {
  const shop = await Shop.open(bench);
  const sales = bench.full ? SALES_FULL : SALES;
  const cold = await drain(bench, shop, 0, ALL_NAMED);
  const warm = await drain(bench, shop, ALL_NAMED, ALL_NAMED + sales);
  await shop.erp.control("POST", "/faults", {
    company: Number(shop.erp.id),
    kind: "slow",
    times: null,
    delayMs: SLOW_ANSWER_MS,
  });
  const slow = await drain(bench, shop, ALL_NAMED + sales, ALL_NAMED + sales + SLOW_SALES);
  const row = (name: string, cell: (drained: Drained) => string | number) => [
    name,
    ...[cold, warm, slow].map(cell),
  ];
  const rows = [
    row("sales", (drained) => drained.sales),
    row("in the ERP exactly once", ({ once, sales }) => `${once} of ${sales}`),
    row("ERP calls", ({ calls }) => calls),
    row("ERP calls per sale", ({ calls, sales }) => fixed(calls / sales, 2)),
    row("the ERP's answer, median", ({ answerMs }) => `${answerMs} ms`),
    row("seconds from the first call to the last", ({ seconds }) => fixed(seconds)),
    row("share of the limit used", ({ share }) => percent(share)),
    row("most calls in any second", ({ fullest }) => fullest),
    row("calls over the limit", ({ over }) => over),
    row(`pauses over ${LONG_PAUSE_MS / 1_000} s; longest`, ({ pauses }) => pauses),
    row("D1 statements per sale", ({ d1, sales }) => fixed(d1.statements / sales)),
    row("D1 round trips per sale", ({ d1, sales }) => fixed(d1.roundTrips / sales)),
    row("D1 rows read per sale", ({ d1, sales }) => fixed(d1.rowsRead / sales)),
    row("D1 rows written per sale", ({ d1, sales }) => fixed(d1.rowsWritten / sales)),
  ];
  const size = bench.full ? "full size" : `short: ${SALES} sales instead of ${SALES_FULL}, see \`--full\``;
  return [
    {
      title: `Drain of a backlog against ${CALLS_PER_SECOND} calls/s (${size})`,
      head: ["", "everything new", "everything known", `known, each answer ${SLOW_ANSWER_MS} ms late`],
      rows,
      how: "30 customers, 40 products and services, one to three lines, accepted first and then drained by one tick and the doorbells that follow it. Calls and their times from the sandbox's journal; share of the limit = calls / (3 × seconds + 3), which no caller within the limit can bring over 100 %; exactly once = the number of ERP sales that carry each sale's number is 1.",
    },
  ];
}

type Drained = Awaited<ReturnType<typeof drain>>;

async function drain({ hub }: Bench, shop: Shop, from: number, to: number) {
  await shop.putAll(from, to, shopSale);
  await shop.clearJournal();
  await hub.count(true);
  await hub.drained(shop.connectionId, 600_000);
  const { queue } = await hub.counters();
  const { calls, firstAt, lastAt, callsOverLimit, maxCallsInAnySecond } = await shop.statistics();
  const seconds = ((lastAt ?? 0) - (firstAt ?? 0)) / 1_000;
  const written = await shop.writtenSales();
  const journal = await shop.journal();
  const numbers = Array.from({ length: to - from }, (_, index) => String(shopSale(from + index).number));
  return {
    sales: to - from,
    once: numbers.filter((number) => written.get(number) === 1).length,
    calls,
    seconds,
    share: calls / (CALLS_PER_SECOND * seconds + CALLS_PER_SECOND),
    fullest: maxCallsInAnySecond,
    over: callsOverLimit,
    answerMs: median(journal.map(({ durationMs }) => durationMs)),
    pauses: describePauses(journal.map(({ at }) => at)),
    d1: queue,
  };
}

function describePauses(instants: readonly number[]): string {
  const pauses = instants.slice(1).map((at, index) => at - (instants[index] ?? at));
  const long = pauses.filter((pause) => pause > LONG_PAUSE_MS);
  return `${long.length}; ${fixed(Math.max(0, ...pauses) / 1_000)} s`;
}
