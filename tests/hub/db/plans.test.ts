import { sql } from "drizzle-orm";
import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";
import { describe, expect, test } from "vitest";
import { rare } from "../../../src/db/database.ts";
import { createConnection } from "../../../src/services/connections/create-connection.ts";
import { listApprovals } from "../../../src/services/connections/list-approvals.ts";
import { listConnections } from "../../../src/services/connections/list-connections.ts";
import { readFigures } from "../../../src/services/connections/read-figures.ts";
import { listDeliveries } from "../../../src/services/deliveries/list-deliveries.ts";
import { ringDueConnections } from "../../../src/services/deliveries/ring-due-connections.ts";
import { readWaitingSales } from "../../../src/services/diagnosis/read-waiting-sales.ts";
import { startDailyImports } from "../../../src/services/imports/start-daily-imports.ts";
import { listLogs } from "../../../src/services/logs/list-logs.ts";
import { listProblems } from "../../../src/services/problems/list-problems.ts";
import { settleProblems } from "../../../src/services/problems/settle-problems.ts";
import { listSharedProblems } from "../../../src/services/problems/shared-problems.ts";
import { readDelivered } from "../../../src/services/reconciliations/read-delivered.ts";
import { createReplay } from "../../../src/services/replays/create-replay.ts";
import { getSale } from "../../../src/services/sales/get-sale.ts";
import { putSale } from "../../../src/services/sales/put-sale.ts";
import { readStatus } from "../../../src/services/status/read-status.ts";
import { openContext } from "../common/context.ts";
import { saleInput } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";
import { watchDatabase } from "../common/watched-d1.ts";
import { bindings } from "../common/worker.ts";

/** D1 keeps no statistics, so which index a statement uses is our own doing: a tenant's history must cost nothing. */

const OLD = 2_000;

/** The id of something of which there is nothing else; each shop has its own. */
let shops = 0;
const quiet = (prefix: string) => `${prefix}_quiet${shops}`;

