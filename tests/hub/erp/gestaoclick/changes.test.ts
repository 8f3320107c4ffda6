import { describe, expect, test } from "vitest";
import { switchFlows } from "../../../../src/services/connections/switch-flows.ts";
import { drainConnection } from "../../../../src/services/deliveries/drain-connection.ts";
import { expectOneRightSale } from "../../common/expect-sale.ts";
import { PRODUCT, plainSale, SERVICE, saleInput } from "../../common/sales.ts";
import { only, Shop } from "../../common/shop.ts";

/** Sales that the CRM changes: after they arrived, and in the middle of an unclear outcome. */

const afterwards = [
  ["another customer", { customer: { name: "Paulo Ribeiro", document: "390.533.447-05" } }],
  ["another day", { date: "2026-11-21" }],
  ["another seller", { seller: { name: "Ana Paula Souza" } }],
  ["one product more", { items: [PRODUCT, { ...PRODUCT, code: "0001", name: "Café" }], payments: null }],
  [
    "one product less",
    {
      items: [{ ...PRODUCT, code: "0001", name: "Café" }],
      payments: [{ dueDate: "2026-12-20", amount: "50.00", method: "PIX" }],
    },
  ],
  ["services instead of products", { items: [{ ...SERVICE, price: "35.00" }] }],
  ["a discount and other freight", { discount: "10.00", shipping: "25.00" }],
  [
    "more instalments",
    {
      payments: ["2026-12-20", "2027-01-20", "2027-02-20"].map((dueDate, index) => ({
        dueDate,
        amount: index === 2 ? "16.68" : "16.66",
        method: "Boleto",
      })),
    },
  ],
  [
    "all of it",
    {
      ...plainSale(),
      customer: { name: "Carla Mendes", document: "529.982.247-25" },
      date: "2026-11-22",
      items: [SERVICE],
      payments: [{ dueDate: "2026-11-22", amount: "150.00", method: "PIX" }],
    },
  ],
] as const;

describe("an older sale that is sent again", () => {
  test("does not bring back the price and the name that a newer sale has changed", async () => {
    const shop = await Shop.open();
    await shop.deliver("older", saleInput());
    const item = { ...PRODUCT, name: "Nome novo", price: "99.90", unitPrice: "12.00", discount: "1.00" };
    await shop.deliver("newer", saleInput({ items: [{ ...item, quantity: "3" }] }));
    await shop.resend("older");
    await shop.settle();
    const { produtos } = await shop.erp.state();
    const product = only(produtos.filter(({ codigo_interno }) => codigo_interno === PRODUCT.code));
    expect(product).toMatchObject({ nome: "Nome novo" });
    expect(Number(product.valor_venda)).toBe(99.9);
  });
});

describe("a delivered sale that the CRM changes is the same sale, changed", () => {
  test.each(afterwards)("%s", async (_, changes) => {
    const shop = await Shop.open();
    const input = saleInput({ payments: [{ dueDate: "2026-12-20", amount: "50.00", method: "Boleto" }] });
    const changed = { ...input, ...(changes as Partial<typeof input>) };
    if (changed.payments === null)
      changed.payments = [{ dueDate: "2026-12-20", amount: "85.00", method: "Boleto" }];
    await shop.deliver("s-1", input);
    const { id, codigo } = only(await shop.erp.sales());
    expect(await shop.deliver("s-1", changed)).toMatchObject({ state: "delivered" });
    expect(await expectOneRightSale(shop.erp, changed)).toMatchObject({ id, codigo });
  });

  test("no instalments any more: the ERP's stay, and where they no longer add up a person is told so", async () => {
    const shop = await Shop.open();
    await shop.deliver("s-1", saleInput());
    const same = saleInput({ payments: null });
    expect(await shop.deliver("s-1", same)).toMatchObject({ state: "delivered" });
    expect(only(await shop.erp.sales()).pagamentos).toHaveLength(1);
    const other = await shop.deliver("s-1", saleInput({ payments: null, shipping: "1.00" }));
    expect(other).toMatchObject({ state: "dead", code: "erp_refused" });
    expect(other.params).toMatchObject({ erpMessage: expect.stringContaining("está passando 14.00") });
    expect(only(await shop.erp.sales()).valor_total).toBe("50.00");
  });
});

