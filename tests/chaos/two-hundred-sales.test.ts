import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type caller,
  connect,
  type Erp,
  freePort,
  openErp,
  openTenant,
  type Running,
  sleep,
  startSandbox,
  temporaryFolder,
  tick,
} from "../common/hub.ts";
import { NpmStart } from "../common/npm-start.ts";
import { expectedSale, type GeneratedSale, generateSales } from "./generate.ts";

/**
 * The promise, as a whole: sales are accepted while the ERP loses answers, refuses what it saved, limits and fails,
 * while its tokens are revoked, and while the hub is killed again and again. In the end each sale is there exactly once.
 * `CHAOS_SALES` and `CHAOS_SEED` choose another size and another course of events.
 */
const SALES = Number(process.env.CHAOS_SALES ?? 60);
const SEED = Number(process.env.CHAOS_SEED ?? 7);
const KILLS = 3;

const FAULTS = [
  { kind: "lost_answer", probability: 0.04 },
  { kind: "commit_then_error", probability: 0.03 },
  { kind: "html_502", probability: 0.04 },
  { kind: "html_502", probability: 0.03, commit: true, method: "POST" },
  { kind: "rate_limited", probability: 0.03 },
];

let sandbox: Running;
let hub: NpmStart;

beforeAll(async () => {
  sandbox = await startSandbox();
  hub = new NpmStart(await freePort(), temporaryFolder(), {
    GESTAOCLICK_BASE_URL: `${sandbox.url}/gestaoclick`,
  });
  await hub.start();
});

afterAll(() => {
  hub?.kill();
  sandbox?.stop();
});

async function acceptAll(put: ReturnType<typeof caller>, sales: readonly GeneratedSale[]): Promise<void> {
  for (const { externalId, body } of sales) {
    for (;;) {
      const answer = await put("PUT", `/v1/sales/${externalId}`, body).catch(() => undefined);
      if (answer !== undefined && answer.status < 300) break;
      // The hub is down: a CRM sends again, which is safe.
      await sleep(250);
    }
  }
}

async function countStates(api: ReturnType<typeof caller>): Promise<Map<string, number>> {
  const states = new Map<string, number>();
  let cursor: string | null = "";
  while (cursor !== null) {
    const page = await api("GET", `/v1/deliveries?limit=200&cursor=${cursor}`);
    for (const { state } of page.body.items) states.set(state, (states.get(state) ?? 0) + 1);
    cursor = page.body.nextCursor;
  }
  return states;
}

async function untilAllDelivered(api: ReturnType<typeof caller>): Promise<void> {
  for (let round = 0; round < 250; round++) {
    await tick(hub.url).catch(() => undefined);
    const states = await countStates(api).catch(() => new Map<string, number>());
    if (states.get("delivered") === SALES) return;
    await sleep(2_000);
  }
  throw new Error(`not all delivered: ${JSON.stringify([...(await countStates(api))])}`);
}

async function makeTrouble(erp: Erp, api: ReturnType<typeof caller>, connectionId: string): Promise<void> {
  for (let kill = 0; kill < KILLS; kill++) {
    await tick(hub.url).catch(() => undefined);
    await sleep(4_000 + kill * 1_500);
    hub.kill();
    await sleep(300);
    await hub.start();
  }
  await erp.control("POST", `/companies/${erp.id}/tokens/revoke`, {});
  await tick(hub.url);
  await sleep(5_000);
  await erp.control("POST", `/companies/${erp.id}/tokens/restore`, {});
  await api("PATCH", `/v1/connections/${connectionId}`, { credentials: erp.credentials });
}

test(`${SALES} sales through faults, ${KILLS} kills and revoked tokens end as exactly ${SALES} sales`, async () => {
  const erp = await openErp(sandbox.url);
  const tenant = await openTenant(hub.url);
  const connectionId = await connect(tenant, erp);
  for (const fault of FAULTS) {
    await erp.control("POST", "/faults", { company: Number(erp.id), seed: SEED, ...fault });
  }
  const sales = generateSales(SALES);
  await Promise.all([acceptAll(tenant.api, sales), makeTrouble(erp, tenant.api, connectionId)]);
  await untilAllDelivered(tenant.api);

  const state = await erp.state();
  const written = state.vendas.filter((row: { observacoes_interna: string }) =>
    /\[Ponte /.test(row.observacoes_interna),
  );
  const found = written.map((row: Record<string, unknown>) => expectedSale(row, state)).sort(byNumber);
  expect(found).toEqual(sales.map(({ expected }) => expected).sort(byNumber));
  expect(duplicates(state.clientes.map((row: { cpf: string }) => row.cpf))).toEqual([]);
  const codes = state.produtos.map((row: { codigo_interno: string }) => row.codigo_interno);
  expect(duplicates(codes.filter((code: string) => code.startsWith("P")))).toEqual([]);
  expect(await erp.stats()).toMatchObject({ callsOverLimit: 0 });
});

function byNumber(left: { number: string }, right: { number: string }): number {
  return left.number.localeCompare(right.number);
}

function duplicates(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => value !== "" && values.indexOf(value) !== index))];
}
