import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { tick } from "../../../src/cron/tick.ts";
import { deactivateConnection } from "../../../src/services/connections/deactivate-connection.ts";
import { replayDelivery } from "../../../src/services/deliveries/replay-delivery.ts";
import { abortReplay } from "../../../src/services/replays/abort-replay.ts";
import { createReplay } from "../../../src/services/replays/create-replay.ts";
import { getReplay, listReplays } from "../../../src/services/replays/get-replay.ts";
import type { ReplayFilter } from "../../../src/services/replays/matching.ts";
import { queueReplays } from "../../../src/services/replays/queue-replay.ts";
import { previewSale } from "../../../src/services/sales/preview-sale.ts";
import { resendSale } from "../../../src/services/sales/resend-sale.ts";
import { dumpDatabase } from "../common/dump.ts";
import { PRODUCT, plainSale, SERVICE, saleInput } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";
import { watchDatabase } from "../common/watched-d1.ts";

/** A shop with two dead sales, two delivered ones and a held one. */
async function openWithHistory(): Promise<Shop> {
  const shop = await Shop.open({ activate: false });
  await shop.put("held", plainSale());
  await shop.activate();
  for (const subject of ["ok-1", "ok-2"]) await shop.put(subject, plainSale());
  for (const subject of ["dead-1", "dead-2"])
    await shop.put(subject, plainSale({ customer: { name: "Sem documento" } }));
  await shop.settle();
  shop.context.clock.advance(1_000);
  shop.context.rung.length = 0;
  return shop;
}
const statesOf = async (shop: Shop) =>
  Object.fromEntries((await shop.allDeliveries()).map(({ subject, state }) => [subject, state]));

