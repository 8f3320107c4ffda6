import type { Counters } from "./counting.ts";
import type { Section } from "./report.ts";
import { type Customer, customerOf, type Item, itemOf, saleOf } from "./sales.ts";
import { Shop } from "./shop.ts";
import type { Bench } from "./workers.ts";

/** What the ERP and D1 were asked for one sale. */
type Cost = { calls: number; which: string; d1: Counters };

const D1_HEAD = ["D1 statements", "round trips", "rows read", "rows written"];

/** One shop's sales, one at a time, each with its cost. */
class OneByOne {
  readonly #bench: Bench;
  readonly #shop: Shop;
  #lastNumber = 0;

  constructor(bench: Bench, shop: Shop) {
    this.#bench = bench;
    this.#shop = shop;
  }

  get shop(): Shop {
    return this.#shop;
  }

  /** Runs what makes a delivery due, and counts until it has ended. */
  async deliver(act: () => Promise<void>): Promise<Cost> {
    const { hub } = this.#bench;
    await this.#shop.clearJournal();
    await hub.count(true);
    await act();
    await hub.drained(this.#shop.connectionId);
    const { queue } = await hub.counters();
    const journal = await this.#shop.journal();
    const names = journal.map(({ method, resource }) => `${method} ${resource}`);
    const which = [...new Set(names)].map((name) => {
      const times = names.filter((other) => other === name).length;
      return times === 1 ? name : `${times} × ${name}`;
    });
    return { calls: journal.length, which: which.join(", "), d1: queue };
  }

  /** Counts what accepting costs, and what it costs to deliver it after. */
  async accept(act: () => Promise<void>): Promise<Counters> {
    await this.#bench.hub.count(true);
    await act();
    return (await this.#bench.hub.counters()).fetch;
  }

  /** Accepts a new sale. @returns its number and id */
  async newSale(customer: Customer, items: readonly Item[]): Promise<void> {
    this.#lastNumber += 1;
    await this.#shop.put(`s-${this.#lastNumber}`, saleOf(this.#lastNumber, customer, items));
  }
}

function items(from: number, count: number): Item[] {
  return Array.from({ length: count }, (_, index) => itemOf(from + index));
}

function d1Cells({ statements, roundTrips, rowsRead, rowsWritten }: Counters): number[] {
  return [statements, roundTrips, rowsRead, rowsWritten];
}

/** ERP calls and D1 work per sale, each sale delivered by itself. */
export async function measurePerSale(bench: Bench): Promise<Section[]> {
  const run = new OneByOne(bench, await Shop.open(bench));
  const known = customerOf(0);
  const changed = { ...known, phone: "11977776666" };
  const more = { ...itemOf(0), quantity: "5" };
  const dearer = { ...itemOf(0), price: "99.90" };
  const resent = "s-2";
  const steps: [string, () => Promise<void>][] = [
    ["the connection's first sale, all new, 1 product", () => run.newSale(known, items(0, 1))],
    ["everything known", () => run.newSale(known, items(0, 1))],
    ["all new: customer, 1 product", () => run.newSale(customerOf(1), items(100, 1))],
    ["all new: customer, 3 products", () => run.newSale(customerOf(2), items(200, 3))],
    ["all new: customer, 10 products", () => run.newSale(customerOf(3), items(300, 10))],
    ["all new: customer, 1 service", () => run.newSale(customerOf(4), [itemOf(400, "service")])],
    ["resent, unchanged", () => run.shop.resend(resent)],
    ["resent, its quantity changed", () => run.shop.put(resent, saleOf(2, known, [more]))],
    [
      "resent, deleted in the ERP",
      async () => {
        await deleteInErp(run.shop, "2");
        await run.shop.resend(resent);
      },
    ],
    ["customer known but changed", () => run.newSale(changed, items(0, 1))],
    ["product known, its price changed", () => run.newSale(changed, [dearer])],
  ];
  const rows = [];
  for (const [name, act] of steps) {
    const { calls, which, d1 } = await run.deliver(act);
    rows.push([name, calls, which, ...d1Cells(d1)]);
  }
  return [
    {
      title: "ERP calls and D1 work per delivered sale",
      head: ["sale", "ERP calls", "which", ...D1_HEAD],
      rows,
      how: "One sale at a time, each in a drain of its own with nothing in memory: calls from the journal of the ERP's sandbox, D1 by a counter between the hub and its binding (batches count as one round trip, rows are D1's own `meta`), lease and log included.",
    },
    await measureAccepting(run),
  ];
}

async function deleteInErp({ erp, connectionId }: Shop, number: string): Promise<void> {
  const state = (await erp.state()) as { vendas: { id: string; observacoes_interna?: string | null }[] };
  const found = state.vendas.find(({ observacoes_interna: note }) =>
    note?.includes(`Venda ${number} do CRM`),
  );
  if (found === undefined) throw new Error(`sale ${number} of connection ${connectionId} is not in the ERP`);
  await erp.api("DELETE", `/vendas/${found.id}`);
}

async function measureAccepting(run: OneByOne): Promise<Section> {
  const sale = (quantity: string) => saleOf(900, customerOf(0), [{ ...itemOf(0), quantity }]);
  const rows = [
    ["new", ...d1Cells(await run.accept(() => run.shop.put("a-1", sale("1"))))],
    ["repeated, unchanged", ...d1Cells(await run.accept(() => run.shop.put("a-1", sale("1"))))],
    [
      "changed, the older version undelivered",
      ...d1Cells(await run.accept(() => run.shop.put("a-1", sale("2")))),
    ],
  ];
  return {
    title: "D1 work per accepted sale",
    head: ["`PUT /v1/sales/{id}`", ...D1_HEAD],
    rows,
    how: "The same counter, around one request with an API key (its look-up included), one active connection.",
  };
}
