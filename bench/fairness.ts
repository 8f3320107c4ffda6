import { z } from "zod";
import { sleep } from "../tests/common/hub.ts";
import { TICK_MS } from "./bench-hub.ts";
import { fixed, type Section } from "./report.ts";
import { customerOf, itemOf, saleOf } from "./sales.ts";
import { Shop } from "./shop.ts";
import type { Bench } from "./workers.ts";

const SMALL_SHOPS = 20;
const SMALL_BACKLOG = 10;
const BIG_BACKLOG = 2_000;
const OPENED_AT_ONCE = 4;

const progressSchema = z.array(
  z.object({ connection_id: z.string(), delivered: z.number(), finished_at: z.number().nullable() }),
);

const shopSale = (index: number) => saleOf(index, customerOf(0), [itemOf(0)]);

/** Twenty shops with ten sales each, alone and beside one with two thousand. */
export async function measureFairness(bench: Bench): Promise<Section[]> {
  // Doorbells ring in the order of the connections' ids: the big one's comes first, which is the worst for the others.
  const big = await Shop.open(bench);
  const small = await openShops(bench, SMALL_SHOPS);
  await race(bench, [...small, big], 0, 1);
  const alone = await race(bench, small, 1, SMALL_BACKLOG);
  await big.putAll(1, 1 + BIG_BACKLOG, shopSale);
  const beside = await race(bench, small, 1 + SMALL_BACKLOG, SMALL_BACKLOG);
  const ofBig = await delivered(bench, [big]);
  await big.tenant.api("POST", `/v1/connections/${big.connectionId}/deactivate`);
  const row = (name: string, { ticks, firstMs, lastMs, over }: typeof alone) => [
    name,
    ticks,
    `${fixed(firstMs / 1_000)} s`,
    `${fixed(lastMs / 1_000)} s`,
    over,
  ];
  return [
    {
      title: `Fairness: ${SMALL_SHOPS} tenants with ${SMALL_BACKLOG} sales, one with ${BIG_BACKLOG.toLocaleString("en")}`,
      head: [
        `the ${SMALL_SHOPS} are done`,
        "ticks",
        "the first after",
        "the last after",
        "calls over a limit",
      ],
      rows: [
        row("by themselves", alone),
        row(`beside the one with ${BIG_BACKLOG.toLocaleString("en")}`, beside),
      ],
      how: `Everything known before; all sales accepted, then one tick (further ones every three minutes, as the cron fires). Times from the tick to the last delivery of the first and of the last of the ${SMALL_SHOPS}, from the deliveries' own rows. Meanwhile the big one had ${(ofBig[0]?.delivered ?? 0) - 1} sales delivered.`,
    },
  ];
}

async function openShops(bench: Bench, count: number): Promise<Shop[]> {
  const shops: Shop[] = [];
  while (shops.length < count) {
    const size = Math.min(OPENED_AT_ONCE, count - shops.length);
    shops.push(...(await Promise.all(Array.from({ length: size }, () => Shop.open(bench)))));
  }
  return shops;
}

/** Gives each shop so many new sales, ticks, and waits until all of them are delivered. */
async function race(bench: Bench, shops: readonly Shop[], from: number, count: number) {
  for (const shop of shops) {
    await shop.putAll(from, from + count, shopSale);
    await shop.clearJournal();
  }
  const startedAt = Date.now();
  let ticks = 0;
  for (;;) {
    if (Date.now() >= startedAt + ticks * TICK_MS) {
      ticks += 1;
      await bench.hub.tick();
    }
    const progress = await delivered(bench, shops);
    if (progress.length === shops.length && progress.every((shop) => shop.delivered >= from + count)) {
      const times = progress.map(({ finished_at: at }) => (at ?? startedAt) - startedAt);
      return { ticks, firstMs: Math.min(...times), lastMs: Math.max(...times), over: await overLimit(shops) };
    }
    if (ticks > 3) throw new Error(`not delivered after ${ticks} ticks: ${JSON.stringify(progress)}`);
    await sleep(500);
  }
}

async function overLimit(shops: readonly Shop[]): Promise<number> {
  const counts = await Promise.all(shops.map(async (shop) => (await shop.statistics()).callsOverLimit));
  return counts.reduce((total, count) => total + count, 0);
}

async function delivered({ hub }: Bench, shops: readonly Shop[]) {
  const rows = await hub.sql(
    `SELECT connection_id, count(*) AS delivered, max(finished_at) AS finished_at FROM deliveries
      WHERE state = 'delivered' AND connection_id IN (SELECT value FROM json_each(?)) GROUP BY connection_id`,
    [JSON.stringify(shops.map(({ connectionId }) => connectionId))],
  );
  return progressSchema.parse(rows);
}
