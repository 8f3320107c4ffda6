import { describe, expect, test } from "vitest";
import { deactivateConnection } from "../../../src/services/connections/deactivate-connection.ts";
import { deleteConnection } from "../../../src/services/connections/delete-connection.ts";
import { switchFlows } from "../../../src/services/connections/switch-flows.ts";
import { getSale } from "../../../src/services/sales/get-sale.ts";
import { Erp } from "../common/erp.ts";
import { expectOneRightSale } from "../common/expect-sale.ts";
import { PRODUCT, plainSale, saleInput } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";
import { watchDatabase } from "../common/watched-d1.ts";

describe("a sale is accepted", () => {
  test("in one batch, which is one round trip", async () => {
    const { db, trips } = watchDatabase();
    const shop = await Shop.open({ context: { db } });
    for (const input of [saleInput(), saleInput(), saleInput({ notes: "outra" })]) {
      trips.length = 0;
      await shop.put("s-1", input);
      expect(trips).toHaveLength(1);
      expect(trips[0]?.rowsRead).toBeLessThan(40);
    }
  });

  test("with a delivery that is due, an id that says when, and no doorbell of its own", async () => {
    const shop = await Shop.open();
    shop.context.rung.length = 0;
    const accepted = await shop.put("s-1", saleInput());
    expect(accepted).toMatchObject({
      externalId: "s-1",
      kind: "sale",
      changed: true,
      problems: [],
      delivery: { state: "pending" },
    });
    expect(await shop.delivery("s-1")).toMatchObject({
      id: accepted.delivery?.id,
      dueAt: shop.context.now(),
      subjectVersion: 1,
    });
    expect(shop.context.rung).toEqual([]);
  });

  test("again with the same content, before and after it went: nothing is new and nothing goes", async () => {
    const shop = await Shop.open();
    const first = await shop.put("s-1", saleInput());
    expect(await shop.put("s-1", saleInput())).toEqual({ ...first, changed: false });
    await shop.settle();
    const events = await shop.events();
    const again = await shop.put("s-1", saleInput());
    expect(again).toEqual({
      ...first,
      changed: false,
      delivery: { id: first.delivery?.id, state: "delivered" },
    });
    shop.context.sent.length = 0;
    await shop.settle();
    expect(shop.context.sent).toEqual([]);
    expect(await shop.events()).toEqual(events);
  });

  test("null, blank and absent are the same content, and so are the order of keys and padded amounts", async () => {
    const shop = await Shop.open();
    const { notes, seller, ...rest } = saleInput();
    await shop.put("s-1", rest);
    for (const same of [
      { ...rest, notes: null, seller: null },
      { notes: "  ", ...rest },
      Object.fromEntries(Object.entries(rest).reverse()) as typeof rest,
      { ...rest, shipping: "15" },
      { ...rest, items: [{ ...PRODUCT, quantity: "3.000", price: "12.5" }] },
    ]) {
      expect((await shop.put("s-1", same)).changed).toBe(false);
    }
    expect(await shop.deliveriesOf("s-1")).toHaveLength(1);
  });

  test("with new content: the older delivery that has not gone is superseded, the new one goes", async () => {
    const shop = await Shop.open();
    await shop.put("s-1", saleInput());
    await shop.put("s-1", saleInput({ notes: "segunda" }));
    await shop.put("s-1", saleInput({ notes: "terceira" }));
    const states = async () =>
      (await shop.deliveriesOf("s-1")).map(({ state, subjectVersion }) => [state, subjectVersion]);
    expect(await states()).toEqual([
      ["superseded", 1],
      ["superseded", 2],
      ["pending", 3],
    ]);
    await shop.settle();
    expect(await states()).toEqual([
      ["superseded", 1],
      ["superseded", 2],
      ["delivered", 3],
    ]);
    await expectOneRightSale(shop.erp, saleInput({ notes: "terceira" }));
  });

  test("back to an earlier content: that is new content too", async () => {
    const shop = await Shop.open();
    await shop.deliver("s-1", saleInput());
    await shop.deliver("s-1", saleInput({ notes: "segunda" }));
    await shop.deliver("s-1", saleInput());
    await expectOneRightSale(shop.erp, saleInput());
  });

  test("by twenty callers at once: one sale, one delivery for each content", async () => {
    const shop = await Shop.open();
    const results = await Promise.all(Array.from({ length: 20 }, () => shop.put("s-1", saleInput())));
    expect(results.filter(({ changed }) => changed)).toHaveLength(1);
    expect(new Set(results.map(({ delivery }) => delivery?.id)).size).toBe(1);
  });

  test("while its older version is on its way: that one finishes, the new one follows", async () => {
    const shop = await Shop.open();
    await shop.put("s-1", saleInput());
    let edited = false;
    const slow: typeof fetch = async (request, init) => {
      if (!edited && init?.method === "POST") {
        edited = true;
        await shop.put("s-1", saleInput({ notes: "editada no meio" }));
      }
      return await fetch(request, init);
    };
    const running = new Shop({ ...shop.context, fetch: slow }, shop.erp, shop.connectionId);
    await running.settle();
    expect((await shop.deliveriesOf("s-1")).map(({ state }) => state)).toEqual(["delivered", "delivered"]);
    await expectOneRightSale(shop.erp, saleInput({ notes: "editada no meio" }));
  });
});

