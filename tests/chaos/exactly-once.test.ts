import { afterAll, beforeAll, expect, test } from "vitest";
import {
  connect,
  type Erp,
  freePort,
  openErp,
  openTenant,
  type Running,
  sleep,
  startSandbox,
  type Tenant,
} from "../common/hub.ts";
import { BadWorld } from "./bad-world.ts";
import { expectedSale, type GeneratedSale, generateSales } from "./generate.ts";

/**
 * The promise, as a whole: sales are accepted and resent while the ERP loses answers, is late, refuses what it saved, limits
 * and fails, while tokens are revoked, doorbells are lost, doubled and late, while the database does not say what it did,
 * clocks jump, and the hub is killed again and again. In the end each company has each of its sales exactly once.
 * `CHAOS_SALES`, `CHAOS_COMPANIES`, `CHAOS_KILLS` and `CHAOS_SEED` choose another size and another course of events.
 */
const SALES = Number(process.env.CHAOS_SALES ?? 60);
const KILLS = Number(process.env.CHAOS_KILLS ?? Math.max(3, Math.ceil(SALES / 100)));
const SEED = Number(process.env.CHAOS_SEED ?? 7);
/** Each company has the ERP's three calls a second to itself. */
const COMPANIES = Number(process.env.CHAOS_COMPANIES ?? 4);
/** A thousand sales need a quarter of an hour. */
const LONGEST_MS = 300_000 + SALES * 1_500;

const FAULTS = [
  { kind: "lost_answer", probability: 0.04 },
  { kind: "commit_then_error", probability: 0.03 },
  { kind: "html_502", probability: 0.04 },
  { kind: "html_502", probability: 0.03, commit: true, method: "POST" },
  { kind: "rate_limited", probability: 0.03 },
  { kind: "slow", probability: 0.03, delayMs: 2_000 },
];

type Company = { erp: Erp; tenant: Tenant; connectionId: string; sales: readonly GeneratedSale[] };

let sandbox: Running;
let world: BadWorld;

beforeAll(async () => {
  console.log(`CHAOS_SEED=${SEED} CHAOS_SALES=${SALES} CHAOS_COMPANIES=${COMPANIES} CHAOS_KILLS=${KILLS}`);
  sandbox = await startSandbox();
  world = await BadWorld.start(sandbox.url, SEED, await freePort());
});

afterAll(() => {
  world?.stop();
  sandbox?.stop();
});

async function openCompany(sales: readonly GeneratedSale[]): Promise<Company> {
  const erp = await openErp(sandbox.url);
  const tenant = await openTenant(world.url);
  const connectionId = await connect(tenant, erp);
  for (const fault of FAULTS) {
    await erp.control("POST", "/faults", { company: Number(erp.id), seed: SEED, ...fault });
  }
  return { erp, tenant, connectionId, sales };
}

/** A CRM sends until it is told that it arrived; now and then somebody presses "resend" on what went long ago. */
async function acceptAll({ tenant, sales }: Company): Promise<void> {
  for (const [index, { externalId, body }] of sales.entries()) {
    while (!(await succeeds(tenant, "PUT", `/v1/sales/${externalId}`, body))) await sleep(250);
    const earlier = sales[index - 5];
    if (earlier !== undefined && world.chance.happens(0.1)) {
      await succeeds(tenant, "POST", `/v1/sales/${earlier.externalId}/resend`);
    }
  }
}

/** The hub may be down, and its database may be. */
async function succeeds({ api }: Tenant, method: string, path: string, body?: unknown): Promise<boolean> {
  const answer = await api(method, path, body).catch(() => undefined);
  return answer !== undefined && answer.status < 300;
}

async function makeTrouble(companies: readonly Company[]): Promise<void> {
  for (let kill = 0; kill < KILLS; kill++) {
    await world.tick();
    await sleep(world.chance.between(2_000, 4_000));
    await world.nudgeClock();
    await sleep(world.chance.between(2_000, 4_000));
    await world.dieAndComeBack();
  }
  const [first] = companies;
  if (first === undefined) return;
  const { erp, tenant, connectionId } = first;
  await erp.control("POST", `/companies/${erp.id}/tokens/revoke`, {});
  await world.tick();
  await sleep(5_000);
  await erp.control("POST", `/companies/${erp.id}/tokens/restore`, {});
  const change = { credentials: erp.credentials };
  while (!(await succeeds(tenant, "PATCH", `/v1/connections/${connectionId}`, change))) await sleep(250);
}

/** How many of a company's deliveries are in each state. */
async function countStates({ tenant }: Company): Promise<Map<string, number>> {
  const states = new Map<string, number>();
  let cursor: string | null = "";
  while (cursor !== null) {
    const page = await tenant.api("GET", `/v1/deliveries?limit=200&cursor=${cursor}`);
    for (const { state } of page.body.items) states.set(state, (states.get(state) ?? 0) + 1);
    cursor = page.body.nextCursor;
  }
  return states;
}

/** Time goes faster while retries wait: the clock is only ever nudged forward. */
async function untilAllDelivered(companies: readonly Company[]): Promise<void> {
  const deadline = Date.now() + LONGEST_MS;
  for (;;) {
    await world.tick();
    const states = await Promise.all(companies.map((company) => countStates(company).catch(() => undefined)));
    const isDone = states.every((counts, index) => isAll(counts, companies[index]?.sales.length));
    if (isDone) return;
    const told = JSON.stringify(states.map((counts) => [...(counts ?? [])]));
    if (Date.now() > deadline) throw new Error(`not all delivered: ${told}`);
    await sleep(2_000);
    await world.nudgeClock(0);
  }
}

/** A resend is a trip of its own, and replaces one that had not gone yet. */
function isAll(counts: Map<string, number> | undefined, sales = 0): boolean {
  if (counts === undefined) return false;
  const ended = [...counts.keys()].every((state) => state === "delivered" || state === "superseded");
  return ended && (counts.get("delivered") ?? 0) >= sales;
}

test(
  `${SALES} sales through faults, ${KILLS} kills, clock jumps and revoked tokens end as exactly ${SALES} sales`,
  async () => {
    const sales = generateSales(SALES);
    const companies = await Promise.all(
      Array.from({ length: COMPANIES }, (_, company) =>
        openCompany(sales.filter((_sale, index) => index % COMPANIES === company)),
      ),
    );
    await Promise.all([...companies.map(acceptAll), makeTrouble(companies)]);
    await untilAllDelivered(companies);
    for (const company of companies) await expectExactlyOnce(company);
  },
  LONGEST_MS * 2,
);

async function expectExactlyOnce({ erp, sales }: Company): Promise<void> {
  const state = await erp.state();
  const written = state.vendas.filter((row: { observacoes_interna: string }) =>
    /\[Ponte /.test(row.observacoes_interna),
  );
  const found = written.map((row: Record<string, unknown>) => expectedSale(row, state)).sort(byNumber);
  expect(found).toEqual(sales.map(({ expected }) => expected).sort(byNumber));
  expect(duplicates(state.clientes.map((row: { cpf: string }) => row.cpf))).toEqual([]);
  const codes = state.produtos.map((row: { codigo_interno: string }) => row.codigo_interno);
  expect(duplicates(codes.filter((code: string) => code.startsWith("P")))).toEqual([]);
  // A clock that leaps forward makes a second look over: three calls more, and never a fourth.
  expect((await erp.stats()).callsOverLimit).toBeLessThanOrEqual(3 * world.leaps);
}

function byNumber(left: { number: string }, right: { number: string }): number {
  return left.number.localeCompare(right.number);
}

function duplicates(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => value !== "" && values.indexOf(value) !== index))];
}
