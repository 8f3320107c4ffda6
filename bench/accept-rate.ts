import { type Load, load, type Target } from "./load.ts";
import { fixed, median, type Section } from "./report.ts";
import { customerOf, itemOf, saleOf } from "./sales.ts";
import { Shop } from "./shop.ts";
import type { Bench } from "./workers.ts";

const CONCURRENCIES = [1, 8, 32];
const ROUNDS = 3;
const ROUNDS_FULL = 5;
const ROUND_MS = 2_000;
const WARM_UP_MS = 1_000;

/** Accepting sales against the least that a Worker with Hono and D1 could do, in turns in the same process. */
export async function measureAcceptRate(bench: Bench): Promise<Section[]> {
  const { hub } = bench;
  const shop = await Shop.open(bench);
  await hub.openBare();
  const body = JSON.stringify(saleOf(1, customerOf(0), [itemOf(0), itemOf(1)]));
  const json = { "content-type": "application/json" };
  const ponte = {
    url: `${hub.url}/v1/sales`,
    body,
    headers: { ...json, authorization: `Bearer ${shop.tenant.key}` },
  };
  const bare = { url: `${hub.url}/_bench/bare`, body, headers: json };
  await hub.count(false);
  for (const target of [ponte, bare]) await load(target, 8, WARM_UP_MS);
  const rows = [];
  for (const concurrency of CONCURRENCIES) {
    const rounds = await takeTurns(ponte, bare, concurrency, bench.full ? ROUNDS_FULL : ROUNDS);
    const ratios = rounds.map((round) => round.ponte.requestsPerSecond / round.bare.requestsPerSecond);
    const cell = (side: "ponte" | "bare") => describe(rounds.map((round) => round[side]));
    rows.push([concurrency, ...cell("ponte"), ...cell("bare"), `${fixed(median(ratios), 2)}×`]);
  }
  await hub.count(true);
  const { tenant, connectionId } = shop;
  await tenant.api("POST", `/v1/connections/${connectionId}/deactivate`);
  return [
    {
      title: "Accepting sales, against a bare Hono + D1 insert",
      head: ["at once", "Ponte /s", "p50 ms", "p95 ms", "bare /s", "p50 ms", "p95 ms", "Ponte : bare"],
      rows,
      how: `New sales with two lines under an API key (\`PUT /v1/sales/{id}\`: key looked up, body checked and hashed; sale, delivery and log row written) against one row inserted with nothing else; the same body, the same local Worker process, in turns of ${ROUND_MS / 1_000} s, ${bench.full ? ROUNDS_FULL : ROUNDS} each, medians; the ratio is the median of each turn's. The client and the local proxy before the Worker share the machine and cost both sides the same.`,
    },
  ];
}

/** Who begins alternates, so that neither side always meets the fuller database or the warmer machine. */
async function takeTurns(ponte: Target, bare: Target, concurrency: number, count: number) {
  const rounds: { ponte: Load; bare: Load }[] = [];
  for (let round = 0; round < count; round++) {
    const ponteFirst = round % 2 === 0;
    const first = await load(ponteFirst ? ponte : bare, concurrency, ROUND_MS);
    const second = await load(ponteFirst ? bare : ponte, concurrency, ROUND_MS);
    rounds.push(ponteFirst ? { ponte: first, bare: second } : { ponte: second, bare: first });
  }
  return rounds;
}

function describe(loads: readonly Load[]): string[] {
  return [
    fixed(median(loads.map(({ requestsPerSecond }) => requestsPerSecond)), 0),
    fixed(median(loads.map(({ p50Ms }) => p50Ms))),
    fixed(median(loads.map(({ p95Ms }) => p95Ms))),
  ];
}
