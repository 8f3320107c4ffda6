import { gzipSync } from "node:zlib";
import { z } from "zod";
import {
  ASSUMED,
  busiestTick,
  costOf,
  databasesOf,
  type Measured,
  PRICES,
  SOURCES,
  tenantsPerDatabase,
  type Usage,
  usageOf,
  type Work,
} from "./capacity-model.ts";
import type { Counters } from "./counting.ts";
import { processorMs, tableSizes } from "./process.ts";
import { fixed, type Section } from "./report.ts";
import { shopSale } from "./sales.ts";
import { Shop } from "./shop.ts";
import type { Bench } from "./workers.ts";

const SALES = 120;
const PAGES = 40;
const TICKS = 40;
const OLD_ENTRIES = 2_000;
const OLD_DAYS = 120;
const TENANTS = [100, 10_000, 1_000_000];
const NUMBERS = { alone: 40 };

type Entrance = "fetch" | "scheduled" | "queue";

const entriesSchema = z.object({
  items: z.array(z.object({ id: z.string() })),
  nextCursor: z.string().nullable(),
});

/** What one sale, one tick, one page and one log entry cost, and from that what a hub of many companies does. */
export async function measureCapacity(bench: Bench): Promise<Section[]> {
  const measured = await measure(bench);
  return [measuredSection(measured), costSection(measured), limitSection(measured)];
}

async function measure(bench: Bench): Promise<Measured> {
  const { hub } = bench;
  const shop = await Shop.open(bench);
  // The first ticks look through all secrets; what they note is no tick's usual work.
  await hub.count(false);
  for (let tick = 0; tick < 3; tick++) await hub.tick();
  // Everything that these sales name is known to the ERP and to Ponte afterwards.
  await shop.putAll(0, NUMBERS.alone, shopSale);
  await hub.drained(shop.connectionId, 600_000);
  const before = tableSizes(bench.process.stateDir);
  const accept = await cost(bench, "fetch", SALES, () => shop.putAll(1_000, 1_000 + SALES, shopSale));
  const oneWaits = await rowsOf(bench, () => hub.tickInVain());
  await hub.drained(shop.connectionId, 600_000);
  const bytes = growthPerSale(before, tableSizes(bench.process.stateDir));
  const deliver = await costOfOneByOne(bench, shop);
  const { entries, archivedBytes } = await readLog(shop);
  const page = await cost(bench, "fetch", PAGES, async () => {
    for (let index = 0; index < PAGES; index++) await shop.tenant.api("GET", "/v1/logs?limit=50");
  });
  const idleTick = await cost(bench, "scheduled", TICKS, async () => {
    for (let index = 0; index < TICKS; index++) await hub.tickInVain();
  });
  return {
    accept,
    deliver,
    page,
    idleTick,
    waiting: { rowsRead: Math.max(0, oneWaits - idleTick.rowsRead) },
    entryKept: await keepOldEntries(bench, shop),
    entriesPerSale: entries / (NUMBERS.alone + SALES + NUMBERS.alone),
    bytes,
    archivedBytes: archivedBytes / (NUMBERS.alone + SALES + NUMBERS.alone),
  };
}

/** What each of so many pieces of work cost. */
async function cost(
  bench: Bench,
  entrance: Entrance,
  pieces: number,
  work: () => Promise<void>,
): Promise<Work> {
  await bench.hub.count(true);
  const began = processorMs(bench.process.pid);
  await work();
  const ended = processorMs(bench.process.pid);
  const counters = (await bench.hub.counters())[entrance];
  const perPiece = Object.entries(counters).map(([name, value]) => [name, value / pieces]);
  // Guarantee: the same names as the counters have.
  const each = Object.fromEntries(perPiece) as Counters;
  return { ...each, cpuMs: began === null || ended === null ? null : (ended - began) / pieces };
}

async function rowsOf({ hub }: Bench, tick: () => Promise<void>): Promise<number> {
  await hub.count(true);
  await tick();
  return (await hub.counters()).scheduled.rowsRead;
}

/** Sales that each wait for a tick of their own, which is what most do. The tick's message is counted with them. */
async function costOfOneByOne(bench: Bench, shop: Shop): Promise<Work> {
  const { hub } = bench;
  const sum = { cpuMs: 0 as number | null, messages: 0 };
  const totals: Counters[] = [];
  for (let index = 0; index < NUMBERS.alone; index++) {
    await shop.putAll(5_000 + index, 5_001 + index, shopSale);
    await hub.count(true);
    const began = processorMs(bench.process.pid);
    await hub.drained(shop.connectionId);
    const ended = processorMs(bench.process.pid);
    const { queue, scheduled } = await hub.counters();
    totals.push(queue);
    sum.messages += scheduled.messages + queue.messages;
    sum.cpuMs = sum.cpuMs === null || began === null || ended === null ? null : sum.cpuMs + ended - began;
  }
  const mean = (of: (counters: Counters) => number) =>
    totals.reduce((total, counters) => total + of(counters), 0) / NUMBERS.alone;
  return {
    statements: mean(({ statements }) => statements),
    roundTrips: mean(({ roundTrips }) => roundTrips),
    rowsRead: mean(({ rowsRead }) => rowsRead),
    rowsWritten: mean(({ rowsWritten }) => rowsWritten),
    actorCalls: mean(({ actorCalls }) => actorCalls),
    actorMs: mean(({ actorMs }) => actorMs),
    messages: sum.messages / NUMBERS.alone,
    cpuMs: sum.cpuMs === null ? null : sum.cpuMs / NUMBERS.alone,
  };
}

