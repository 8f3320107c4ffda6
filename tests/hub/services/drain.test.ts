import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Gate } from "../../../src/erp/gate.ts";
import { deactivateConnection } from "../../../src/services/connections/deactivate-connection.ts";
import { backoffMs, MAX_FAILURES } from "../../../src/services/deliveries/backoff.ts";
import { drainConnection } from "../../../src/services/deliveries/drain-connection.ts";
import { createTenant } from "../../../src/services/tenants/create-tenant.ts";
import { forTenant } from "../common/context.ts";
import { Erp } from "../common/erp.ts";
import { PRODUCT, plainSale, saleInput } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";
import { watchDatabase } from "../common/watched-d1.ts";

describe("a fair share", () => {
  test("one connection with many sales makes room after twenty seconds and rings again; another's few are done", async () => {
    const big = await Shop.open();
    const tenant = await createTenant(big.context, { name: "Loja pequena" });
    const small = await Shop.connect(forTenant(big.context, tenant.id), await Erp.open());
    await small.activate();
    for (let index = 0; index < 40; index++) await big.put(`s-${index}`, plainSale());
    for (let index = 0; index < 3; index++) await small.put(`s-${index}`, plainSale());
    big.context.rung.length = 0;
    const slow: typeof fetch = async (request, init) => {
      big.context.clock.advance(1_000);
      return await fetch(request, init);
    };
    const context = { ...big.context, fetch: slow };
    await drainConnection(context, big.connectionId);
    expect(big.context.rung).toEqual([{ connectionId: big.connectionId, urgent: false, delaySeconds: 0 }]);
    const done = (await big.allDeliveries()).filter(({ state }) => state === "delivered");
    expect(done.length).toBeGreaterThan(5);
    expect(done.length).toBeLessThan(25);
    expect((await big.connectionRow()).leaseUntil).toBe(0);
    await drainConnection(context, small.connectionId);
    expect((await small.allDeliveries()).map(({ state }) => state)).toEqual([
      "delivered",
      "delivered",
      "delivered",
    ]);
    await big.settle();
    expect(await big.erp.sales()).toHaveLength(40);
  });

  test("the oldest goes first", async () => {
    const shop = await Shop.open();
    for (const subject of ["c", "a", "b"]) await shop.put(subject, plainSale({ number: subject }));
    await shop.settle();
    expect(
      (await shop.erp.sales()).map(({ observacoes_interna }) => observacoes_interna.split(" ")[1]),
    ).toEqual(["c", "a", "b"]);
  });

  test("one bad sale does not hold up those behind it", async () => {
    const shop = await Shop.open();
    await shop.erp.inject({ kind: "html_502", path: "/produtos", times: 1 });
    await shop.put("bad", plainSale({ items: [{ ...PRODUCT, code: "X-1" }] }));
    await shop.put("good", plainSale());
    await shop.drain();
    expect(await shop.delivery("bad")).toMatchObject({ state: "retrying" });
    expect(await shop.delivery("good")).toMatchObject({ state: "delivered" });
  });

  test("a stored sale that cannot be read stops by itself, and the others go", async () => {
    const shop = await Shop.open();
    await shop.put("broken", plainSale());
    await shop.put("good", plainSale());
    await shop.context.db.run(
      sql`UPDATE sales SET content = '{"kind":1}' WHERE tenant_id = ${shop.context.tenantId} AND external_id = 'broken'`,
    );
    await shop.drain();
    expect(await shop.delivery("broken")).toMatchObject({ state: "dead", code: "internal_error" });
    expect(await shop.delivery("good")).toMatchObject({ state: "delivered" });
  });
});

describe("the cost of a drain", () => {
  test("a known sale takes one ERP call and at most three round trips to D1", async () => {
    const { db, trips } = watchDatabase();
    const shop = await Shop.open({ context: { db } });
    await shop.deliver("s-0", plainSale());
    for (let index = 1; index <= 20; index++) await shop.put(`s-${index}`, plainSale());
    trips.length = 0;
    shop.context.sent.length = 0;
    await shop.drain();
    expect(shop.context.sent).toHaveLength(20);
    expect(trips.length).toBeLessThanOrEqual(20 * 3 + 8);
  });
});

