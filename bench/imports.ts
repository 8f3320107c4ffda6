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

type Run = {
  name: string;
  requests: number;
  pages: number;
  written: number;
  read: number;
  seconds: number;
  first: number;
  last: number;
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
  return [
    {
      title: `An import of ${VEHICLES.toLocaleString("en")} vehicles`,
      head: [
        "import",
        "requests to SGA",
        "pages",
        "rows written per vehicle",
        "rows read per vehicle",
        "whole time",
        "ms per page, first fifth",
        "last fifth",
      ],
      rows: runs.map(({ name, requests, pages, written, read, seconds, first, last }) => [
        name,
        requests,
        pages,
        fixed(written / VEHICLES, 3),
        fixed(read / VEHICLES, 2),
        `${fixed(seconds)} s`,
        fixed(first, 0),
        fixed(last, 0),
      ]),
      how: "By the supplier's sincronismo, 500 vehicles on a page, each with a client of its own. Rows are D1's own `meta.rows_written` (every index counts) and `meta.rows_read` of everything that the import did. Requests are SGA's count.",
    },
  ];
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
  const startedAt = performance.now();
  const { id } = idSchema.parse(await asked(tenant, "POST", `/v1/connections/${connectionId}/imports`));
  const seen = new Map<number, number>();
  for (;;) {
    const view = importSchema.parse(await asked(tenant, "GET", `/v1/imports/${id}`));
    if (!seen.has(view.page)) seen.set(view.page, performance.now() - startedAt);
    if (view.finishedAt !== null) {
      if (view.state !== "finished") throw new Error(`the import ended ${view.state}`);
      const { queue } = await bench.hub.counters();
      const pages = view.pages ?? 0;
      return {
        name,
        pages,
        requests: (await requests(bench, companyId)) - before,
        written: queue.rowsWritten,
        read: queue.rowsRead,
        seconds: (performance.now() - startedAt) / 1_000,
        first: msPerPage(seen, 1, Math.floor(pages / COMPARED_SHARE)),
        last: msPerPage(seen, pages - Math.floor(pages / COMPARED_SHARE), pages),
      };
    }
    if (performance.now() - startedAt > LONGEST_MS)
      throw new Error(`only ${view.page} pages after 15 minutes`);
    await sleep(LOOK_EVERY_MS);
  }
}

/** Between the first and the last page of a stretch that were seen while they were the newest. */
function msPerPage(seen: ReadonlyMap<number, number>, from: number, to: number): number {
  const within = [...seen].filter(([page]) => page >= from && page <= to);
  const [first, last] = [within[0], within.at(-1)];
  if (first === undefined || last === undefined || first[0] === last[0]) return Number.NaN;
  return (last[1] - first[1]) / (last[0] - first[0]);
}

async function requests(bench: Bench, companyId: string): Promise<number> {
  return countersSchema.parse(await control(bench, "sga", "GET", `/companies/${companyId}/counters`))
    .requests;
}