describe("a sale whose answer was lost and which the CRM changes before it is looked up", () => {
  test.each(afterwards)("%s", async (_, changes) => {
    const shop = await Shop.open();
    const input = saleInput();
    const changed = { ...input, ...(changes as Partial<typeof input>) };
    if (changed.payments === null)
      changed.payments = [{ dueDate: "2026-12-20", amount: "85.00", method: "Boleto" }];
    await shop.erp.inject(
      { kind: "lost_answer", method: "POST", path: "/vendas" },
      { kind: "html_502", method: "GET", path: "/vendas" },
    );
    await shop.put("s-1", input);
    await shop.drain();
    expect(await shop.delivery("s-1")).toMatchObject({ state: "retrying" });
    expect(await shop.deliver("s-1", changed)).toMatchObject({ state: "delivered" });
    await expectOneRightSale(shop.erp, changed);
  });
});

describe("an attempt that cannot end", () => {
  /** A Worker that is killed at its first write. */
  async function killAtFirstWrite(shop: Shop): Promise<void> {
    let isDead: () => void = () => undefined;
    const dead = new Promise<void>((resolve) => {
      isDead = resolve;
    });
    const dying: typeof fetch = async (request, init) => {
      if (init?.method === "GET") return await fetch(request, init);
      isDead();
      return await new Promise<never>(() => undefined);
    };
    void drainConnection({ ...shop.context, fetch: dying }, shop.connectionId);
    await dead;
    shop.context.clock.advance(90_000);
  }

  test("comes back later each time, so that those behind it go, and goes itself once it can", async () => {
    const shop = await Shop.open();
    await shop.put("cursed", saleInput());
    for (let death = 0; death < 3; death++) {
      const { dueAt } = await shop.delivery("cursed");
      shop.context.clock.moveTo(dueAt ?? 0);
      await killAtFirstWrite(shop);
    }
    const cursed = await shop.delivery("cursed");
    expect(cursed).toMatchObject({ state: "running", attemptCount: 3 });
    expect((cursed.dueAt ?? 0) - cursed.updatedAt).toBeGreaterThanOrEqual(60_000);
    await shop.put("behind", plainSale());
    await shop.settle();
    expect((await shop.allDeliveries()).map(({ state }) => state)).toEqual(["delivered", "delivered"]);
    expect(await shop.erp.sales()).toHaveLength(2);
  });
});

describe("a delivery that is taken back while its attempt fails", () => {
  test("by its flow, switched off: it is held and does not go", async () => {
    const shop = await Shop.open();
    await shop.put("s-1", saleInput());
    let off = false;
    const crossing: typeof fetch = async (request, init) => {
      if (init?.method === "GET") return await fetch(request, init);
      if (!off) {
        off = true;
        await switchFlows(shop.context, shop.connectionId, { sales: false });
      }
      return new Response("<html>", { status: 502 });
    };
    await drainConnection({ ...shop.context, fetch: crossing }, shop.connectionId);
    expect(off).toBe(true);
    await shop.settle();
    expect(await shop.erp.sales()).toEqual([]);
    expect(await shop.delivery("s-1")).toMatchObject({ state: "held", holdReason: "flow_off" });
  });

  test("by a newer version, before anything was written: those behind it are worked all the same", async () => {
    const shop = await Shop.open();
    await shop.put("s-1", saleInput());
    await shop.put("behind", plainSale());
    let edited = false;
    const crossing: typeof fetch = async (request, init) => {
      if (edited) return await fetch(request, init);
      edited = true;
      await shop.put("s-1", saleInput({ notes: "nova" }));
      return new Response("<html>", { status: 502 });
    };
    await expect(
      drainConnection({ ...shop.context, fetch: crossing }, shop.connectionId),
    ).resolves.toBeUndefined();
    expect((await shop.deliveriesOf("s-1")).map(({ state }) => state)).toEqual(["superseded", "delivered"]);
    expect(await shop.delivery("behind")).toMatchObject({ state: "delivered" });
  });
});
