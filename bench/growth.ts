import { encodeTime } from "ulidx";
import { fixed, median, type Section } from "./report.ts";
import { customerOf, itemOf, saleOf } from "./sales.ts";
import { Shop } from "./shop.ts";
import type { Bench } from "./workers.ts";

const SMALL = 1_000;
const LARGE = { usual: 100_000, full: 1_000_000 };
/** D1 gives a statement 30 seconds; this takes about one. */
const ROWS_PER_STATEMENT = 20_000;
const REPEATS = 25;
/** The first requests of a kind compile code and fill caches. */
const WARM_UPS = 5;
/** What an administrator looks for among many: so few failures, and all of them old. */
const FAILURES = 10;

/** Rows numbered from ?1 to ?2, a second apart, with the ids that Ponte gives. */
const NUMBERS = "WITH RECURSIVE n (i) AS (SELECT ?1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)";
const BEGAN_AT = Date.UTC(2026, 0, 1);
const AT = `(${BEGAN_AT} + i * 1000)`;

/** An id of a row's instant: its first ten characters are the time. */
function idOf(prefix: string): string {
  const digits = Array.from(
    { length: 10 },
    (_, place) => `substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', ((${AT} >> ${45 - 5 * place}) & 31) + 1, 1)`,
  );
  return `'${prefix}_' || ${digits.join(" || ")} || printf('%016d', i)`;
}

/** The failures are of another connection, of another ERP, which has nothing else in the log. */
const SEED_LOGS = `${NUMBERS}
  INSERT INTO logs (tenant_id, id, at, level, event, message, search, provider, connection_id, subject)
  SELECT ?3, ${idOf("log")}, ${AT}, iif(i <= ${FAILURES}, 'error', 'info'), 'sale.accepted',
    'Venda ' || i || ' recebida', 'venda ' || i || ' recebida  g ' || i,
    iif(i <= ${FAILURES}, 'voalle', 'gestaoclick'), iif(i <= ${FAILURES}, 'con_bench_other', ?4), printf('g-%d', i) FROM n`;

/** Every other one waits: a backlog of one connection, as long as half of the table. */
const SEED_DELIVERIES = `${NUMBERS}
  INSERT INTO deliveries (tenant_id, id, connection_id, flow, subject, subject_version, reason, state, due_at,
    created_at, updated_at)
  SELECT ?3, ${idOf("dlv")}, ?4, 'sales', printf('g-%d', i), 1, 'accepted',
    CASE WHEN i <= ${FAILURES} THEN 'dead' WHEN i % 2 = 0 THEN 'pending' ELSE 'delivered' END,
    CASE WHEN i > ${FAILURES} AND i % 2 = 0 THEN i END, ${AT}, ${AT} FROM n`;

/** Every sale that went leaves a mapping, and each drain asks for a few of them. */
const SEED_MAPPINGS = `${NUMBERS}
  INSERT INTO mappings (connection_id, kind, key, tenant_id, remote_id, updated_at)
  SELECT ?4, 'sale', printf('seeded-%d', i), ?3, i, i FROM n`;

type Probe = {
  name: string;
  entrance: "fetch" | "scheduled" | "queue";
  ask: () => Promise<void>;
  /** False for what takes seconds because the ERP paces it: asked once, its time says nothing of D1. */
  timed: boolean;
};
type Cost = { rowsRead: number; ms: number | null };

/** The same questions, asked of a thousand rows and of a hundred thousand; with `--full`, of a million. */
export async function measureGrowth(bench: Bench): Promise<Section[]> {
  // The seller's first: its ticks must ring for nobody else, and the other shop's backlog has no sales to send.
  const seller = await Shop.open(bench);
  const delivery = await compare(bench, seller, [SEED_MAPPINGS], [probeOfDelivery(bench, seller)]);
  const shop = await Shop.open(bench);
  const questions = await compare(bench, shop, [SEED_LOGS, SEED_DELIVERIES], probesOf(bench, shop));
  await shop.tenant.api("POST", `/v1/connections/${shop.connectionId}/deactivate`);
  const rows = [...questions, ...delivery];
  const large = largeOf(bench);
  const count = (value: number) => value.toLocaleString("en");
  return [
    {
      title: `The same question at ${count(SMALL)} and at ${count(large)} rows`,
      head: ["", `rows read at ${count(SMALL)}`, `at ${count(large)}`, "ms", "ms", "time"],
      rows,
      how: `One tenant's log and deliveries, each grown by SQL to that many rows, half of the deliveries waiting at one connection, ${FAILURES} old ones failed. Rows are D1's own \`meta.rows_read\` for the whole request, the key's look-up included; times are medians of ${REPEATS} requests. The tick's doorbells are dropped, so that only the finding is measured. The delivered sale is another connection's, which had as many mappings (one for each sale that ever went). The beginning of a word costs time and no rows: the index gathers all places of all words that begin so before it gives the first of them.`,
    },
  ];
}

const largeOf = ({ full }: Bench) => (full ? LARGE.full : LARGE.usual);