describe("a replay of many", () => {
  test("dry, counts and changes nothing", async () => {
    const shop = await openWithHistory();
    const before = await dumpDatabase();
    expect(await createReplay(shop.context, { state: "dead" }, { dryRun: true })).toEqual({ matched: 2 });
    expect(await createReplay(shop.context, {}, { dryRun: true })).toEqual({ matched: 3 });
    expect(await dumpDatabase()).toEqual(before);
    expect(shop.context.rung).toEqual([]);
  });

  test("takes what matches, rings each connection once, and tells its progress to the end", async () => {
    const shop = await openWithHistory();
    const { id = "", matched } = await createReplay(shop.context, { state: "dead" });
    expect(matched).toBe(2);
    expect(shop.context.rung).toEqual([{ connectionId: shop.connectionId, urgent: false, delaySeconds: 0 }]);
    expect(await statesOf(shop)).toMatchObject({
      "dead-1": "queued",
      "dead-2": "queued",
      "ok-1": "delivered",
      held: "held",
    });
    expect(await getReplay(shop.context, id)).toMatchObject({
      state: "running",
      matched: 2,
      waiting: 2,
      dead: 0,
      filter: { state: "dead" },
    });
    await shop.settle();
    expect(await getReplay(shop.context, id)).toMatchObject({ state: "finished", waiting: 0, dead: 2 });
  });

  test("stops when somebody stops it: what had not gone stays and says why, and can go again", async () => {
    const shop = await openWithHistory();
    const { id = "" } = await createReplay(shop.context, { state: "dead" });
    expect(await abortReplay(shop.context, id)).toMatchObject({ state: "aborted", waiting: 0, dead: 2 });
    expect(await abortReplay(shop.context, id)).toMatchObject({ state: "aborted" });
    await shop.settle();
    const stopped = (await shop.allDeliveries()).filter(({ state }) => state === "dead");
    expect(stopped.map(({ code }) => code)).toEqual(["replay_aborted", "replay_aborted"]);
    expect((await listReplays(shop.context, { limit: 10 })).items).toMatchObject([{ id, state: "aborted" }]);
    const again = await createReplay(shop.context, { code: "replay_aborted" });
    expect(again.matched).toBe(2);
    await shop.settle();
    expect(await getReplay(shop.context, again.id ?? "")).toMatchObject({ state: "finished" });
  });

  test("keeps what it brought about, whatever goes again later by another replay or a resend of one", async () => {
    const shop = await openWithHistory();
    const first = await createReplay(shop.context, { q: "dead" });
    await shop.settle();
    const arrived = await createReplay(shop.context, { state: "delivered" });
    await shop.settle();
    shop.context.clock.advance(1_000);
    const second = await createReplay(shop.context, { state: "dead" });
    await createReplay(shop.context, { state: "delivered", q: "ok-1" });
    const again = (await shop.allDeliveries()).find(({ subject }) => subject === "ok-2");
    await replayDelivery(shop.context, again?.id ?? "");
    const ended = { state: "finished", matched: 2, waiting: 0, skipped: 0 };
    const views = async () => [
      await getReplay(shop.context, first.id ?? ""),
      await getReplay(shop.context, arrived.id ?? ""),
    ];
    const outcomes = [
      { ...ended, dead: 2, delivered: 0 },
      { ...ended, dead: 0, delivered: 2 },
    ];
    expect(await views()).toMatchObject(outcomes);
    // To stop one that has ended stops nothing that was sent again since.
    await abortReplay(shop.context, arrived.id ?? "");
    await shop.settle();
    expect(await views()).toMatchObject(outcomes);
    expect(await statesOf(shop)).toMatchObject({ "ok-1": "delivered", "ok-2": "delivered" });
    expect(await getReplay(shop.context, second.id ?? "")).toMatchObject({ state: "finished", dead: 2 });
  });

  test("of one delivery that somebody resends before its turn is left by it, and cannot stop it any more", async () => {
    const shop = await openWithHistory();
    const { id = "" } = await createReplay(shop.context, { state: "delivered" });
    await resendSale(shop.context, "ok-1");
    expect(await abortReplay(shop.context, id)).toMatchObject({ state: "aborted", dead: 1, skipped: 1 });
    await shop.settle();
    expect(await statesOf(shop)).toMatchObject({ "ok-1": "delivered", "ok-2": "dead" });
  });

  test("leaves what was delivered alone unless it is named", async () => {
    const shop = await openWithHistory();
    await createReplay(shop.context, {});
    expect(await statesOf(shop)).toMatchObject({
      "ok-1": "delivered",
      "ok-2": "delivered",
      held: "queued",
      "dead-1": "queued",
    });
    const { id = "" } = await createReplay(shop.context, { state: "delivered" });
    await shop.settle();
    expect(await getReplay(shop.context, id)).toMatchObject({ matched: 2, delivered: 2, state: "finished" });
    expect(await shop.erp.sales()).toHaveLength(3);
  });

  test("is frozen: what comes after it was asked for is not taken", async () => {
    const shop = await openWithHistory();
    const to = new Date(shop.context.now()).toISOString();
    await shop.put("later", plainSale({ customer: { name: "Sem documento" } }));
    expect(await createReplay(shop.context, { state: "dead", to })).toMatchObject({ matched: 2 });
    expect(await statesOf(shop)).toMatchObject({ later: "dead", "dead-1": "queued" });
  });

  test.each([
    [{ code: "customer_document_missing" }, 2],
    [{ code: "erp_refused" }, 0],
    [{ flow: "sales" }, 3],
    [{ flow: "orders" }, 0],
    [{ from: "2100-01-01T00:00:00Z" }, 0],
    [{ to: "2000-01-01T00:00:00-03:00" }, 0],
    [{ state: "superseded" as const }, 0],
    [{ state: "running" as const }, 0],
  ])("filtered by %o finds %i", async (filter, matched) => {
    const shop = await openWithHistory();
    expect(await createReplay(shop.context, filter, { dryRun: true })).toEqual({ matched });
  });

  test("takes each sale once, its newest trip, and none of a connection that is off", async () => {
    const shop = await openWithHistory();
    await shop.put("dead-1", plainSale({ customer: { name: "Ainda sem" } }));
    expect(await createReplay(shop.context, { state: "dead" }, { dryRun: true })).toEqual({ matched: 2 });
    await deactivateConnection(shop.context, shop.connectionId);
    expect(await createReplay(shop.context, {}, { dryRun: true })).toEqual({ matched: 0 });
  });

  test("is the tenant's own", async () => {
    const [mine, other] = [await openWithHistory(), await openWithHistory()];
    const { id = "" } = await createReplay(mine.context, {});
    expect(await statesOf(other)).toMatchObject({ "dead-1": "dead", held: "held" });
    await expect(getReplay(other.context, id)).rejects.toMatchObject({ code: "replay_not_found" });
  });

  test("says which id of its filter is not there, and which field names it", async () => {
    const [mine, other] = [await openWithHistory(), await openWithHistory()];
    for (const [filter, code] of [
      [{ connectionId: "con_none" }, "connection_not_found"],
      [{ connectionId: other.connectionId }, "connection_not_found"],
      [{ problemId: "prb_none" }, "problem_not_found"],
      [{ reconciliationId: "rec_none" }, "reconciliation_not_found"],
    ] as const) {
      const [field] = Object.keys(filter);
      await expect(createReplay(mine.context, filter)).rejects.toMatchObject({
        code,
        errors: [{ path: `filter.${field}`, code }],
      });
    }
    expect((await listReplays(mine.context, { limit: 10 })).items).toEqual([]);
  });

  test("of an hour in which deliveries stopped takes those, whenever they were made", async () => {
    const shop = await openWithHistory();
    shop.context.clock.advance(5 * 3_600_000);
    await createReplay(shop.context, { q: "dead-1" });
    await shop.settle();
    const at = (ms: number) => new Date(shop.context.now() + ms).toISOString();
    const hour = { from: at(-3_600_000), to: at(1_000) };
    const subjects = async (filter: ReplayFilter) => {
      const { id = "", matched } = await createReplay(shop.context, filter);
      const taken = (await shop.allDeliveries()).filter(({ replayId }) => replayId === id);
      await shop.settle();
      expect(taken).toHaveLength(matched);
      return taken.map(({ subject }) => subject).sort();
    };
    expect(await subjects(hour)).toEqual([]);
    expect(await subjects({ ...hour, period: "stopped" })).toEqual(["dead-1"]);
    expect(await subjects({ to: hour.from, period: "stopped" })).toEqual(["dead-2"]);
    expect(await subjects({ to: hour.from, period: "stopped", state: "delivered" })).toEqual([
      "ok-1",
      "ok-2",
    ]);
    expect(await subjects({ period: "stopped", state: "held" })).toEqual([]);
  });

  test("by a text finds part of the code, the number or the customer, with or without accents", async () => {
    const shop = await openWithHistory();
    const matched = async (q: string) => (await createReplay(shop.context, { q }, { dryRun: true })).matched;
    expect(await matched("DEAD-1")).toBe(1);
    expect(await matched("sem documento")).toBe(2);
    expect(await matched("SÉM DOCUMENTO")).toBe(2);
    expect(await matched("nada disso")).toBe(0);
  });

  test("of an ERP takes what goes to its connections", async () => {
    const shop = await openWithHistory();
    const matched = async (provider: string) =>
      (await createReplay(shop.context, { provider }, { dryRun: true })).matched;
    expect(await matched("gestaoclick")).toBe(3);
    expect(await matched("voalle")).toBe(0);
  });
});

