import type { Counters } from "./counting.ts";

/** What was measured of one sale, one tick, one page and one log entry. */
export type Measured = {
  accept: Work;
  deliver: Work;
  page: Work;
  /** A tick that finds nothing, and what each connection that waits adds to it. */
  idleTick: Work;
  waiting: { rowsRead: number };
  /** An entry's way into the archive and, later, out of the log. */
  entryKept: { rowsRead: number; rowsWritten: number };
  entriesPerSale: number;
  /** Bytes of D1 per sale, indexes included: for good, for as long as the log is kept, and for as long as its details are. */
  bytes: { kept: number; log: number; detail: number };
  /** Bytes of a sale's entries in the archive, compressed. */
  archivedBytes: number;
};

/** CPU time is null where it cannot be measured. */
export type Work = Counters & { cpuMs: number | null };

/** Everything that is assumed, in one place. */
export const ASSUMED = {
  salesPerTenantAndDay: 20,
  pagesPerTenantAndDay: 40,
  /** Of a day's sales, the share of the busiest hour; evenly would be 1/24. */
  busiestHourShare: 0.15,
  daysPerMonth: 30,
  ticksPerDay: 480,
  /** The figures are those of a hub that is a year old. */
  daysOld: 365,
  logDays: 90,
  detailDays: 30,
  /** Of a database's 10 GB, so much is filled; of its time, so much is used in the busiest hour. */
  fillShare: 0.8,
  busyShare: 0.5,
  /** What D1 takes for a round trip in production. Not measured: local D1 has no network and no replication. */
  d1MsPerTrip: 3,
  /** How long a delivery takes with an ERP that answers in 300 ms. */
  deliverySeconds: 1.5,
} as const;

/** Public prices of Workers Paid, in USD: what a month includes, and what a unit costs beyond it. */
export const PRICES = {
  base: 5,
  requests: { included: 10e6, each: 0.3 / 1e6 },
  cpuMs: { included: 30e6, each: 0.02 / 1e6 },
  rowsRead: { included: 25e9, each: 0.001 / 1e6 },
  rowsWritten: { included: 50e6, each: 1 / 1e6 },
  d1Gb: { included: 5, each: 0.75 },
  queueOperations: { included: 1e6, each: 0.4 / 1e6 },
  actorRequests: { included: 1e6, each: 0.15 / 1e6 },
  actorGbSeconds: { included: 400e3, each: 12.5 / 1e6 },
  r2Gb: { included: 10, each: 0.015 },
  r2Writes: { included: 1e6, each: 4.5 / 1e6 },
} as const;

const PRICED_ON = "2026-11-25";
export const SOURCES = `Prices as of ${PRICED_ON}, from Cloudflare's pages: [Workers, Queues and Durable Objects](https://developers.cloudflare.com/workers/platform/pricing/), [D1](https://developers.cloudflare.com/d1/platform/pricing/), [R2](https://developers.cloudflare.com/r2/pricing/).`;

const ACTOR_GB = 0.128;
const GB = 1e9;
const D1_GB = 10;
const OPERATIONS_PER_MESSAGE = 3;

type Meter = Exclude<keyof typeof PRICES, "base">;
export type Usage = Record<Meter, number>;

/** What a hub of so many companies uses in a month. */
export function usageOf(tenants: number, measured: Measured): Usage {
  const { accept, deliver, page, idleTick, waiting, entryKept, bytes } = measured;
  const sales = tenants * ASSUMED.salesPerTenantAndDay * ASSUMED.daysPerMonth;
  const pages = tenants * ASSUMED.pagesPerTenantAndDay * ASSUMED.daysPerMonth;
  const ticks = ASSUMED.ticksPerDay * ASSUMED.daysPerMonth * databasesOf(tenants, measured);
  const entries = sales * measured.entriesPerSale;
  const total = (of: (work: Work) => number) =>
    sales * (of(accept) + of(deliver)) + pages * of(page) + ticks * of(idleTick);
  const days = tenants * ASSUMED.salesPerTenantAndDay;
  return {
    // A sale is accepted by one and drained by one, at worst each by its own.
    requests: 2 * sales + pages + ticks,
    cpuMs: total(({ cpuMs }) => cpuMs ?? 0),
    rowsRead: total(({ rowsRead }) => rowsRead) + sales * waiting.rowsRead + entries * entryKept.rowsRead,
    rowsWritten: total(({ rowsWritten }) => rowsWritten) + entries * entryKept.rowsWritten,
    d1Gb: (days * storedBytes(bytes)) / GB,
    queueOperations: sales * deliver.messages * OPERATIONS_PER_MESSAGE,
    actorRequests: sales * deliver.actorCalls,
    actorGbSeconds: (sales * deliver.actorMs * ACTOR_GB) / 1_000,
    r2Gb: (days * ASSUMED.daysOld * measured.archivedBytes) / GB,
    r2Writes: tenants * ASSUMED.daysPerMonth,
  };
}

/** What a daily sale has left in D1 once the hub is as old as assumed. */
function storedBytes({ kept, log, detail }: Measured["bytes"]): number {
  return kept * ASSUMED.daysOld + log * ASSUMED.logDays + detail * ASSUMED.detailDays;
}

export function costOf(usage: Usage): Record<Meter, number> {
  const entries = Object.entries(PRICES).flatMap(([name, price]) => {
    if (typeof price === "number") return [];
    // Guarantee: every price but the base has its meter's name.
    return [[name, Math.max(0, usage[name as Meter] - price.included) * price.each]];
  });
  return Object.fromEntries(entries);
}

/** How many companies one database holds, by its size and by its time in the busiest hour. */
export function tenantsPerDatabase({ accept, deliver, page, bytes }: Measured) {
  const bySize = (D1_GB * GB * ASSUMED.fillShare) / (ASSUMED.salesPerTenantAndDay * storedBytes(bytes));
  const busiest = (perDay: number) => (perDay * ASSUMED.busiestHourShare) / 3_600;
  const tripsPerSecond =
    busiest(ASSUMED.salesPerTenantAndDay) * (accept.roundTrips + deliver.roundTrips) +
    busiest(ASSUMED.pagesPerTenantAndDay) * page.roundTrips;
  const byTime = (1_000 * ASSUMED.busyShare) / (tripsPerSecond * ASSUMED.d1MsPerTrip);
  return { bySize: Math.floor(bySize), byTime: Math.floor(byTime) };
}

export function databasesOf(tenants: number, measured: Measured): number {
  const { bySize, byTime } = tenantsPerDatabase(measured);
  return Math.ceil(tenants / Math.min(bySize, byTime));
}

/** The busiest tick of a hub: how many connections it finds waiting. */
export function busiestTick(tenants: number): number {
  const ticksPerHour = ASSUMED.ticksPerDay / 24;
  const perTick = (ASSUMED.salesPerTenantAndDay * ASSUMED.busiestHourShare) / ticksPerHour;
  return tenants * Math.min(1, perTick);
}