/** A row of the table for each question: what it costs among few rows, and among many. */
async function compare(bench: Bench, shop: Shop, seeds: readonly string[], probes: readonly Probe[]) {
  await grow(bench, shop, seeds, 1, SMALL);
  const before = await ask(bench, probes);
  await grow(bench, shop, seeds, SMALL + 1, largeOf(bench));
  const after = await ask(bench, probes);
  return probes.map(({ name }, index) => {
    const [small, large] = [before[index], after[index]];
    if (small === undefined || large === undefined) throw new Error(`${name} was not measured`);
    return [name, small.rowsRead, large.rowsRead, ...describeTimes(small.ms, large.ms)];
  });
}

function describeTimes(small: number | null, large: number | null): string[] {
  if (small === null || large === null) return ["–", "–", "–"];
  return [fixed(small), fixed(large), `${fixed(large / small, 2)}×`];
}

function probesOf({ hub }: Bench, shop: Shop): Probe[] {
  const { tenant, connectionId } = shop;
  const asked = (name: string, method: string, path: string, body?: unknown): Probe => ({
    name,
    entrance: "fetch",
    timed: true,
    ask: async () => {
      const { status } = await tenant.api(method, path, body);
      if (status !== 200) throw new Error(`${method} ${path} answered ${status}`);
    },
  });
  const log = (name: string, query: string) => asked(`log, ${name}`, "GET", `/v1/logs?limit=50&${query}`);
  const deliveries = (name: string, query: string) =>
    asked(`deliveries, ${name}`, "GET", `/v1/deliveries?limit=50&${query}`);
  const preview = (name: string, filter: Record<string, string>) =>
    asked(`preview of a replay, ${name}`, "POST", "/v1/replays", { filter, dryRun: true });
  return [
    { name: "the tick", entrance: "scheduled", timed: true, ask: () => hub.tickInVain() },
    { name: "a new sale accepted", entrance: "fetch", timed: true, ask: putNewSale(shop) },
    log("newest 50", ""),
    log("an older page", `cursor=${cursorAt(SMALL / 2)}`),
    log("one sale's", "subject=g-500"),
    log(`errors (${FAILURES} old ones)`, "level=error"),
    log("information alone", "level=info"),
    log(`a connection's (${FAILURES} old ones)`, "connectionId=con_bench_other"),
    log(`an ERP's (${FAILURES} old ones)`, "provider=voalle"),
    log("a whole word that all have", "q=venda%25"),
    log("the beginning of a word that all have", "q=venda"),
    log("that whole word, an older page", `q=venda%25&cursor=${cursorAt(SMALL / 2)}`),
    log("that whole word, of the quiet connection", "q=venda%25&connectionId=con_bench_other"),
    log("a word that one has", "q=500%25"),
    log("a word that none has", "q=nowhere"),
    deliveries("newest 50", ""),
    deliveries("one sale's", "subject=g-500"),
    deliveries(`failed (${FAILURES} old ones)`, "state=dead"),
    deliveries("tried again (none)", "state=retrying"),
    deliveries("one connection's that wait", `state=pending&connectionId=${connectionId}`),
    preview(`the failed (${FAILURES})`, { state: "dead" }),
    preview("a quarter of an hour's that arrived", { state: "delivered", ...quarterAfter(0) }),
  ];
}

/** The list's place before its nth row. */
function cursorAt(row: number): string {
  return Buffer.from(
    `log_${encodeTime(BEGAN_AT + row * 1_000, 10)}${String(row).padStart(16, "0")}`,
  ).toString("base64url");
}

/** A quarter of an hour from the nth row on. */
function quarterAfter(row: number) {
  const [from, to] = [row, row + 900].map((at) => new Date(BEGAN_AT + at * 1_000).toISOString());
  return { from: from ?? "", to: to ?? "" };
}

/** One sale of a known customer and product, in a drain of its own. */
function probeOfDelivery({ hub }: Bench, shop: Shop): Probe {
  const put = putNewSale(shop);
  const ask = async () => {
    await put();
    await hub.drained(shop.connectionId);
  };
  return { name: "a known sale delivered", entrance: "queue", timed: false, ask };
}

function putNewSale(shop: Shop): () => Promise<void> {
  let last = 0;
  return async () => {
    last += 1;
    await shop.put(`n-${last}`, saleOf(last, customerOf(0), [itemOf(0)]));
  };
}

async function grow(
  { hub }: Bench,
  { tenant, connectionId }: Shop,
  seeds: readonly string[],
  from: number,
  to: number,
): Promise<void> {
  for (let start = from; start <= to; start += ROWS_PER_STATEMENT) {
    const end = Math.min(to, start + ROWS_PER_STATEMENT - 1);
    for (const seed of seeds) await hub.sql(seed, [start, end, tenant.id, connectionId]);
  }
}

async function ask({ hub }: Bench, probes: readonly Probe[]): Promise<Cost[]> {
  const costs: Cost[] = [];
  for (const probe of probes) {
    for (let warmUp = 0; warmUp < (probe.timed ? WARM_UPS : 1); warmUp++) await probe.ask();
    await hub.count(true);
    await probe.ask();
    const { rowsRead } = (await hub.counters())[probe.entrance];
    costs.push({ rowsRead, ms: probe.timed ? await medianMs(probe.ask) : null });
  }
  return costs;
}

async function medianMs(ask: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const startedAt = performance.now();
    await ask();
    times.push(performance.now() - startedAt);
  }
  return median(times);
}
