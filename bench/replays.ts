import { encodeTime } from "ulidx";
import { z } from "zod";
import { asked } from "./control.ts";
import { fixed, median, type Section } from "./report.ts";
import { Shop } from "./shop.ts";
import type { Bench } from "./workers.ts";

const DELIVERIES = 1_000_000;
const DEAD = 10_000;
/** D1 gives a statement 30 seconds; this takes about two. */
const ROWS_PER_STATEMENT = 20_000;
const REPEATS = 15;

/** Numbered from ?1 to ?2, a second apart, every hundredth dead; ids as Ponte gives them, after the head of ?5. */
const SEED = `WITH RECURSIVE n (i) AS (SELECT ?1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
  INSERT INTO deliveries (tenant_id, id, connection_id, flow, subject, subject_version, reason, state, code, created_at,
    updated_at, finished_at)
  SELECT ?3, ?5 || printf('%016d', i), ?4, 'sales', printf('r-%d', i), 1, 'accepted',
    CASE WHEN i % ${DELIVERIES / DEAD} = 0 THEN 'dead' ELSE 'delivered' END,
    CASE WHEN i % ${DELIVERIES / DEAD} = 0 THEN 'timeout' END, ?6, ?6, ?6 FROM n`;

const createdSchema = z.object({ id: z.string(), matched: z.number() });
const matchedSchema = z.object({ matched: z.number() });
const progressSchema = z.object({ waiting: z.number() });

/** The dead of a long history put back in the queue by one replay, and counted before. */
export async function measureReplays(bench: Bench): Promise<Section[]> {
  const shop = await Shop.open(bench);
  const { tenant, connectionId } = shop;
  // Paused by a person: what is queued stays queued, since the seeded ones have no sales to send.
  await asked(tenant, "POST", `/v1/connections/${connectionId}/pause`);
  const lastDay = new Date(await seed(bench, shop)).toISOString();
  const rows: (string | number)[][] = [];
  const previews: [string, Record<string, unknown>][] = [
    ["preview: dead", { state: "dead" }],
    ["preview: what is not delivered", {}],
    ["preview: dead with a code, one connection's", { state: "dead", code: "timeout", connectionId }],
    ["preview: delivered since an instant", { state: "delivered", from: lastDay }],
  ];
  for (const [name, filter] of previews) rows.push(await preview(bench, shop, name, filter));
  await bench.hub.count(true);
  const startedAt = performance.now();
  const replay = createdSchema.parse(
    await asked(tenant, "POST", "/v1/replays", { filter: { state: "dead" } }),
  );
  const ms = performance.now() - startedAt;
  const { fetch: d1 } = await bench.hub.counters();
  const { waiting } = progressSchema.parse(await asked(tenant, "GET", `/v1/replays/${replay.id}`));
  rows.push(["replay: dead", waiting, `${fixed(ms, 0)} ms`, d1.rowsRead, d1.roundTrips]);
  return [
    {
      title: `Replays among ${DELIVERIES.toLocaleString("en")} deliveries of one company`,
      head: ["", "matched, queued", "time", "rows read", "D1 round trips"],
      rows,
      how: `${DEAD.toLocaleString("en")} of the deliveries are dead, spread evenly, the rest delivered. Previews are \`POST /v1/replays\` with \`dryRun\`, medians of ${REPEATS}; the replay's time is that of the request, after whose answer all of them are queued and rung for.`,
    },
  ];
}

/** @returns the instant since which the newest hundredth was made */
async function seed({ hub }: Bench, { tenant, connectionId }: Shop): Promise<number> {
  const firstAt = Date.now() - (DELIVERIES / ROWS_PER_STATEMENT) * 3_600_000;
  let at = firstAt;
  for (let start = 1; start <= DELIVERIES; start += ROWS_PER_STATEMENT) {
    at += 3_600_000;
    const head = `dlv_${encodeTime(at, 10)}`;
    await hub.sql(SEED, [start, start + ROWS_PER_STATEMENT - 1, tenant.id, connectionId, head, at]);
  }
  return at;
}

async function preview({ hub }: Bench, { tenant }: Shop, name: string, filter: Record<string, unknown>) {
  const ask = async () => {
    const answer = await asked(tenant, "POST", "/v1/replays", { filter, dryRun: true });
    return matchedSchema.parse(answer).matched;
  };
  await ask();
  await hub.count(true);
  const matched = await ask();
  const { fetch: d1 } = await hub.counters();
  await hub.count(false);
  const times: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const startedAt = performance.now();
    await ask();
    times.push(performance.now() - startedAt);
  }
  await hub.count(true);
  return [name, matched, `${fixed(median(times), 0)} ms`, d1.rowsRead, d1.roundTrips];
}