/** How much each kind of table has grown by one sale. */
function growthPerSale(before: Map<string, number>, after: Map<string, number>): Measured["bytes"] {
  const bytes = { kept: 0, log: 0, detail: 0 };
  for (const [name, size] of after) {
    const kind = name.startsWith("log_details") ? "detail" : /^logs?_|^logs$/.test(name) ? "log" : "kept";
    bytes[kind] += (size - (before.get(name) ?? 0)) / SALES;
  }
  return bytes;
}

/** All entries of the shop, with their details, as the archive would hold them. */
async function readLog({ tenant }: Shop): Promise<{ entries: number; archivedBytes: number }> {
  const lines: string[] = [];
  let cursor = "";
  do {
    const { body } = await tenant.api("GET", `/v1/logs?limit=200${cursor}`);
    const { items, nextCursor } = entriesSchema.parse(body);
    for (const { id } of items) lines.push(JSON.stringify((await tenant.api("GET", `/v1/logs/${id}`)).body));
    cursor = nextCursor === null ? "" : `&cursor=${nextCursor}`;
  } while (cursor !== "");
  return { entries: lines.length, archivedBytes: gzipSync(lines.join("\n")).byteLength };
}

/** Entries of long ago, in the archive and out of the log by the daily job. */
async function keepOldEntries({ hub }: Bench, { tenant, connectionId }: Shop) {
  const at = Date.now() - OLD_DAYS * 86_400_000;
  const numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)";
  const id = "'log_00' || printf('%024d', i)";
  await hub.sql(
    `${numbers} INSERT INTO logs (tenant_id, id, at, level, event, message, search, provider, connection_id, subject)
      SELECT ?2, ${id}, ?3 + i, 'info', 'sale.created', 'Venda ' || i || ' criada', 'venda ' || i || ' criada  o ' || i,
        'gestaoclick', ?4, 'o-' || i FROM n`,
    [OLD_ENTRIES, tenant.id, at, connectionId],
  );
  await hub.sql(
    `${numbers} INSERT INTO log_details (log_id, tenant_id, detail) SELECT ${id}, ?2, '{"exchanges":[]}' FROM n`,
    [OLD_ENTRIES, tenant.id],
  );
  await hub.count(true);
  await hub.daily();
  const { scheduled } = await hub.counters();
  const [left] = await hub.sql("SELECT count(*) AS n FROM logs WHERE tenant_id = ?1 AND id < 'log_01'", [
    tenant.id,
  ]);
  if (left?.n !== 0) throw new Error(`the daily job left ${left?.n} old entries`);
  return { rowsRead: scheduled.rowsRead / OLD_ENTRIES, rowsWritten: scheduled.rowsWritten / OLD_ENTRIES };
}

function measuredSection(measured: Measured): Section {
  const row = (name: string, work: Work) => [
    name,
    fixed(work.rowsRead),
    fixed(work.rowsWritten),
    fixed(work.roundTrips),
    fixed(work.messages),
    fixed(work.actorCalls),
    fixed(work.actorMs, 0),
    work.cpuMs === null ? "–" : fixed(work.cpuMs),
  ];
  const { bytes, archivedBytes, entriesPerSale, entryKept, waiting } = measured;
  return {
    title: "Measured",
    head: [
      "",
      "rows read",
      "rows written",
      "round trips",
      "messages",
      "actor calls",
      "actor ms",
      "CPU ms, at most",
    ],
    rows: [
      row("a sale accepted", measured.accept),
      row("a sale delivered, alone in its tick", measured.deliver),
      row("a page of the log", measured.page),
      row("a tick without work", measured.idleTick),
    ],
    how: `Each connection that waits adds ${fixed(waiting.rowsRead)} rows to a tick. A sale has ${fixed(entriesPerSale)} log entries; an entry's way into the archive and out of the log reads ${fixed(entryKept.rowsRead)} rows and writes ${fixed(entryKept.rowsWritten)}. In D1 a sale takes ${fixed(bytes.kept / 1_000)} KB for good, ${fixed(bytes.log / 1_000)} KB while its log is kept and ${fixed(bytes.detail / 1_000)} KB while its requests and answers are (tables and indexes, by SQLite's own dbstat); in the archive ${fixed(archivedBytes / 1_000, 2)} KB. CPU is the whole local process's, D1 and actors included, which Cloudflare does not bill as the Worker's. Sales of 30 customers with one to three of 40 products, all known.`,
  };
}

