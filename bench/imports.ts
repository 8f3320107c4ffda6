import { z } from "zod";
import { openTenant, sleep, type Tenant } from "../tests/common/hub.ts";
import { asked, control } from "./control.ts";
import { fixed, type Section } from "./report.ts";
import type { Bench } from "./workers.ts";

/** The largest association that integrators tell of. */
const VEHICLES = 75_000;
/** Of all pages, the first and the last so many are compared: a page must cost the same however many came before. */
const COMPARED_SHARE = 5;
const LONGEST_MS = 900_000;
const LOOK_EVERY_MS = 250;

const companySchema = z.object({
  id: z.string(),
  user: z.string(),
  password: z.string(),
  apiKey: z.string(),
  syncKey: z.string(),
  productCode: z.string(),
});
const idSchema = z.object({ id: z.string() });
const countersSchema = z.object({ requests: z.number() });
const importSchema = z.object({
  state: z.string(),
  page: z.number(),
  pages: z.number().nullable(),
  vehicles: z.object({ found: z.number() }),
  finishedAt: z.string().nullable(),
});

/** What a page costs within a stretch of pages, on average. */
type PageCost = { ms: number; erpMs: number; read: number; written: number };

type Run = {
  name: string;
  requests: number;
  pages: number;
  written: number;
  read: number;
  seconds: number;
  first: PageCost;
  last: PageCost;
  /** The very last page and what comes after it: who is missing, and whose contracts end. */
  end: PageCost;
  /** Of the Worker's isolate, in bytes: before, the most while it ran, and after. */
  heap: { before: number; peak: number; after: number };
};

/** An association of 75,000 vehicles imported, and imported again with nothing changed. */
export async function measureImports(bench: Bench): Promise<Section[]> {
  const company = companySchema.parse(await control(bench, "sga", "POST", "/companies", { seed: "minimal" }));
  await control(bench, "sga", "POST", `/companies/${company.id}/grow`, { vehicles: VEHICLES });
  const tenant = await openTenant(bench.hub.url);
  const { user, password, apiKey, syncKey, productCode } = company;
  const connection = idSchema.parse(
    await asked(tenant, "POST", "/v1/connections", {
      provider: "sga",
      name: "SGA",
      settings: { productCode },
      credentials: { user, password, apiKey, syncKey },
    }),
  );
  await asked(tenant, "POST", `/v1/connections/${connection.id}/activate`);
  await sleep(500);
  const runs = [
    await run("the first", bench, tenant, connection.id, company.id),
    await run("again, nothing changed", bench, tenant, connection.id, company.id),
  ];
  return [totals(runs), pageCosts(runs), memory(runs)];
}

function totals(runs: readonly Run[]): Section {
  return {
    title: `An import of ${VEHICLES.toLocaleString("en")} vehicles`,
    head: [
      "import",
      "requests to SGA",
      "pages",
      "rows written per vehicle",
      "rows read per vehicle",
      "whole time",
    ],
    rows: runs.map(({ name, requests, pages, written, read, seconds }) => [
      name,
      requests,
      pages,
      fixed(written / VEHICLES, 3),
      fixed(read / VEHICLES, 2),
      `${fixed(seconds)} s`,
    ]),
    how: "By the supplier's sincronismo, 500 vehicles on a page, each with a client of its own. Rows are D1's own `meta.rows_written` (every index counts) and `meta.rows_read` of everything that the import did. Requests are SGA's count.",
  };
}

function pageCosts(runs: readonly Run[]): Section {
  const kinds: [string, (cost: PageCost) => string][] = [
    ["ms", ({ ms }) => fixed(ms, 0)],
    ["of which until SGA's answer", ({ erpMs }) => fixed(erpMs, 0)],
    ["of which the hub's own", ({ ms, erpMs }) => fixed(ms - erpMs, 0)],
    ["D1 rows read", ({ read }) => fixed(read, 0)],
    ["D1 rows written", ({ written }) => fixed(written, 0)],
  ];
  return {
    title: "What a page of it costs, however many came before",
    head: ["import", "per page", "first fifth", "last fifth", "once: the very last page and the end"],
    rows: runs.flatMap(({ name, first, last, end }) =>
      kinds.map(([kind, of]) => [name, kind, of(first), of(last), of(end)]),
    ),
    how: "Between the first and the last page of a fifth that were seen while they were the newest, the very last page apart: after it the import looks through all vehicles, once, for those that are missing. SGA's time runs until its answer begins, and is the sandbox's.",
  };
}

