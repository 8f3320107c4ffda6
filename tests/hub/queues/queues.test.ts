import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { atShard, createContext } from "../../../src/services/context.ts";
import { openContext } from "../common/context.ts";
import { expectOneRightSale } from "../common/expect-sale.ts";
import { plainSale, saleInput } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";
import { bindings, worker } from "../common/worker.ts";

/** Here everything is as in life: time, the account's actor, the queues. */
const real = atShard(createContext(bindings));
const message = (body: unknown, id = crypto.randomUUID()) => ({
  id,
  timestamp: new Date(),
  attempts: 1,
  body,
});
const ids = (list: { msgId: string }[]) => list.map(({ msgId }) => msgId);

async function until(isIt: () => Promise<boolean>, withinMs = 10_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await isIt())) {
    if (Date.now() > deadline) throw new Error("waited in vain");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function countDeadLetters(queue: string): Promise<number> {
  const [row] = await real.db.all(sql`SELECT count(*) AS n FROM dead_letters WHERE queue = ${queue}`);
  return Number(row?.n);
}

describe("doorbells", () => {
  test("a doorbell that rings five times in one batch, and again in another, is one sale", async () => {
    const shop = await Shop.open();
    await shop.put("s-1", saleInput());
    const bell = { connectionId: shop.connectionId };
    const batches = await Promise.all(
      [1, 2].map(() =>
        worker.queue(
          "ponte-doorbells",
          Array.from({ length: 5 }, () => message(bell)),
        ),
      ),
    );
    for (const result of batches) {
      expect(result.explicitAcks).toHaveLength(5);
      expect(result.retryMessages).toEqual([]);
    }
    expect(await shop.delivery("s-1")).toMatchObject({ state: "delivered", attemptCount: 1 });
    await expectOneRightSale(shop.erp, saleInput());
  });

  test("a malformed one comes again and ends as a dead letter, and those beside it are worked", async () => {
    const shop = await Shop.open();
    await shop.put("s-1", plainSale());
    const good = message({ connectionId: shop.connectionId });
    const bad = [null, "x", {}, { connectionId: 1 }, { connectionId: "x", more: 1 }].map((body) =>
      message(body),
    );
    const result = await worker.queue("ponte-doorbells", [...bad, good]);
    expect(result.explicitAcks).toEqual([good.id]);
    expect(ids(result.retryMessages).sort()).toEqual(bad.map(({ id }) => id).sort());
    expect(await shop.delivery("s-1")).toMatchObject({ state: "delivered" });
  });

  test("one for a connection that is gone, is off or has nothing due is done at once", async () => {
    const idle = await Shop.open();
    const off = await Shop.open({ activate: false });
    const result = await worker.queue(
      "ponte-resends",
      [idle.connectionId, off.connectionId, "con_nobody"].map((connectionId) => message({ connectionId })),
    );
    expect(result.explicitAcks).toHaveLength(3);
    expect((await idle.erp.stats()).calls).toBe(0);
  });

  test("one whose drain fails comes again, and the others of its batch do not", async () => {
    const [broken, fine] = [await Shop.open(), await Shop.open()];
    for (const shop of [broken, fine]) await shop.put("s-1", plainSale());
    const { id } = await broken.delivery("s-1");
    await bindings.DB.exec(
      `CREATE TRIGGER full_disk BEFORE INSERT ON attempts WHEN NEW.delivery_id = '${id}' BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
    );
    const messages = [broken, fine].map(({ connectionId }) => message({ connectionId }));
    const result = await worker.queue("ponte-doorbells", messages);
    expect(result.explicitAcks).toEqual([messages[1]?.id]);
    expect(ids(result.retryMessages)).toEqual([messages[0]?.id]);
    expect((await broken.connectionRow()).leaseUntil).toBe(0);
    expect(await fine.delivery("s-1")).toMatchObject({ state: "delivered" });
    await bindings.DB.exec("DROP TRIGGER full_disk");
    await broken.settle();
    expect(await broken.erp.sales()).toHaveLength(1);
  });

  test("a lost one costs only the time until the next tick", async () => {
    const shop = await Shop.open();
    await shop.put("s-1", plainSale());
    await shop.resend("s-1");
    expect(await shop.erp.sales()).toEqual([]);
    await worker.scheduled({ cron: "*/3 * * * *" });
    await until(async () => (await shop.delivery("s-1")).state === "delivered");
    expect(await shop.erp.sales()).toHaveLength(1);
  });
});

describe("through the queues themselves", () => {
  test("a resend reaches the ERP by its own doorbell", async () => {
    const shop = await Shop.open();
    await shop.put("s-1", plainSale());
    await real.ring(shop.connectionId, { urgent: true });
    await until(async () => (await shop.delivery("s-1")).state === "delivered");
  });

  test("many doorbells are sent in as many batches as a queue takes", async () => {
    await real.ringAll(Array.from({ length: 250 }, (_, index) => `con_nobody_${index}`));
    await real.ringAll([]);
  });

  test.each(["ponte-doorbells", "ponte-resends"] as const)(
    "a message that %s gives up on is kept for the operator",
    async (queue) => {
      const before = await countDeadLetters(`${queue}-dead`);
      const sender = queue === "ponte-doorbells" ? bindings.DOORBELLS : bindings.RESENDS;
      // What a broken producer might send.
      await sender.send({ connectionId: 7 } as never);
      await until(async () => (await countDeadLetters(`${queue}-dead`)) === before + 1);
      const [row] = await real.db.all(
        sql`SELECT * FROM dead_letters WHERE queue = ${`${queue}-dead`} ORDER BY at DESC LIMIT 1`,
      );
      expect(row).toMatchObject({ body: '{"connectionId":7}' });
    },
  );
});

describe("dead letters", () => {
  test("are recorded once, whatever they hold, and acknowledged", async () => {
    const letters = [message({ connectionId: "x" }, "l-1"), message(null, "l-2"), message("text", "l-3")];
    for (let time = 0; time < 2; time++) {
      const result = await worker.queue("ponte-doorbells-dead", letters);
      expect(result.explicitAcks.sort()).toEqual(["l-1", "l-2", "l-3"]);
    }
    const rows = await openContext().db.all(
      sql`SELECT id, body FROM dead_letters WHERE id LIKE 'l-%' ORDER BY id`,
    );
    expect(rows).toEqual([
      { id: "l-1", body: '{"connectionId":"x"}' },
      { id: "l-2", body: expect.any(String) },
      { id: "l-3", body: '"text"' },
    ]);
  });
});
