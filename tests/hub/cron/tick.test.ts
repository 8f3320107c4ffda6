import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { tick } from "../../../src/cron/tick.ts";
import { ringDueConnections } from "../../../src/services/deliveries/ring-due-connections.ts";
import { createTenant } from "../../../src/services/tenants/create-tenant.ts";
import { forTenant } from "../common/context.ts";
import { Erp } from "../common/erp.ts";
import { plainSale } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";
import { watchDatabase } from "../common/watched-d1.ts";
import { bindings, worker } from "../common/worker.ts";

/** Deliveries that wait, written straight into the table. */
async function queueUp(shop: Shop, count: number, dueAt = shop.context.now()): Promise<void> {
  const tag = crypto.randomUUID();
  await shop.context.db.run(sql`
    INSERT INTO deliveries (tenant_id, id, connection_id, flow, subject, subject_version, reason, state, due_at, created_at, updated_at)
    SELECT ${shop.context.tenantId}, 'dlv_' || ${tag} || value, ${shop.connectionId}, 'sales', ${tag} || value, 1, 'accepted', 'pending', ${dueAt}, 0, 0
    FROM (WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < ${count}) SELECT value FROM n)`);
}

const clear = (shop: Shop) => shop.context.db.run(sql`DELETE FROM deliveries`);
const rungBy = async (shop: Shop) => {
  shop.context.rung.length = 0;
  await ringDueConnections(shop.context);
  return shop.context.rung.map(({ connectionId }) => connectionId).sort();
};

describe("the tick", () => {
  test("rings each connection that has something due once, however much it is", async () => {
    const first = await Shop.open();
    await clear(first);
    const tenant = await createTenant(first.context, { name: "outra" });
    const second = await Shop.connect(forTenant(first.context, tenant.id), await Erp.open());
    await second.activate();
    await queueUp(first, 300);
    await queueUp(second, 3);
    expect(await rungBy(first)).toEqual([first.connectionId, second.connectionId].sort());
    expect(await ringDueConnections(first.context)).toBe(2);
  });

  test("does not ring for what is due later, held, off, or waiting for its ERP", async () => {
    const shop = await Shop.open();
    await clear(shop);
    expect(await rungBy(shop)).toEqual([]);
    await queueUp(shop, 2, shop.context.now() + 1);
    expect(await rungBy(shop)).toEqual([]);
    shop.context.clock.advance(1);
    expect(await rungBy(shop)).toEqual([shop.connectionId]);
    const set = (change: ReturnType<typeof sql>) =>
      shop.context.db.run(sql`UPDATE connections SET ${change} WHERE id = ${shop.connectionId}`);
    await set(sql`resume_at = ${shop.context.now() + 1}`);
    expect(await rungBy(shop)).toEqual([]);
    await set(sql`resume_at = 0, status = 'paused', paused_reason = 'by_user'`);
    expect(await rungBy(shop)).toEqual([]);
    // Rejected credentials are asked about again by the drain itself.
    await set(sql`paused_reason = 'credentials_rejected'`);
    expect(await rungBy(shop)).toEqual([shop.connectionId]);
    await set(sql`status = 'inactive', paused_reason = NULL`);
    expect(await rungBy(shop)).toEqual([]);
  });

  test("finds what a killed Worker left running", async () => {
    const shop = await Shop.open();
    await clear(shop);
    await shop.put("s-1", plainSale());
    await shop.context.db.run(sql`UPDATE deliveries SET state = 'running'`);
    expect(await rungBy(shop)).toEqual([shop.connectionId]);
    await shop.settle();
    expect(await shop.delivery("s-1")).toMatchObject({ state: "delivered" });
    expect(await shop.events()).toContain("delivery.interrupted");
  });

  test("reads a few rows for each waiting connection, with ten deliveries waiting or with thousands", async () => {
    const { db, trips } = watchDatabase();
    const shop = await Shop.open({ context: { db } });
    await clear(shop);
    const rowsRead = async () => {
      trips.length = 0;
      await tick(shop.context);
      const ringing = trips.filter(({ statements }) => /RECURSIVE waiting/.test(statements.join()));
      expect(ringing).toHaveLength(1);
      return ringing[0]?.rowsRead ?? 0;
    };
    await queueUp(shop, 10);
    const few = await rowsRead();
    await queueUp(shop, 1_000);
    await queueUp(shop, 4_000, shop.context.now() + 86_400_000);
    // What has ended long ago stands in no index that the tick walks.
    await shop.context.db.run(
      sql`UPDATE deliveries SET state = 'delivered', due_at = NULL WHERE id LIKE '%7'`,
    );
    expect(await rowsRead()).toBeLessThanOrEqual(few + 5);
    expect(few).toBeLessThan(20);
  });

  test("walks the index of what is due, from one connection to the next", async () => {
    const seen: string[] = [];
    const { db } = watchDatabase(async ([statement = ""]) => {
      seen.push(statement);
    });
    const shop = await Shop.open();
    await ringDueConnections({ ...shop.context, db });
    const [query = ""] = seen;
    const count = query.split("?").length - 1;
    const plan = await bindings.DB.prepare(`EXPLAIN QUERY PLAN ${query}`)
      .bind(...Array.from({ length: count }, () => 0))
      .all<{ detail: string }>();
    const details = plan.results.map(({ detail }) => detail);
    expect(details.filter((detail) => detail.includes("deliveries_due")).length).toBeGreaterThanOrEqual(3);
    expect(
      details.filter((detail) => /^SCAN (deliveries|d|c)\b(?!.*USING (COVERING )?INDEX)/.test(detail)),
    ).toEqual([]);
  });
});

describe("the cron triggers", () => {
  test.each(["*/3 * * * *", "7-59/15 * * * *", "17 6 * * *"])("%s runs to its end", async (cron) => {
    expect(await worker.scheduled({ cron })).toMatchObject({ outcome: "ok" });
  });
});