describe("an account whose calls are held back", () => {
  const denied = (until: number): Gate => ({
    enter: async () => ({ denied: "unavailable", until }),
    close: async () => undefined,
  });

  test("postpones the connection without counting a failure, and rings when it may go on", async () => {
    const shop = await Shop.open();
    await shop.put("s-1", saleInput());
    await shop.put("s-2", saleInput());
    const until = shop.context.now() + 60_000;
    shop.context.rung.length = 0;
    const context = { ...shop.context, gate: () => denied(until) };
    await drainConnection(context, shop.connectionId);
    expect(await shop.connectionRow()).toMatchObject({ status: "active", resumeAt: until, leaseUntil: 0 });
    expect(await shop.delivery("s-1")).toMatchObject({
      state: "retrying",
      failureCount: 0,
      code: "erp_unavailable",
      dueAt: until,
    });
    expect(shop.context.rung).toEqual([{ connectionId: shop.connectionId, urgent: false, delaySeconds: 60 }]);
    expect((await shop.attemptsOf((await shop.delivery("s-1")).id))[0]).toMatchObject({
      outcome: "postponed",
      calls: 0,
    });
    await drainConnection(context, shop.connectionId);
    expect(shop.context.sent).toEqual([]);
    shop.context.clock.moveTo(until);
    await shop.settle();
    expect(await shop.erp.sales()).toHaveLength(2);
  });

  test("does not pile up doorbells", async () => {
    const shop = await Shop.open();
    await shop.put("s-1", saleInput());
    shop.context.rung.length = 0;
    const until = shop.context.now() + 60_000;
    for (let round = 0; round < 3; round++) {
      await drainConnection({ ...shop.context, gate: () => denied(until) }, shop.connectionId);
      await shop.context.db.run(sql`UPDATE connections SET resume_at = 0 WHERE id = ${shop.connectionId}`);
      await shop.context.db.run(
        sql`UPDATE deliveries SET due_at = ${shop.context.now()} WHERE connection_id = ${shop.connectionId}`,
      );
    }
    expect(shop.context.rung).toHaveLength(1);
  });
});

describe("retries", () => {
  test("wait twice as long each time, from ten seconds to an hour, and a random part of it", () => {
    expect([1, 2, 3, 9, 10, 18].map((failures) => backoffMs(failures, () => 1))).toEqual([
      10_000, 20_000, 40_000, 2_560_000, 3_600_000, 3_600_000,
    ]);
    expect(backoffMs(1, () => 0)).toBe(5_000);
    expect(backoffMs(18, () => 0)).toBe(1_800_000);
  });

  test.each([
    ["a read that fails", "GET", "erp_unavailable"],
    ["a create that fails", "POST", "outcome_unknown"],
  ])("%s: tried over half a day, then a person is asked, who can resend it", async (_, method, code) => {
    const shop = await Shop.open();
    await shop.erp.inject({ kind: "html_502", method, times: null });
    await shop.put("s-1", plainSale());
    const began = shop.context.now();
    await shop.settle();
    const delivery = await shop.delivery("s-1");
    expect(delivery).toMatchObject({ state: "dead", code, attemptCount: MAX_FAILURES, dueAt: null });
    const attempts = await shop.attemptsOf(delivery.id);
    expect(attempts).toHaveLength(MAX_FAILURES);
    if (method === "GET") expect(shop.context.now() - began).toBeGreaterThan(5 * 3_600_000);
    await shop.erp.clearFaults();
    await shop.resend("s-1");
    await shop.settle();
    expect(await shop.delivery("s-1")).toMatchObject({ state: "delivered", failureCount: 0 });
    expect(await shop.erp.sales()).toHaveLength(1);
  });

  test("one that is due soon gets a doorbell, one that is due late is left to the tick", async () => {
    const shop = await Shop.open();
    await shop.erp.inject({ kind: "html_502", method: "GET", times: null });
    await shop.put("s-1", plainSale());
    shop.context.rung.length = 0;
    await shop.drain();
    expect(shop.context.rung).toEqual([{ connectionId: shop.connectionId, urgent: false, delaySeconds: 8 }]);
    for (let failure = 2; failure < 10; failure++) {
      shop.context.clock.moveTo((await shop.delivery("s-1")).dueAt ?? 0);
      await drainConnection(shop.context, shop.connectionId);
    }
    const { dueAt } = await shop.delivery("s-1");
    expect((dueAt ?? 0) - shop.context.now()).toBeGreaterThan(600_000);
    expect(shop.context.rung.every(({ delaySeconds }) => delaySeconds <= 600)).toBe(true);
  });

  test("a delivery whose newer version waits does not come back after a failure", async () => {
    const shop = await Shop.open();
    await shop.put("s-1", plainSale());
    let edited = false;
    const failing: typeof fetch = async () => {
      if (!edited) {
        edited = true;
        await shop.context.db.run(
          sql`UPDATE deliveries SET state = 'running' WHERE connection_id = ${shop.connectionId}`,
        );
        await shop.put("s-1", plainSale({ notes: "nova" }));
      }
      return new Response("<html>", { status: 502 });
    };
    await drainConnection({ ...shop.context, fetch: failing }, shop.connectionId);
    expect((await shop.deliveriesOf("s-1")).map(({ state }) => state)).toEqual(["superseded", "retrying"]);
  });
});

describe("a connection that is switched off while it is drained", () => {
  test("stops before the next sale, and nothing of it is lost", async () => {
    const shop = await Shop.open();
    for (const subject of ["s-1", "s-2", "s-3"]) await shop.put(subject, plainSale());
    let off = false;
    const crossing: typeof fetch = async (request, init) => {
      if (!off && init?.method === "POST" && String(request).endsWith("/vendas")) {
        off = true;
        await deactivateConnection(shop.context, shop.connectionId);
      }
      return await fetch(request, init);
    };
    await drainConnection({ ...shop.context, fetch: crossing }, shop.connectionId);
    expect((await shop.allDeliveries()).map(({ state }) => state)).toEqual([
      "delivered",
      "pending",
      "pending",
    ]);
    expect((await shop.connectionRow()).leaseUntil).toBe(0);
    await shop.activate();
    await shop.settle();
    expect(await shop.erp.sales()).toHaveLength(3);
  });
});
