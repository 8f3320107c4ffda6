import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { connections, deliveries } from "../../../src/db/schema.ts";
import { saleInputSchema } from "../../../src/erp/flows/sales.ts";
import { drainConnection } from "../../../src/services/deliveries/drain-connection.ts";
import { Lease, LeaseLost } from "../../../src/services/deliveries/lease.ts";
import { putSale } from "../../../src/services/sales/put-sale.ts";
import { expectOneRightSale } from "../common/expect-sale.ts";
import { plainSale, saleInput } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";
import { watchDatabase } from "../common/watched-d1.ts";

async function take(shop: Shop): Promise<Lease> {
  const lease = await Lease.take(shop.context, shop.connectionId);
  if (lease === undefined) throw new Error("the lease was not free");
  return lease;
}

const rename = (shop: Shop, name: string) =>
  shop.context.db.orm.update(connections).set({ name }).where(eq(connections.id, shop.connectionId));

describe("a connection's lease", () => {
  test("is held by one at a time, and by the next once it has run out, with a higher epoch", async () => {
    const shop = await Shop.open();
    const first = await take(shop);
    expect(await Lease.take(shop.context, shop.connectionId)).toBeUndefined();
    shop.context.clock.advance(74_999);
    expect(await Lease.take(shop.context, shop.connectionId)).toBeUndefined();
    shop.context.clock.advance(1);
    expect((await take(shop)).epoch).toBe(first.epoch + 1);
  });

  test("is taken by exactly one of many who try at once", async () => {
    const shop = await Shop.open();
    const leases = await Promise.all(
      Array.from({ length: 20 }, () => Lease.take(shop.context, shop.connectionId)),
    );
    expect(leases.filter((lease) => lease !== undefined)).toHaveLength(1);
  });

  test("is not given for a connection that may not work now", async () => {
    const shop = await Shop.open({ activate: false });
    expect(await Lease.take(shop.context, shop.connectionId)).toBeUndefined();
    await shop.activate();
    await shop.context.db.run(
      sql`UPDATE connections SET resume_at = ${shop.context.now() + 1} WHERE id = ${shop.connectionId}`,
    );
    expect(await Lease.take(shop.context, shop.connectionId)).toBeUndefined();
    shop.context.clock.advance(1);
    expect(await Lease.take(shop.context, shop.connectionId)).toBeDefined();
    expect(await Lease.take(shop.context, "con_nobody")).toBeUndefined();
  });

  test("of a process that is gone is free at once where one process is the whole hub", async () => {
    const shop = await Shop.open();
    await take(shop);
    const bootedAt = shop.context.now() + 1;
    const reborn = { ...shop.context, settings: { ...shop.context.settings, bootedAt } };
    expect(await Lease.take(reborn, shop.connectionId)).toBeDefined();
  });

  test("is renewed before a call that might outlast it", async () => {
    const shop = await Shop.open();
    const lease = await take(shop);
    shop.context.clock.advance(40_000);
    await lease.ensure();
    expect((await shop.connectionRow()).leaseUntil).toBe(shop.context.now() + 75_000);
  });
});