const METERS: [keyof Usage, string, (value: number) => string][] = [
  ["requests", "Workers: requests", millions],
  ["cpuMs", "Workers: CPU, million ms", millions],
  ["rowsRead", "D1: rows read", millions],
  ["rowsWritten", "D1: rows written", millions],
  ["d1Gb", "D1: GB", whole],
  ["queueOperations", "Queues: operations", millions],
  ["actorRequests", "Durable Objects: requests", millions],
  ["actorGbSeconds", "Durable Objects: GB-s", millions],
  ["r2Writes", "R2: writes", millions],
  ["r2Gb", "R2: GB", whole],
];

function costSection(measured: Measured): Section {
  const hubs = TENANTS.map((tenants) => {
    const usage = usageOf(tenants, measured);
    return { tenants, usage, cost: costOf(usage) };
  });
  const total = ({ cost }: (typeof hubs)[number]) =>
    PRICES.base + Object.values(cost).reduce((sum, value) => sum + value, 0);
  return {
    title: "A month on Cloudflare (Workers Paid, USD)",
    head: ["", ...TENANTS.flatMap((tenants) => [`${count(tenants)} companies`, "USD"])],
    rows: [
      ...METERS.map(([meter, name, show]) => [
        name,
        ...hubs.flatMap(({ usage, cost }) => [show(usage[meter]), dollars(cost[meter])]),
      ]),
      ["base", ...hubs.flatMap(() => ["", dollars(PRICES.base)])],
      ["**together**", ...hubs.flatMap((hub) => ["", `**${dollars(total(hub))}**`])],
      ["a company", ...hubs.flatMap((hub) => ["", fixed(total(hub) / hub.tenants, 4)])],
    ],
    how: `${assumptions()} ${SOURCES} Included amounts are taken off.`,
  };
}

function assumptions(): string {
  const { salesPerTenantAndDay, pagesPerTenantAndDay, daysOld, logDays, detailDays, busiestHourShare } =
    ASSUMED;
  return `Assumed: ${salesPerTenantAndDay} sales and ${pagesPerTenantAndDay} pages a company and day, each sale alone in its tick and its queue message alone in its batch, ${busiestHourShare * 100} % of a day in its busiest hour, a hub ${daysOld} days old, the log kept ${logDays} days and its requests and answers ${detailDays}.`;
}

function limitSection(measured: Measured): Section {
  const { bySize, byTime } = tenantsPerDatabase(measured);
  const each = (of: (tenants: number) => string) => TENANTS.map(of);
  const due = (tenants: number) => busiestTick(tenants);
  const perSecond = (tenants: number) =>
    (tenants * ASSUMED.salesPerTenantAndDay * ASSUMED.busiestHourShare) / 3_600;
  return {
    title: "Where each limit is met",
    head: ["", ...TENANTS.map((tenants) => `${count(tenants)} companies`), "limit"],
    rows: [
      [
        "databases needed",
        ...each((tenants) => count(databasesOf(tenants, measured))),
        `${count(bySize)} companies each by size, ${count(byTime)} by time`,
      ],
      [
        "GB in D1, all databases",
        ...each((tenants) => whole(usageOf(tenants, measured).d1Gb)),
        "1,000 GB an account, unless Cloudflare raises it",
      ],
      ["connections that the busiest tick finds", ...each((tenants) => count(due(tenants))), "–"],
      [
        "rows that this tick reads, all databases",
        ...each((tenants) => count(due(tenants) * measured.waiting.rowsRead)),
        "–",
      ],
      [
        "calls of sendBatch in it",
        ...each((tenants) => count(Math.ceil(due(tenants) / 100))),
        "10,000 subrequests an invocation",
      ],
      [
        "seconds until the queue has taken them",
        ...each((tenants) => fixed(due(tenants) / 5_000)),
        "5,000 messages a second; 180 s until the next tick",
      ],
      [
        "sales a second in the busiest hour",
        ...each((tenants) => fixed(perSecond(tenants))),
        `${count((250 * 6) / ASSUMED.deliverySeconds)}: 250 consumers × 6 connections × ${ASSUMED.deliverySeconds} s`,
      ],
      [
        "companies a day through the log's round",
        ...each(count),
        `${count(500 * 10 * ASSUMED.ticksPerDay)} a database where nothing is due; ${count(10 * ASSUMED.ticksPerDay)} pieces of work`,
      ],
    ],
    how: `By size: ${ASSUMED.fillShare * 100} % of 10 GB, which D1 does not raise. By time: ${ASSUMED.busyShare * 100} % of one database's time in the busiest hour at ${ASSUMED.d1MsPerTrip} ms a round trip (assumed; a database is one thread).`,
  };
}

function millions(value: number): string {
  return value >= 1e5 ? `${fixed(value / 1e6)} M` : count(value);
}

function whole(value: number): string {
  return value < 10 ? fixed(value, 2) : count(value);
}

function count(value: number): string {
  return Math.round(value).toLocaleString("en");
}

function dollars(value: number): string {
  return value < 100 ? fixed(value, 2) : count(value);
}
