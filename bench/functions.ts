import { z } from "zod";
import { crowd } from "../sandbox/shared/isp-crowd.ts";
import { sleep } from "../tests/common/hub.ts";
import type { CallsOrder } from "./bare.ts";
import { asked, control } from "./control.ts";
import { ErpProxy } from "./erp-proxy.ts";
import { openIxc, openVoalle, type Provider } from "./providers.ts";
import { fixed, median, quantile, type Section } from "./report.ts";
import type { Bench } from "./workers.ts";

const AT_ONCE = 8;
const CALLS = 300;
const CALLS_FULL = 1_000;
/** The first calls log in, compile code and fill caches. */
const WARM_UPS = 10;
/** So long a read goes on after its answer: its log is nobody's time, neither its own nor the bare Worker's. */
const LOG_WRITTEN_MS = 40;
/** A real ERP is far away. With eight functions at once it also keeps the machine's two cores from being what is measured. */
const ERP_DELAY_MS = { alone: 20, atOnce: 200 };

/** Somebody who calls one function again and again: each caller's calls to the ERP are told apart from the others'. */
type Caller = { name: string; provider: Provider; ask: (nth: number) => Promise<unknown> };
type Sample = { ownMs: number; erpCalls: number; bareMs: number; sameCallsMs: number | undefined };
type Case = {
  name: string;
  callers: readonly Caller[];
  /** Its calls may be made again by another. */
  onlyReads: boolean;
  finders: readonly [string, (line: string) => boolean][];
};

/** What a function takes on top of its ERP's own time, measured at a proxy between the two. */
export async function measureFunctions(bench: Bench): Promise<Section[]> {
  const proxy = await ErpProxy.start(bench.sandboxUrl);
  await bench.hub.openBare();
  try {
    const cases = [
      await invoices(bench, "`list_invoices`, Voalle (native)", await openVoalle(bench, proxy.url), document),
      await invoices(
        bench,
        "`list_invoices`, IXC (automation)",
        await openIxc(bench, proxy.url),
        ixcCustomer,
      ),
      await orders(bench, proxy),
    ];
    const rows = [];
    for (const each of cases) rows.push(...(await measure(bench, proxy, each)));
    return [
      {
        title: "Own time of a function: total − the ERP's own",
        head: [
          "function",
          "at once",
          "p50 ms",
          "p95 ms",
          "p99 ms",
          "bare, p50 ms",
          "bare with the same calls, p50 ms",
          "own : that",
          "ERP calls",
          "D1 round trips",
          "statements",
          "actor calls",
        ],
        rows,
        how: `${bench.full ? CALLS_FULL : CALLS} calls each, with a warm token. Total: from the request's first byte to the answer's last, at the client. The ERP's own: from each call's arrival at a proxy before the ERP's sandbox to the end of its answer, calls under way together counted once; the proxy adds ${ERP_DELAY_MS.alone} ms to each answer, ${ERP_DELAY_MS.atOnce} ms with ${AT_ONCE} at once. So the own time holds the client, the local proxy before the Worker, the Worker, its actor and D1, which share the machine with the sandbox; "bare" is a request to a Worker with Hono and one inserted row, by the same road, after each call and its log; "with the same calls" makes in between the very calls to the ERP that the function made (where they only read), and the ERP's own time is taken off in the same way. The ${AT_ONCE} callers of \`list_invoices\` share one connection and one account; the orders are of ${AT_ONCE} connections, since one connection's deliveries go one after the other. D1's and the actor's counts include the log's batch and the report of the calls, which come after the answer of what only reads.`,
      },
    ];
  } finally {
    proxy.close();
  }
}

/** Eight customers of one provider, each by what tells its calls apart. */
async function invoices(
  bench: Bench,
  name: string,
  provider: Provider,
  traces: (bench: Bench, provider: Provider, document: string) => Promise<string[]>,
): Promise<Case> {
  const callers: Caller[] = [];
  const finders: [string, (line: string) => boolean][] = [];
  for (const { document } of crowd(AT_ONCE)) {
    const texts = await traces(bench, provider, document);
    finders.push([document, (line) => texts.some((text) => line.includes(text))]);
    const body = { input: { document } };
    callers.push({
      name: document,
      provider,
      ask: () => asked(provider.tenant, "POST", "/v1/functions/list_invoices", body),
    });
  }
  return { name, callers, onlyReads: true, finders };
}

async function document(_: Bench, __: Provider, document: string): Promise<string[]> {
  return [document];
}

const customersSchema = z.object({
  cliente: z.array(z.object({ id: z.coerce.string(), cnpj_cpf: z.string() })),
});

/** IXC's titles are asked for by the customer's id. */
async function ixcCustomer(bench: Bench, { companyId }: Provider, document: string): Promise<string[]> {
  const state = await control(bench, "ixc", "GET", `/state?company=${companyId}&resource=cliente`);
  const found = customersSchema
    .parse(state)
    .cliente.find(({ cnpj_cpf: masked }) => masked.replace(/\D/g, "") === document);
  if (found === undefined) throw new Error(`IXC has no customer ${document}`);
  return [`"query":"${found.cnpj_cpf}"`, `"query":"${document}"`, `"query":"${found.id}"`];
}