describe("a holder that lost its lease", () => {
  test("is held through a call that may take minutes", async () => {
    const shop = await Shop.open();
    const lease = await take(shop);
    await lease.ensure(240_000);
    shop.context.clock.advance(240_000);
    expect(await Lease.take(shop.context, shop.connectionId)).toBeUndefined();
    await lease.write([]);
  });

  test("changes nothing by any write, and learns of it", async () => {
    const shop = await Shop.open();
    const old = await take(shop);
    shop.context.clock.advance(75_000);
    const current = await take(shop);
    await expect(old.write([rename(shop, "by the old holder")])).rejects.toThrow(LeaseLost);
    await expect(old.ensure()).rejects.toThrow(LeaseLost);
    expect(await old.releaseIfIdle()).toBeUndefined();
    await old.release();
    expect(await shop.connectionRow()).toMatchObject({
      name: "GestãoClick",
      epoch: current.epoch,
      leaseUntil: shop.context.now() + 75_000,
    });
    await current.write([rename(shop, "by the holder")]);
    expect((await shop.connectionRow()).name).toBe("by the holder");
  });

  test("changes nothing even when nobody has taken it since", async () => {
    const shop = await Shop.open();
    const old = await take(shop);
    shop.context.clock.advance(75_000);
    await expect(old.write([rename(shop, "late")])).rejects.toThrow(LeaseLost);
    await expect(old.ensure()).rejects.toThrow(LeaseLost);
    expect((await shop.connectionRow()).name).toBe("GestãoClick");
  });

  test("leaves no row in the fence", async () => {
    const { db } = await Shop.open().then(({ context }) => context);
    expect(await db.all(sql`SELECT * FROM lease_fence`)).toEqual([]);
  });

  test("in the middle of a create: the next holder finds the sale, the old one records nothing", async () => {
    const shop = await Shop.open();
    await shop.put("s-1", saleInput());
    let answer: () => void = () => undefined;
    const stalled = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let isStalled: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => {
      isStalled = resolve;
    });
    const slow: typeof fetch = async (request, init) => {
      const response = await fetch(request, init);
      if (init?.method === "POST" && String(request).endsWith("/vendas")) {
        isStalled();
        await stalled;
      }
      return response;
    };
    const old = drainConnection({ ...shop.context, fetch: slow }, shop.connectionId);
    await reached;
    shop.context.clock.advance(76_000);
    await shop.drain();
    const after = await shop.delivery("s-1");
    expect(after).toMatchObject({ state: "delivered", epoch: 2, attemptCount: 2 });
    answer();
    await old;
    expect(await shop.delivery("s-1")).toEqual(after);
    expect(await shop.attemptsOf(after.id)).toHaveLength(1);
    await expectOneRightSale(shop.erp, saleInput());
    expect(await shop.events()).toContain("sale.recovered");
  });

  test("with nothing due ends at once, instead of asking until its time is up", async () => {
    let rounds = 0;
    const { db } = watchDatabase(async ([statement = ""]) => {
      if (
        !/UPDATE connections SET lease_until = 0\s+WHERE id = \? AND epoch = \? AND NOT EXISTS/.test(
          statement,
        )
      )
        return;
      rounds += 1;
      if (rounds > 3) throw new Error("it goes round and round");
      await shop.context.db.run(
        sql`UPDATE connections SET epoch = epoch + 1 WHERE id = ${shop.connectionId}`,
      );
    });
    const shop = await Shop.open();
    await expect(drainConnection({ ...shop.context, db }, shop.connectionId)).resolves.toBeUndefined();
    expect(rounds).toBe(1);
  });
});

describe("the moment between the last delivery and the release", () => {
  /** A drain in which a sale arrives right before the lease is given back. */
  async function drainWhile(arrive: (shop: Shop) => Promise<unknown>): Promise<Shop> {
    let arrived = false;
    const { db } = watchDatabase(async ([statement = ""]) => {
      if (arrived || !statement.includes("lease_until = 0") || !statement.includes("NOT EXISTS")) return;
      arrived = true;
      await arrive(shop);
    });
    const shop = await Shop.open();
    await shop.put("s-1", plainSale());
    shop.context.rung.length = 0;
    await drainConnection({ ...shop.context, db }, shop.connectionId);
    expect(arrived).toBe(true);
    expect((await shop.connectionRow()).leaseUntil).toBe(0);
    return shop;
  }

  test("a sale that arrives in it is not left lying: the holder goes on", async () => {
    const input = saleInputSchema.parse(plainSale());
    const shop = await drainWhile(({ context }) => putSale(context, "s-2", input, "pt"));
    expect((await shop.allDeliveries()).map(({ state }) => state)).toEqual(["delivered", "delivered"]);
  });

  test("one that is due a moment later gets a doorbell of its own", async () => {
    const shop = await drainWhile((current) => current.put("s-2", plainSale()));
    expect(await shop.delivery("s-2")).toMatchObject({ state: "pending" });
    expect(shop.context.rung).toEqual([{ connectionId: shop.connectionId, urgent: false, delaySeconds: 0 }]);
  });
});

describe("a delivery that is taken back after it was read", () => {
  test("is not worked, and what its run had begun leaves no trace", async () => {
    let gone = false;
    const { db } = watchDatabase(async (statements) => {
      if (gone || !statements.some((statement) => statement.includes("state = 'running'"))) return;
      gone = true;
      await shop.context.db.orm
        .update(deliveries)
        .set({ state: "superseded", dueAt: null })
        .where(eq(deliveries.connectionId, shop.connectionId));
    });
    const shop = await Shop.open();
    await shop.put("s-1", plainSale());
    await drainConnection({ ...shop.context, db }, shop.connectionId);
    expect(await shop.delivery("s-1")).toMatchObject({ state: "superseded", attemptCount: 0 });
    expect(shop.context.sent.filter(({ method }) => method !== "GET")).toEqual([]);
    expect(
      await shop.context.db.all(sql`SELECT * FROM mappings WHERE connection_id = ${shop.connectionId}`),
    ).toEqual([]);
  });
});