function memory(runs: readonly Run[]): Section {
  const mebibytes = (bytes: number) => `${fixed(bytes / 2 ** 20)} MiB`;
  return {
    title: "Memory of the Worker during the import",
    head: ["import", "before", "the most", "after"],
    rows: runs.map(({ name, heap: { before, peak, after } }) => [
      name,
      mebibytes(before),
      mebibytes(peak),
      mebibytes(after),
    ]),
    how: "The isolate's heap and buffers as its inspector tells them, every 100 ms, with what nobody has swept yet. Cloudflare allows 128 MB.",
  };
}

async function run(
  name: string,
  bench: Bench,
  tenant: Tenant,
  connectionId: string,
  companyId: string,
): Promise<Run> {
  const before = await requests(bench, companyId);
  await bench.hub.count(true);
  const heap = await bench.hub.watchHeap();
  const heapBefore = await heap.look();
  const startedAt = performance.now();
  const { id } = idSchema.parse(await asked(tenant, "POST", `/v1/connections/${connectionId}/imports`));
  const seen = new Map<number, PageCost>();
  for (;;) {
    const view = importSchema.parse(await asked(tenant, "GET", `/v1/imports/${id}`));
    const { queue, erp } = await bench.hub.counters();
    const ms = performance.now() - startedAt;
    const spent = { ms, erpMs: erp.ms, read: queue.rowsRead, written: queue.rowsWritten };
    if (!seen.has(view.page)) seen.set(view.page, spent);
    if (view.finishedAt !== null) {
      if (view.state !== "finished") throw new Error(`the import ended ${view.state}`);
      const pages = view.pages ?? 0;
      const fifth = Math.floor(pages / COMPARED_SHARE);
      return {
        name,
        pages,
        requests: (await requests(bench, companyId)) - before,
        written: spent.written,
        read: spent.read,
        seconds: ms / 1_000,
        first: costPerPage(seen, 1, fifth),
        ...costAtEnd(seen, pages, spent),
        heap: { before: heapBefore, after: await heap.look(), peak: heap.stop() },
      };
    }
    if (ms > LONGEST_MS) throw new Error(`only ${view.page} pages after 15 minutes`);
    await sleep(LOOK_EVERY_MS);
  }
}

/** Between the first and the last page of a stretch that were seen while they were the newest. */
function costPerPage(seen: ReadonlyMap<number, PageCost>, from: number, to: number): PageCost {
  const within = [...seen].filter(([page]) => page >= from && page <= to);
  const [first, last] = [within[0], within.at(-1)];
  if (first === undefined || last === undefined || first[0] === last[0]) {
    throw new Error(`too few of the pages ${from} to ${to} were seen`);
  }
  return costOf((kind) => (last[1][kind] - first[1][kind]) / (last[0] - first[0]));
}

/** The last fifth but for the very last page, and what the import spent from there to its end. */
function costAtEnd(seen: ReadonlyMap<number, PageCost>, pages: number, spent: PageCost) {
  const last = costPerPage(seen, pages - Math.floor(pages / COMPARED_SHARE), pages - 1);
  const before = [...seen].filter(([page]) => page < pages).at(-1)?.[1] ?? spent;
  return { last, end: costOf((kind) => spent[kind] - before[kind]) };
}

function costOf(of: (kind: keyof PageCost) => number): PageCost {
  return { ms: of("ms"), erpMs: of("erpMs"), read: of("read"), written: of("written") };
}

async function requests(bench: Bench, companyId: string): Promise<number> {
  return countersSchema.parse(await control(bench, "sga", "GET", `/companies/${companyId}/counters`))
    .requests;
}