/** Eight providers, each with orders of one customer. */
async function orders(bench: Bench, proxy: ErpProxy): Promise<Case> {
  const callers: Caller[] = [];
  const finders: [string, (line: string) => boolean][] = [];
  for (const { document, name } of crowd(AT_ONCE)) {
    const provider = await openVoalle(bench, `${proxy.url}/~${document}`);
    finders.push([document, (line) => line.includes(`/~${document}/`)]);
    const customer = { name, document, mobile: "19977771234", address: ADDRESS };
    const item = { productId: "VERAO/VAREJO/1.2", name: "Fibra 500 Mega", amount: "89.90" };
    const order = (nth: number) => ({
      externalId: `order-${nth}`,
      customer,
      dueDay: 10,
      items: [item],
      payment: "pix",
    });
    callers.push({
      name: document,
      provider,
      ask: (nth) => asked(provider.tenant, "POST", "/v1/functions/create_order", { input: order(nth) }),
    });
  }
  return { name: "`create_order`, Voalle (native)", callers, onlyReads: false, finders };
}

const ADDRESS = {
  street: "Avenida Brasil",
  number: "10",
  district: "Centro",
  city: "Campinas",
  state: "SP",
  zip: "13010050",
};

async function measure(bench: Bench, proxy: ErpProxy, { name, callers, onlyReads, finders }: Case) {
  const { hub } = bench;
  const count = bench.full ? CALLS_FULL : CALLS;
  const [first] = callers;
  if (first === undefined) throw new Error(`nobody calls ${name}`);
  proxy.tellApart(finders);
  proxy.delayMs = ERP_DELAY_MS.alone;
  let nth = 0;
  const sample = (caller: Caller) => take(bench, proxy, caller, ++nth, onlyReads);
  await Promise.all(callers.map((caller) => times(WARM_UPS, () => sample(caller))));
  await hub.count(true);
  await sample(first);
  const { fetch: counted } = await hub.counters();
  await hub.count(false);
  const alone = await times(count, () => sample(first));
  proxy.delayMs = ERP_DELAY_MS.atOnce;
  const each = Math.ceil(count / AT_ONCE);
  const atOnce = (await Promise.all(callers.map((caller) => times(each, () => sample(caller))))).flat();
  await hub.count(true);
  const row = (atOnceCount: number, samples: readonly Sample[]) => {
    const own = samples.map(({ ownMs }) => ownMs);
    const bare = median(samples.map(({ bareMs }) => bareMs));
    const same = samples.flatMap(({ sameCallsMs }) => sameCallsMs ?? []);
    const erpCalls = samples.reduce((sum, sampled) => sum + sampled.erpCalls, 0) / samples.length;
    return [
      name,
      atOnceCount,
      ...[0.5, 0.95, 0.99].map((share) => fixed(quantile(own, share))),
      fixed(bare),
      ...(same.length === 0 ? ["–", "–"] : [fixed(median(same)), `${fixed(median(own) / median(same))}×`]),
      fixed(erpCalls),
      counted.roundTrips,
      counted.statements,
      counted.actorCalls,
    ];
  };
  return [row(1, alone), row(AT_ONCE, atOnce)];
}

/**
 * One call, and one of the bare Worker when its log is written. Whatever reached the ERP for this caller meanwhile was made for it: a
 * caller has one call under way.
 */
async function take(
  bench: Bench,
  proxy: ErpProxy,
  { name, ask }: Caller,
  nth: number,
  onlyReads: boolean,
): Promise<Sample> {
  proxy.take(name);
  const startedAt = performance.now();
  await ask(nth);
  const totalMs = performance.now() - startedAt;
  const { calls, erpMs, rounds } = proxy.take(name);
  await sleep(LOG_WRITTEN_MS);
  const path = `/_bench/bare/${crypto.randomUUID()}`;
  const bareMs = await bareTime(bench, "PUT", path, { nth });
  if (!onlyReads) return { ownMs: totalMs - erpMs, erpCalls: calls, bareMs, sameCallsMs: undefined };
  const order: CallsOrder = { url: proxy.url, rounds };
  const sameTotalMs = await bareTime(bench, "POST", `${path}-2/calls`, order);
  const sameCallsMs = sameTotalMs - proxy.take(name).erpMs;
  return { ownMs: totalMs - erpMs, erpCalls: calls, bareMs, sameCallsMs };
}

async function bareTime({ hub }: Bench, method: string, path: string, body: unknown): Promise<number> {
  const startedAt = performance.now();
  const answer = await fetch(`${hub.url}${path}`, { method, body: JSON.stringify(body) });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`the bare Worker answered ${answer.status}`);
  return performance.now() - startedAt;
}

async function times<Value>(count: number, work: () => Promise<Value>): Promise<Value[]> {
  const values: Value[] = [];
  for (let done = 0; done < count; done++) values.push(await work());
  return values;
}