describe("a replay of thousands", () => {
  const MANY = 2_500;
  const filter = { to: "1971-01-01T00:00:00Z" };

  async function openWithMany(): Promise<Shop> {
    const shop = await openWithHistory();
    await shop.context.db.run(sql`
      INSERT INTO deliveries (tenant_id, id, connection_id, flow, subject, subject_version, reason, state, created_at, updated_at)
      SELECT ${shop.context.tenantId}, 'dlv_0000000000' || value, ${shop.connectionId}, 'sales', 'many-' || value, 1, 'accepted', 'dead', 0, 0
      FROM (WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < ${MANY}) SELECT value FROM n)`);
    return shop;
  }
  const countOf = async (shop: Shop, state: string) =>
    (await shop.allDeliveries()).filter((row) => row.state === state && row.createdAt === 0).length;
  const onlyReplay = async (shop: Shop) => {
    const [replay] = (await listReplays(shop.context, { limit: 10 })).items;
    if (replay === undefined) throw new Error("no replay");
    return replay;
  };
  /** A Worker that is killed before the nth piece is queued. */
  const killedBeforePiece = (shop: Shop, nth: number) => {
    let pieces = 0;
    const { db } = watchDatabase(async (statements) => {
      if (!statements.some((statement) => statement.includes("DELETE FROM replay_items"))) return;
      pieces += 1;
      if (pieces === nth) throw new Error("killed");
    });
    return { ...shop.context, db };
  };

  test("takes them all", async () => {
    const shop = await openWithMany();
    const { matched, id = "" } = await createReplay(shop.context, filter);
    expect(matched).toBe(MANY);
    expect(await countOf(shop, "queued")).toBe(MANY);
    expect(await getReplay(shop.context, id)).toMatchObject({
      matched: MANY,
      waiting: MANY,
      state: "running",
    });
  });

  test.each([
    [1, 0],
    [2, 1_000],
    [3, 2_000],
  ])("killed before its piece %i, is gone on with by the tick until all are queued", async (nth, queued) => {
    const shop = await openWithMany();
    await expect(createReplay(killedBeforePiece(shop, nth), filter)).rejects.toThrow();
    expect(await countOf(shop, "queued")).toBe(queued);
    expect(await onlyReplay(shop)).toMatchObject({ state: "running", matched: MANY, waiting: MANY });
    shop.context.clock.advance(180_000);
    shop.context.rung.length = 0;
    await tick(shop.context);
    expect(await countOf(shop, "queued")).toBe(MANY);
    expect(shop.context.rung.map(({ connectionId }) => connectionId)).toContain(shop.connectionId);
    expect(await onlyReplay(shop)).toMatchObject({ state: "running", matched: MANY, waiting: MANY });
    expect(await queueReplays(shop.context)).toBe(0);
  });

  test("killed, stays frozen: what arrived or was replaced meanwhile does not go, nor what came later", async () => {
    const shop = await openWithMany();
    await expect(createReplay(killedBeforePiece(shop, 1), filter)).rejects.toThrow();
    shop.context.clock.advance(1_000);
    const { tenantId } = shop.context;
    const now = shop.context.now();
    await shop.context.db.batch([
      sql`UPDATE deliveries SET state = 'delivered', finished_at = ${now}, updated_at = ${now} WHERE subject = 'many-1' AND tenant_id = ${tenantId}`,
      sql`UPDATE deliveries SET state = 'superseded', finished_at = ${now}, updated_at = ${now} WHERE subject = 'many-2' AND tenant_id = ${tenantId}`,
      sql`UPDATE deliveries SET subject = 'late', id = 'dlv_00000000009999' WHERE subject = 'ok-1' AND tenant_id = ${tenantId}`,
      sql`UPDATE deliveries SET state = 'dead', created_at = 0 WHERE subject = 'late' AND tenant_id = ${tenantId}`,
    ]);
    await queueReplays(shop.context);
    expect(await statesOf(shop)).toMatchObject({
      "many-1": "delivered",
      "many-2": "superseded",
      "many-3": "queued",
      late: "dead",
    });
    expect(await onlyReplay(shop)).toMatchObject({ matched: MANY, waiting: MANY - 2, skipped: 2 });
  });

  test("killed and then stopped by somebody, queues no more", async () => {
    const shop = await openWithMany();
    await expect(createReplay(killedBeforePiece(shop, 2), filter)).rejects.toThrow();
    const { id } = await onlyReplay(shop);
    expect(await abortReplay(shop.context, id)).toMatchObject({ state: "aborted", waiting: 0 });
    await queueReplays(shop.context);
    expect(await countOf(shop, "dead")).toBe(MANY);
  });
});

