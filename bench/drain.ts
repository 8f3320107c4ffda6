import { fixed, percent, type Section } from "./report.ts";
import { ALL_NAMED, shopSale } from "./sales.ts";
import { Shop } from "./shop.ts";
import type { Bench } from "./workers.ts";

const CALLS_PER_SECOND = 3;
const SALES = 150;
const SALES_FULL = 500;
/** A pause in which at least one whole window of the limit went unused. */
const LONG_PAUSE_MS = 1_500;

/** A backlog against the ERP's three calls a second: first everything new, then everything known. */
export async function measureDrain(bench: Bench): Promise<Section[]> {
  const shop = await Shop.open(bench);
  const sales = bench.full ? SALES_FULL : SALES;
  const cold = await drain(bench, shop, 0, ALL_NAMED);
  const warm = await drain(bench, shop, ALL_NAMED, ALL_NAMED + sales);
  const rows = [
    ["sales", cold.sales, warm.sales],
    ["in the ERP exactly once", `${cold.once} of ${cold.sales}`, `${warm.once} of ${warm.sales}`],
    ["ERP calls", cold.calls, warm.calls],
    ["ERP calls per sale", fixed(cold.calls / cold.sales, 2), fixed(warm.calls / warm.sales, 2)],
    ["seconds from the first call to the last", fixed(cold.seconds), fixed(warm.seconds)],
    ["share of the limit used", percent(cold.share), percent(warm.share)],
    ["most calls in any second", cold.fullest, warm.fullest],
    ["calls over the limit", cold.over, warm.over],
    [`pauses over ${LONG_PAUSE_MS / 1_000} s, longest`, cold.pauses, warm.pauses],
    ["D1 statements per sale", ...perSale(cold, warm, "statements")],
    ["D1 round trips per sale", ...perSale(cold, warm, "roundTrips")],
    ["D1 rows read per sale", ...perSale(cold, warm, "rowsRead")],
    ["D1 rows written per sale", ...perSale(cold, warm, "rowsWritten")],
  ];
  const size = bench.full ? "full size" : `short: ${SALES} sales instead of ${SALES_FULL}, see \`--full\``;
  return [
    {
      title: `Drain of a backlog against ${CALLS_PER_SECOND} calls/s (${size})`,
      head: ["", "everything new", "everything known"],
      rows,
      how: "30 customers, 40 products and services, one to three lines, accepted first and then drained by one tick and the doorbells that follow it. Calls and their times from the sandbox's journal; share of the limit = calls / (3 × seconds + 3), which no caller within the limit can bring over 100 %; exactly once = the number of ERP sales that carry each sale's number is 1.",
    },
  ];
}

type Drained = Awaited<ReturnType<typeof drain>>;

function perSale(cold: Drained, warm: Drained, counter: keyof Drained["d1"]): string[] {
  return [cold, warm].map(({ d1, sales }) => fixed(d1[counter] / sales));
}

async function drain({ hub }: Bench, shop: Shop, from: number, to: number) {
  await shop.putAll(from, to, shopSale);
  await shop.clearJournal();
  await hub.count(true);
  await hub.drained(shop.connectionId, 600_000);
  const { queue } = await hub.counters();
  const { calls, firstAt, lastAt, callsOverLimit, maxCallsInAnySecond } = await shop.statistics();
  const seconds = ((lastAt ?? 0) - (firstAt ?? 0)) / 1_000;
  const written = await shop.writtenSales();
  const numbers = Array.from({ length: to - from }, (_, index) => String(shopSale(from + index).number));
  return {
    sales: to - from,
    once: numbers.filter((number) => written.get(number) === 1).length,
    calls,
    seconds,
    share: calls / (CALLS_PER_SECOND * seconds + CALLS_PER_SECOND),
    fullest: maxCallsInAnySecond,
    over: callsOverLimit,
    pauses: describePauses((await shop.journal()).map(({ at }) => at)),
    d1: queue,
  };
}

function describePauses(instants: readonly number[]): string {
  const pauses = instants.slice(1).map((at, index) => at - (instants[index] ?? at));
  const long = pauses.filter((pause) => pause > LONG_PAUSE_MS);
  return `${long.length}, ${fixed(Math.max(0, ...pauses) / 1_000)} s`;
}