describe("quotes, orders and sales", () => {
  test("a quote and an order are stored and never go; as a sale it goes; as a quote again it stops", async () => {
    const shop = await Shop.open();
    for (const kind of ["quote", "order"] as const) {
      expect(await shop.put("s-1", saleInput({ kind }))).toMatchObject({
        kind,
        delivery: null,
        problems: [],
      });
    }
    await shop.settle();
    expect(await shop.erp.sales()).toEqual([]);
    expect(await shop.put("s-1", saleInput())).toMatchObject({
      kind: "sale",
      delivery: { state: "pending" },
    });
    expect(await shop.put("s-1", saleInput({ kind: "quote" }))).toMatchObject({
      kind: "quote",
      delivery: null,
    });
    await shop.settle();
    expect((await shop.deliveriesOf("s-1")).map(({ state }) => state)).toEqual(["superseded"]);
    expect(await shop.erp.sales()).toEqual([]);
    expect(await shop.events()).toContain("sale.no_longer_sale");
    await shop.deliver("s-1", saleInput());
    await expectOneRightSale(shop.erp, saleInput());
  });

  test("a sale that becomes a quote after it was delivered stays in the ERP", async () => {
    const shop = await Shop.open();
    await shop.deliver("s-1", saleInput());
    await shop.put("s-1", saleInput({ kind: "quote" }));
    await shop.settle();
    await expectOneRightSale(shop.erp, saleInput());
  });

  test("a sale that becomes a quote while it waits for a retry does not go any more", async () => {
    const shop = await Shop.open();
    await shop.erp.inject({ kind: "html_502", method: "GET" });
    await shop.put("s-1", saleInput());
    await shop.drain();
    await shop.put("s-1", saleInput({ kind: "order" }));
    await shop.settle();
    expect(await shop.erp.sales()).toEqual([]);
  });
});

describe("what only the CRM can mend is accepted and named", () => {
  const { customer } = saleInput();

  test.each([
    [
      "no document",
      { customer: { ...customer, document: null } },
      "customer_document_missing",
      "customer.document",
    ],
    [
      "a wrong check digit",
      { customer: { ...customer, document: "11.444.777/0001-62" } },
      "customer_document_invalid",
      "customer.document",
    ],
    [
      "a product without code",
      { items: [{ ...PRODUCT, code: null }] },
      "product_code_missing",
      "items.0.code",
    ],
    [
      "payments that do not add up",
      { payments: [{ dueDate: "2026-12-20", amount: "49.99" }] },
      "payments_mismatch",
      "payments",
    ],
    ["a discount above the value", { discount: "999.00", payments: null }, "sale_total_negative", "discount"],
    [
      "a line's discount above its value",
      { items: [{ ...PRODUCT, discount: "999.00" }], shipping: "9999.00", payments: null },
      "sale_total_negative",
      "discount",
    ],
  ])("%s", async (_, changes, code, path) => {
    const shop = await Shop.open();
    const accepted = await shop.put("s-1", saleInput(changes));
    expect(accepted.problems).toMatchObject([
      { code, path, message: expect.any(String), hint: expect.stringMatching(/\w/) },
    ]);
    expect(await shop.delivery("s-1")).toMatchObject({ state: "dead", code, dueAt: null });
    expect(shop.context.sent).toEqual([]);
    await shop.put("s-1", saleInput());
    await shop.settle();
    await expectOneRightSale(shop.erp, saleInput());
    expect((await getSale(shop.context, "s-1", "pt")).problems).toEqual([]);
  });
});