describe("a preview", () => {
  test("shows every request in order, and writes nothing in the ERP and nothing here", async () => {
    const shop = await Shop.open();
    await shop.put(
      "s-1",
      saleInput({ items: [PRODUCT, { ...PRODUCT, code: "N-1", name: "Novo" }, SERVICE], payments: null }),
    );
    const [here, there] = [await dumpDatabase(), await shop.erp.state()];
    const preview = await previewSale(shop.context, "s-1", "pt");
    expect(preview.problems).toEqual([]);
    expect(
      preview.requests
        .filter(({ write }) => write)
        .map(({ method, path }) => `${method} ${path.replace(/\d{3,}/, "{id}")}`),
    ).toEqual(["POST /clientes", "PUT /produtos/{id}", "POST /produtos", "POST /vendas"]);
    expect(preview.requests.at(-1)).toMatchObject({
      reason: "Lançar a venda",
      body: { cliente_id: "<customer.create>" },
    });
    expect((await shop.erp.journal()).every(({ method }) => method === "GET")).toBe(true);
    expect(await dumpDatabase()).toEqual(here);
    expect(await shop.erp.state()).toEqual(there);
    await shop.settle();
    expect(await shop.delivery("s-1")).toMatchObject({ state: "delivered" });
  });

  test("of a delivered sale that changed shows the update; of one deleted in the ERP, the create", async () => {
    const shop = await Shop.open();
    await shop.deliver("s-1", saleInput());
    await shop.put("s-1", saleInput({ notes: "nova" }));
    const writes = async () =>
      (await previewSale(shop.context, "s-1", "en")).requests
        .filter(({ write }) => write)
        .map(({ method }) => method);
    expect(await writes()).toEqual(["PUT"]);
    await shop.erp.api("DELETE", `/vendas/${(await shop.erp.sales())[0]?.id}`);
    expect(await writes()).toEqual(["POST"]);
  });

  test("names what stands in the way, as the delivery would", async () => {
    const shop = await Shop.open();
    await shop.put("s-1", saleInput({ customer: { name: "Sem documento" } }));
    expect(await previewSale(shop.context, "s-1", "pt")).toMatchObject({
      requests: [],
      problems: [{ code: "customer_document_missing", path: "customer.document" }],
    });
    await shop.put("s-2", saleInput({ seller: { name: "ana paula" } }));
    expect((await previewSale(shop.context, "s-2", "pt")).problems).toMatchObject([
      { code: "seller.unmatched", message: expect.stringContaining("Ana Paula") },
    ]);
    await shop.erp.revoke();
    expect((await previewSale(shop.context, "s-2", "pt")).problems).toMatchObject([
      { code: "credentials_rejected" },
    ]);
    expect((await shop.connectionRow()).status).toBe("active");
  });

  test("of a quote, of nothing and without connection is refused", async () => {
    const shop = await Shop.open();
    await shop.put("q-1", saleInput({ kind: "quote" }));
    await expect(previewSale(shop.context, "q-1", "pt")).rejects.toMatchObject({ code: "not_a_sale" });
    await expect(previewSale(shop.context, "x", "pt")).rejects.toMatchObject({ code: "sale_not_found" });
  });
});