async function shopWithHistory(): Promise<Shop> {
  const shop = await Shop.open();
  shops += 1;
  const { tenantId } = shop.context;
  const numbers = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${OLD})`;
  await bindings.DB.batch([
    bindings.DB.prepare(
      `INSERT INTO deliveries (tenant_id, id, connection_id, flow, subject, subject_version, reason, state, created_at, updated_at)
       ${numbers} SELECT ?, printf('dlv_%026d', i), ?, 'sales', 'old-' || i, 1, 'accepted', 'delivered', 1, 1 FROM n`,
    ).bind(tenantId, shop.connectionId),
    bindings.DB.prepare(
      `INSERT INTO logs (tenant_id, id, at, level, event, message, search, subject)
       ${numbers} SELECT ?, printf('log_%026d', i), i, 'info', 'sale.created', 'x', 'venda ' || i, 'old-' || i FROM n`,
    ).bind(tenantId),
    bindings.DB.prepare(
      `INSERT INTO mappings (connection_id, kind, key, tenant_id, remote_id, updated_at)
       ${numbers} SELECT ?, 'sale', 'old-' || i, ?, i, 1 FROM n`,
    ).bind(shop.connectionId, tenantId),
    // What a filter names is there, and has nothing.
    bindings.DB.prepare(
      `INSERT INTO connections (id, tenant_id, provider, name, status, settings, credentials, account_key, flows, created_at, updated_at)
       VALUES (?1, ?2, 'sga', 'x', 'inactive', '{}', '{}', '', '{}', 1, 1)`,
    ).bind(quiet("con"), tenantId),
    bindings.DB.prepare(
      `INSERT INTO deliveries (tenant_id, id, connection_id, flow, subject, subject_version, reason, state, created_at, updated_at)
       VALUES (?1, ?2, ?3, 'sales', 'quiet', 1, 'accepted', 'superseded', 1, 1)`,
    ).bind(tenantId, quiet("dlv"), shop.connectionId),
    bindings.DB.prepare(
      `INSERT INTO problems (tenant_id, id, connection_id, provider, code, cause, state, occurrences, first_seen_at, last_seen_at)
       VALUES (?1, ?2, ?3, 'gestaoclick', 'erp_refused', 'quiet', 'resolved', 1, 1, 1)`,
    ).bind(tenantId, quiet("prb"), shop.connectionId),
    bindings.DB.prepare(
      `INSERT INTO reconciliations (tenant_id, id, connection_id, state, delivered_from, delivered_to, created_at, updated_at)
       VALUES (?1, ?2, ?3, 'finished', 1, 1, 1, 1)`,
    ).bind(tenantId, quiet("rec"), shop.connectionId),
  ]);
  return shop;
}

/** The rows that D1 reads while something is done. */
async function rowsRead(shop: Shop, work: (shop: Shop) => Promise<unknown>): Promise<number> {
  let rows = 0;
  const db = new Proxy(shop.context.db, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (name !== "all" && name !== "batch") return typeof value === "function" ? value.bind(target) : value;
      return async (...queries: unknown[]) => {
        const list = (name === "batch" ? queries[0] : queries) as Parameters<typeof target.batch>[0];
        const results = await target.batch(list);
        rows += results.reduce((sum, { meta }) => sum + meta.rows_read, 0);
        return name === "batch" ? results : results[0]?.results;
      };
    },
  });
  await work(Object.assign(Object.create(shop), { context: { ...shop.context, db } }));
  return rows;
}

describe("what one subject costs does not grow with a tenant's history", () => {
  const page = { limit: 50 };

  test.each<[string, (shop: Shop) => Promise<unknown>]>([
    ["a sale is accepted", ({ context }) => putSale(context, "new", saleInput() as never, "pt")],
    ["a sale's log is read", ({ context }) => listLogs(context, { subject: "old-7" }, page, "pt")],
    ["a word of many entries", ({ context }) => listLogs(context, { q: "venda" }, page, "pt")],
    ["a word of one entry", ({ context }) => listLogs(context, { q: "venda 1042" }, page, "pt")],
    ["a word of none", ({ context }) => listLogs(context, { q: "padaria" }, page, "pt")],
    ["information", ({ context }) => listLogs(context, { level: "info" }, page, "pt")],
    [
      "a quiet connection's entries",
      ({ context }) => listLogs(context, { connectionId: quiet("con") }, page, "pt"),
    ],
    ["a quiet ERP's entries", ({ context }) => listLogs(context, { provider: "sga" }, page, "pt")],
    [
      "a word of a quiet connection",
      ({ context }) => listLogs(context, { q: "venda", connectionId: quiet("con") }, page, "pt"),
    ],
    ["errors", ({ context }) => listLogs(context, { level: "error" }, page, "pt")],
    ["rare events", ({ context }) => listLogs(context, { event: "sale.gone" }, page, "pt")],
    ["one delivery's entries", ({ context }) => listLogs(context, { deliveryId: quiet("dlv") }, page, "pt")],
    [
      "the end of the log",
      ({ context }) => listLogs(context, { to: "1970-01-01T00:00:00.020Z" }, page, "pt"),
    ],
    ["failed deliveries are listed", ({ context }) => listDeliveries(context, { state: "dead" }, page, "pt")],
    ["held deliveries are listed", ({ context }) => listDeliveries(context, { state: "held" }, page, "pt")],
    [
      "deliveries that are tried again are listed",
      ({ context }) => listDeliveries(context, { state: "retrying" }, page, "pt"),
    ],
    [
      "deliveries that wait are listed",
      ({ context }) => listDeliveries(context, { state: "pending" }, page, "pt"),
    ],
    [
      "a quiet connection's deliveries are listed",
      ({ context }) => listDeliveries(context, { connectionId: quiet("con") }, page, "pt"),
    ],
    [
      "a replay of what failed is counted",
      ({ context }) => createReplay(context, { state: "dead" }, { dryRun: true }),
    ],
    [
      "a replay of what has not arrived is counted",
      ({ context }) => createReplay(context, {}, { dryRun: true }),
    ],
    [
      "a replay of what arrived since is counted",
      ({ context }) =>
        createReplay(context, { state: "delivered", from: "2024-01-01T00:00:00Z" }, { dryRun: true }),
    ],
    ["the figures of the tiles are counted", ({ context }) => readFigures(context)],
    ["the status is read", ({ context }) => readStatus(context, "pt")],
    ["problems are listed", ({ context }) => listProblems(context, {}, page, "pt")],
    ["problems of all are listed", ({ context }) => listSharedProblems(context, {}, { limit: 5 }, "pt")],
    ["problems are settled", ({ context }) => settleProblems(context)],
    [
      "a problem's deliveries are counted for a replay",
      ({ context }) => createReplay(context, { problemId: quiet("prb") }, { dryRun: true }),
    ],
    [
      "a problem's deliveries are listed",
      ({ context }) => listDeliveries(context, { problemId: quiet("prb") }, page, "pt"),
    ],
    [
      "the sales that wait are read for a diagnosis",
      ({ context, connectionId }) => readWaitingSales(context, connectionId),
    ],
    [
      "what was delivered lately is read for a comparison",
      ({ context, connectionId: id }) => {
        const now = context.now();
        const window = { from: now - 7 * 86_400_000, to: now };
        return readDelivered(context, { id, tenantId: context.tenantId }, window, null);
      },
    ],
    [
      "what a comparison missed is put back",
      ({ context }) => createReplay(context, { reconciliationId: quiet("rec") }, { dryRun: true }),
    ],
    ["a known sale is delivered", (shop) => shop.drain()],
  ])("%s", async (_, work) => {
    const shop = await shopWithHistory();
    await shop.put("known", saleInput());
    expect(await rowsRead(shop, work)).toBeLessThan(250);
  });

  test("a sale's page finds its deliveries by the index of subjects", async () => {
    const shop = await shopWithHistory();
    await shop.put("known", saleInput());
    expect((await getSale(shop.context, "known", "pt")).deliveries).toHaveLength(1);
    const query = new SQLiteAsyncDialect().sqlToQuery(
      sql`EXPLAIN QUERY PLAN SELECT * FROM deliveries WHERE tenant_id = ${"t"} AND ${rare(sql`subject = ${"s"}`)}`,
    );
    const plan = await bindings.DB.prepare(query.sql)
      .bind(...query.params)
      .all<{ detail: string }>();
    expect(plan.results.map(({ detail }) => detail).join()).toContain("deliveries_by_subject");
  });
});

test("a list of problems reads the groups and of each no more than it shows, however many deliveries stopped", async () => {
  const { context, connectionId } = await Shop.open();
  const { tenantId } = context;
  const groups = 100;
  await bindings.DB.batch([
    bindings.DB.prepare(
      `INSERT INTO problems (tenant_id, id, connection_id, provider, code, cause, state, occurrences, first_seen_at, last_seen_at)
       WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${groups})
       SELECT ?, printf('prb_%026d', i), ?, 'gestaoclick', 'erp_refused', 'c' || i, 'open', 20, i, i FROM n`,
    ).bind(tenantId, connectionId),
    bindings.DB.prepare(
      `INSERT INTO deliveries (tenant_id, id, connection_id, flow, subject, subject_version, reason, state, code, problem_id, created_at, updated_at)
       WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${OLD} - 1)
       SELECT ?, printf('dlv_%026d', i), ?, 'sales', 'p-' || i, 1, 'accepted', 'dead', 'erp_refused',
         printf('prb_%026d', i % ${groups} + 1), 1, 1 FROM n`,
    ).bind(tenantId, connectionId),
  ]);
  const { db, trips } = watchDatabase();
  const { items } = await listProblems({ ...context, db }, {}, { limit: 10 }, "pt");
  expect(items.map(({ open }) => open)).toEqual(Array(10).fill(OLD / groups));
  // Of each group: itself, its connection and company, its deliveries counted in the index, and three of them.
  expect(trips[0]?.rowsRead).toBeLessThan(11 * (3 + OLD / groups + 2 * 3 + 10));
  const { matched } = await createReplay({ ...context, db }, { problemId: items[0]?.id }, { dryRun: true });
  expect(matched).toBe(OLD / groups);
  expect(trips.at(-1)?.rowsRead).toBeLessThan(10 * (OLD / groups));
});

test("the requests for approval are found without reading the connections of every company", async () => {
  const { context } = await Shop.open();
  await bindings.DB.prepare(
    `INSERT INTO connections (id, tenant_id, provider, name, status, settings, credentials, account_key, flows, created_at, updated_at)
     WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${OLD})
     SELECT printf('con_%026d', i), ?, 'gestaoclick', 'x', CASE WHEN i = 7 THEN 'pending_approval' ELSE 'active' END,
       '{}', '{}', '', '{}', 1, 1 FROM n`,
  )
    .bind(context.tenantId)
    .run();
  const { db, trips } = watchDatabase();
  const { items } = await listApprovals(openContext({ db }), { limit: 50 });
  expect(items).toHaveLength(1);
  const [statement = ""] = trips.flatMap(({ statements }) => statements);
  const values = statement.match(/\?/g)?.map(() => 50) ?? [];
  const plan = await bindings.DB.prepare(`EXPLAIN QUERY PLAN ${statement}`)
    .bind(...values)
    .all<{ detail: string }>();
  expect(plan.results.map(({ detail }) => detail).join()).toContain("connections_pending");
});

test("the tick finds the daily imports and the due ones without reading every company's connections", async () => {
  const shop = await Shop.open();
  const { tenantId } = shop.context;
  const many = 10_000;
  const readByTick = async () => {
    const { db, trips } = watchDatabase();
    const context = { ...shop.context, db };
    await startDailyImports(context);
    await ringDueConnections(context);
    return trips;
  };
  const before = await readByTick();
  await bindings.DB.batch([
    bindings.DB.prepare(
      `INSERT INTO connections (id, tenant_id, provider, name, status, settings, credentials, account_key, flows, created_at, updated_at)
       WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${many})
       SELECT printf('con_many%022d', i), ?, CASE WHEN i % 100 = 0 THEN 'sga' ELSE 'gestaoclick' END, 'x',
         CASE WHEN i % 1000 = 0 THEN 'active' ELSE 'inactive' END, '{"productCode":"1"}', '{}', '', '{}', 1, 1 FROM n`,
    ).bind(tenantId),
    bindings.DB.prepare(
      `INSERT INTO imports (tenant_id, id, connection_id, state, day, created_at, updated_at)
       WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${many})
       SELECT ?, printf('imp_many%022d', i), printf('con_many%022d', i), 'finished', '2020-01-01', 1, 1 FROM n`,
    ).bind(tenantId),
  ]);
  const active = many / 1_000;
  const after = await readByTick();
  expect(after).toHaveLength(before.length);
  for (const [index, { statements, rowsRead }] of after.entries())
    expect(rowsRead - (before[index]?.rowsRead ?? 0), statements.join()).toBeLessThan(6 * active);
});

test("the tiles cost two round trips, however many connections there are", async () => {
  const shop = await Shop.open();
  for (let count = 0; count < 5; count++) {
    await createConnection(shop.context, { provider: "gestaoclick", name: `n${count}` });
  }
  const { db, trips } = watchDatabase();
  const context = { ...shop.context, db };
  await Promise.all([listConnections(context, { limit: 200 }), readFigures(context)]);
  expect(trips).toHaveLength(2);
  expect((await readFigures(context)).size).toBe(6);
});