describe("before the activation", () => {
  test("a sale is held, also after it, and goes by a resend", async () => {
    const shop = await Shop.open({ activate: false });
    expect(await shop.put("s-1", saleInput())).toMatchObject({ delivery: { state: "held" } });
    expect(await shop.delivery("s-1")).toMatchObject({ holdReason: "not_active", dueAt: null });
    await shop.activate();
    await shop.settle();
    expect(await shop.delivery("s-1")).toMatchObject({ state: "held" });
    await shop.resend("s-1");
    await shop.settle();
    expect((await shop.deliveriesOf("s-1")).map(({ state }) => state)).toEqual(["superseded", "delivered"]);
    await expectOneRightSale(shop.erp, saleInput());
  });

  test("without any connection a sale is only stored", async () => {
    const shop = await Shop.open();
    await deleteConnection(shop.context, shop.connectionId);
    expect(await shop.put("s-1", saleInput())).toMatchObject({ delivery: null, changed: true });
    expect(await shop.deliveriesOf("s-1")).toEqual([]);
  });

  test("sales dated before the setting salesFrom are held, from that day on they go", async () => {
    const shop = await Shop.open({ settings: { salesFrom: "2026-11-20" } });
    await shop.put("old", saleInput({ date: "2026-11-19" }));
    await shop.put("new", saleInput({ date: "2026-11-20" }));
    expect(await shop.delivery("old")).toMatchObject({ state: "held", holdReason: "before_start" });
    expect(await shop.delivery("new")).toMatchObject({ state: "pending" });
  });

  test("a deactivated connection holds what arrives, and what waited goes after it is active again", async () => {
    const shop = await Shop.open();
    await shop.put("waiting", saleInput());
    await deactivateConnection(shop.context, shop.connectionId);
    await shop.put("meanwhile", saleInput());
    await shop.drain();
    expect(await shop.erp.sales()).toEqual([]);
    await shop.activate();
    await shop.settle();
    expect(await shop.delivery("waiting")).toMatchObject({ state: "delivered" });
    expect(await shop.delivery("meanwhile")).toMatchObject({ state: "held", holdReason: "not_active" });
  });
});

describe("the flow of sales", () => {
  test("switched off holds what waits and what arrives; switched on lets both go, and nothing older", async () => {
    const shop = await Shop.open({ activate: false });
    await shop.put("older", saleInput());
    await shop.activate();
    await shop.put("waiting", saleInput());
    await switchFlows(shop.context, shop.connectionId, { sales: false });
    await shop.put("meanwhile", saleInput());
    for (const subject of ["waiting", "meanwhile"]) {
      expect(await shop.delivery(subject)).toMatchObject({ state: "held", holdReason: "flow_off" });
    }
    await switchFlows(shop.context, shop.connectionId, { sales: true });
    await shop.settle();
    expect((await shop.allDeliveries()).map(({ subject, state }) => `${subject} ${state}`)).toEqual([
      "older held",
      "waiting delivered",
      "meanwhile delivered",
    ]);
  });
});

describe("tenants", () => {
  test("the same id of two tenants is two sales, in two companies or in one", async () => {
    const erp = await Erp.open();
    const shops = [await Shop.open({ erp }), await Shop.open({ erp }), await Shop.open()];
    for (const [index, shop] of shops.entries())
      await shop.deliver("s-1", plainSale({ notes: `loja ${index}` }));
    expect((await erp.sales()).map(({ observacoes }) => observacoes).sort()).toEqual(["loja 0", "loja 1"]);
    await shops[0]?.deliver("s-1", plainSale({ notes: "mudou" }));
    expect((await erp.sales()).map(({ observacoes }) => observacoes).sort()).toEqual(["loja 1", "mudou"]);
  });
});
