import { z } from "zod";
import { CODES } from "../sandbox/omie/seed/codes.ts";
import { caller, OPERATOR_TOKEN, openTenant, sleep, type Tenant } from "../tests/common/hub.ts";
import { TICK_MS } from "./bench-hub.ts";
import { asked, control } from "./control.ts";
import { fixed, type Section } from "./report.ts";
import type { Bench } from "./workers.ts";

/** Of customers and of products, each. */
const RECORDS = 150;
const RECORDS_FULL = 5_000;
const LONGEST_MS = 4 * 3_600_000;
const LOOK_EVERY_MS = 1_000;
const MINUTE_MS = 60_000;
const AUVO_PER_MINUTE = 400;
/** Omie refuses a call that repeats within a minute, also one of a second round. */
const REST_MS = 65_000;

const auvoSchema = z.object({ id: z.string(), apiKey: z.string(), apiToken: z.string() });
const omieSchema = z.object({ id: z.string(), app_key: z.string(), app_secret: z.string() });
const idSchema = z.object({ id: z.string() });
const pollsSchema = z.object({
  items: z.array(z.object({ flow: z.string(), state: z.string(), finishedAt: z.string().nullable() })),
});
const recordsSchema = z.array(z.looseObject({ externalId: z.string() }));
const callersSchema = z.array(
  z.object({ calls: z.number(), callsOverLimit: z.number(), maxCallsInAnyMinute: z.number() }),
);
const methodsSchema = z.object({
  methods: z.array(
    z.object({
      method: z.string(),
      calls: z.number(),
      errors: z.number(),
      redundant: z.number(),
      busy: z.number(),
      blocked: z.number(),
      overRate: z.number(),
    }),
  ),
});
const journalSchema = z.array(z.object({ at: z.number(), resource: z.string() }));
const statsSchema = z.object({
  byMethodAndResource: z.array(z.object({ method: z.string(), resource: z.string(), calls: z.number() })),
});

type Companies = { auvo: z.output<typeof auvoSchema>; omie: z.output<typeof omieSchema> };

/** A company's customers, products and levels go from Omie to Auvo for the first time, and a second round goes after it. */
export async function measureFirstSync(bench: Bench): Promise<Section[]> {
  const records = bench.full ? RECORDS_FULL : RECORDS;
  const companies = await openCompanies(bench, records);
  const tenant = await openTenant(bench.hub.url);
  const connectionId = await connect(bench, tenant, companies);
  await bench.hub.count(true);
  const startedAt = Date.now();
  await settle(bench, tenant, connectionId);
  const endedAt = Date.now();
  const { queue } = await bench.hub.counters();
  const first = await readCounts(bench, companies, startedAt);
  const kept = await readKept(bench, companies);
  await sleep(REST_MS);
  await bench.hub.sql("UPDATE polls SET due_at = 0 WHERE connection_id = ?", [connectionId]);
  const again = Date.now();
  await settle(bench, tenant, connectionId);
  const second = await readCounts(bench, companies, again);

  const minutes = (endedAt - startedAt) / MINUTE_MS;
  const { caller: auvo } = first;
  const brought = kept.wantedCustomers + kept.wantedProducts;
  const title = `A first sync of ${records.toLocaleString("en")} customers and ${records.toLocaleString("en")} products`;
  return [
    {
      title: `${title}: ${fixed(minutes)} minutes`,
      head: ["", "calls", "most in any minute", "limit", "over it", "errors", "redundant", "busy", "blocked"],
      rows: [
        [
          "Auvo, all tenants' calls",
          auvo.calls,
          auvo.maxCallsInAnyMinute,
          AUVO_PER_MINUTE,
          auvo.callsOverLimit,
          ...["—", "—", "—", "—"],
        ],
        ...first.methods.map(({ method, calls, most, overRate, errors, redundant, busy, blocked }) => [
          `Omie, ${method}`,
          calls,
          most,
          240,
          overRate,
          errors,
          redundant,
          busy,
          blocked,
        ]),
      ],
      how: `Both sandboxes with the limits of their default: Auvo 400 calls a minute by address, Omie 240 a minute by method, the same call once in 60 s, ten errors block. Counts are the sandboxes' own.${bench.full ? "" : ` Short: ${RECORDS} of each instead of ${RECORDS_FULL}, see \`--full\`.`}`,
    },
    {
      title: `${title}: what came of it`,
      head: ["", ""],
      rows: [
        ["customers in Auvo exactly once", `${kept.customers} of ${kept.wantedCustomers}`],
        ["products in Auvo exactly once, with price and level", `${kept.products} of ${kept.wantedProducts}`],
        ["Auvo calls for each record", fixed(auvo.calls / brought, 2)],
        ["Auvo calls a minute, from the first to the last", fixed(auvo.calls / minutes, 0)],
        ["writes in a second round with nothing changed", second.writes],
        ["Auvo calls in it", second.caller.calls],
        ["D1 rows written for each record", fixed(queue.rowsWritten / brought, 1)],
      ],
      how: "Exactly once: one record of Auvo's carries Omie's code. Calls for each record include the look for one that is there already. Products that never were at the stock location stay where they are. Ponte keeps 380 calls a minute of the 400.",
    },
  ];
}

async function openCompanies(bench: Bench, records: number): Promise<Companies> {
  const auvo = auvoSchema.parse(await control(bench, "auvo", "POST", "/companies", { seed: "minimal" }));
  const omie = omieSchema.parse(await control(bench, "omie", "POST", "/companies", { seed: "minimal" }));
  await control(bench, "omie", "POST", `/companies/${omie.id}/grow`, {
    customers: records,
    products: records,
  });
  return { auvo, omie };
}

async function connect(bench: Bench, tenant: Tenant, { auvo, omie }: Companies): Promise<string> {
  const { id } = idSchema.parse(
    await asked(tenant, "POST", "/v1/connections", {
      provider: "auvo-omie",
      name: "Auvo e Omie",
      settings: {
        taskStatus: "X",
        quotationStatus: "X",
        omieAccountId: String(CODES.account),
        omieCategoryCode: CODES.serviceCategory,
        omieStockLocationId: String(CODES.place),
        omieServiceId: String(CODES.service),
      },
      credentials: {
        auvoAppKey: auvo.apiKey,
        auvoAppToken: auvo.apiToken,
        omieAppKey: omie.app_key,
        omieAppSecret: omie.app_secret,
      },
    }),
  );
  await asked(tenant, "POST", `/v1/connections/${id}/activate`);
  const support = caller(bench.hub.url, OPERATOR_TOKEN, { "ponte-tenant": tenant.id });
  const { status, body } = await support("POST", `/v1/connections/${id}/approve`);
  if (status !== 200) throw new Error(`approve: ${JSON.stringify(body)}`);
  return id;
}

/** Ticks as the cron would until every flow has been read to its end and nothing waits. */
async function settle(bench: Bench, tenant: Tenant, connectionId: string): Promise<void> {
  const startedAt = Date.now();
  let nextTickAt = 0;
  for (;;) {
    if (Date.now() >= nextTickAt) {
      await bench.hub.tick();
      nextTickAt = Date.now() + TICK_MS;
    }
    await sleep(LOOK_EVERY_MS);
    const { items } = pollsSchema.parse(await asked(tenant, "GET", `/v1/connections/${connectionId}/polls`));
    const isRead =
      items.length === 5 &&
      items.every(({ finishedAt }) => finishedAt !== null && Date.parse(finishedAt) >= startedAt);
    if (isRead && (await waiting(bench, connectionId)) === 0) return;
    if (Date.now() - startedAt > LONGEST_MS) throw new Error(`not over: ${JSON.stringify(items)}`);
  }
}

async function waiting({ hub }: Bench, connectionId: string): Promise<number> {
  const rows = await hub.sql(
    `SELECT (SELECT count(*) FROM deliveries WHERE connection_id = ?1 AND state NOT IN ('delivered', 'superseded'))
      + (lease_until <> 0) AS waiting FROM connections WHERE id = ?1`,
    [connectionId],
  );
  return z.tuple([z.object({ waiting: z.number() })]).parse(rows)[0].waiting;
}

/** The sandboxes' own counts since an instant. */
async function readCounts(bench: Bench, { auvo, omie }: Companies, since: number) {
  const callers = callersSchema.parse(await control(bench, "auvo", "GET", `/callers?since=${since}`));
  const { methods } = methodsSchema.parse(
    await control(bench, "omie", "GET", `/limits?company=${omie.id}&since=${since}`),
  );
  const journal = await control(bench, "omie", "GET", `/journal?company=${omie.id}`);
  const calls = journalSchema.parse(journal).filter(({ at }) => at >= since);
  const { byMethodAndResource } = statsSchema.parse(
    await control(bench, "auvo", "GET", `/stats?company=${auvo.id}&since=${since}`),
  );
  return {
    caller: callers[0] ?? { calls: 0, callsOverLimit: 0, maxCallsInAnyMinute: 0 },
    methods: methods.map((counted) => ({
      ...counted,
      most: mostInAMinute(calls.flatMap(({ resource, at }) => (resource === counted.method ? [at] : []))),
    })),
    writes: byMethodAndResource
      .filter(({ method, resource }) => method !== "GET" && resource !== "login")
      .reduce((sum, counted) => sum + counted.calls, 0),
  };
}

function mostInAMinute(times: readonly number[]): number {
  const sorted = [...times].sort((left, right) => left - right);
  let first = 0;
  return sorted.reduce((most, at, index) => {
    while (at - (sorted[first] ?? at) >= MINUTE_MS) first += 1;
    return Math.max(most, index - first + 1);
  }, 0);
}

/** What is in Auvo now, held against what Omie has. */
async function readKept(bench: Bench, { auvo, omie }: Companies) {
  const [customers, products, known, records, positions] = await Promise.all([
    stored(bench, "auvo", auvo.id, "customers"),
    stored(bench, "auvo", auvo.id, "products"),
    stored(bench, "omie", omie.id, "clientes"),
    stored(bench, "omie", omie.id, "produtos"),
    stored(bench, "omie", omie.id, "positions"),
  ]);
  const byCode = (rows: unknown[]) => Map.groupBy(recordsSchema.parse(rows), ({ externalId }) => externalId);
  const [ofCustomers, ofProducts] = [byCode(customers), byCode(products)];
  const prices = new Map(
    z
      .array(z.object({ id: z.coerce.string(), body: z.looseObject({ valor_unitario: z.number() }) }))
      .parse(records)
      .map(({ id, body }) => [id, body.valor_unitario]),
  );
  const placed = z
    .array(
      z.object({
        productId: z.coerce.string(),
        placeId: z.number(),
        physical: z.number(),
        reserved: z.number(),
      }),
    )
    .parse(positions)
    .filter(({ placeId }) => placeId === CODES.place);
  return {
    wantedCustomers: known.length,
    customers: z
      .array(z.object({ id: z.coerce.string() }))
      .parse(known)
      .filter(({ id }) => ofCustomers.get(id)?.length === 1).length,
    wantedProducts: placed.length,
    products: placed.filter(({ productId, physical, reserved }) => {
      const [one, ...others] = ofProducts.get(productId) ?? [];
      const level = Math.max(0, Math.floor((physical - reserved) / 10_000));
      return (
        others.length === 0 &&
        Number(one?.unitaryValue) === prices.get(productId) &&
        Number(one?.totalStock) === level
      );
    }).length,
  };
}

async function stored(bench: Bench, erp: string, company: string, resource: string): Promise<unknown[]> {
  const state = await control(bench, erp, "GET", `/state?company=${company}&resource=${resource}`);
  return z.record(z.string(), z.array(z.unknown())).parse(state)[resource] ?? [];
}
