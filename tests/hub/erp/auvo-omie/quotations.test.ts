import Big from "big.js";
import { describe, expect, it } from "vitest";
import { replayDelivery } from "../../../../src/services/deliveries/replay-delivery.ts";
import type { Row } from "../../common/erp.ts";
import { CODES, Field, type FieldOptions, rowsOf, tagOf } from "./field.ts";

const open = (options: FieldOptions = {}) => Field.open({ flows: ["quotations"], ...options });

const line = (code: number, amount: number, price: string, discount: Row = { type: 0, value: "0.00" }) => ({
  code,
  amount,
  unitaryValue: price,
  discount,
});

/** A company with one quotation at a stage. */
async function openQuotation(
  change: Row,
  options: FieldOptions = {},
): Promise<{ field: Field; id: string; order: () => Promise<Row> }> {
  const field = await open(options);
  const stages = await field.auvo.stored("quotationStages");
  const [first] = await field.auvo.stored("quotations");
  const [product] = await field.auvo.stored("products");
  const [customer] = await field.auvo.stored("customers");
  // All others are elsewhere.
  for (const { id } of await field.auvo.stored("quotations")) {
    await field.auvo.change("quotations", id, { stageId: Number(stages[0]?.id) });
  }
  const id = String(first?.id);
  await field.auvo.change("quotations", id, {
    stageId: Number(stages.find(({ description }) => description === "Aprovado")?.id),
    customerId: Number(customer?.id),
    products: [line(Number(product?.id), 2, "100.00")],
    services: [],
    instalments: [],
    discount: { type: 0, value: "0.00" },
    ...change,
  });
  return { field, id, order: () => orderOf(field, id) };
}

async function orders(field: Field): Promise<Map<string, Row>> {
  const rows = await field.omie.stored("pedidos");
  return new Map(rows.map((row) => [String(tagOf(row, "cabecalho").codigo_pedido_integracao), row]));
}

async function orderOf(field: Field, id: string): Promise<Row> {
  const order = (await orders(field)).get(`AUVO-ORC-${id}`);
  if (order === undefined) {
    throw new Error(
      `no sales order of ${id}: ${JSON.stringify(await field.delivery(id).catch(() => "unread"))}`,
    );
  }
  return order;
}

describe("which quotations become sales orders (O5)", () => {
  it.each([
    ["Aprovado", {}, {}],
    ["aprovado ", {}, {}],
    ["Aprovado", { STAGE_FILTER: "contains" }, {}],
    ["Aprovado", { QUOTATION_EDITION: "classic", ADDITIONAL_COSTS_KEY: "additionalCosts" }, {}],
    ["Aprovado", { QUOTATION_LAST_UPDATE_FILTER: false, QUOTATION_DATES: "date" }, {}],
    ["Aprovado", { QUOTATION_LIST_BRIEF: false, ENVELOPE: "pageInformation" }, {}],
  ])("those at %s, where Auvo is %o", async (quotationStatus, auvo, settings) => {
    const field = await open({ settings: { quotationStatus, ...settings }, auvo });
    const stage = (await field.auvo.stored("quotationStages")).find((row) => row.description === "Aprovado");
    const meant = (await field.auvo.stored("quotations")).filter(
      ({ stageId }) => Number(stageId) === Number(stage?.id),
    );
    await field.settle();
    expect(meant.length).toBeGreaterThan(0);
    expect((await field.allDeliveries()).map(({ subject }) => subject).sort()).toEqual(
      meant.map(({ id }) => String(id)).sort(),
    );
  });

  it("none with X, and none of a stage that means cancelled", async () => {
    const none = await open({ settings: { quotationStatus: "X" } });
    await none.settle();
    expect(await none.auvo.calls()).toEqual([]);
    const cancelled = await open({ settings: { quotationStatus: "Cancelado" } });
    await cancelled.settle();
    expect(await cancelled.allDeliveries()).toEqual([]);
  });

  it("one that left the stage meanwhile is not sent, and goes once it is back", async () => {
    const { field, id } = await openQuotation({});
    await field.omie.inject({ kind: "html_503", path: "/produtos/pedido/IncluirPedido" });
    await field.drain();
    await field.auvo.act("POST", `/quotations/${id}/stage`, { stage: "Em análise" });
    await field.settle();
    expect(await field.delivery(id)).toMatchObject({ state: "delivered", remoteId: null });
    expect((await orders(field)).size).toBe(0);
    await field.auvo.act("POST", `/quotations/${id}/stage`, { stage: "Aprovado" });
    await field.round();
    await field.settle();
    expect((await orders(field)).size).toBe(1);
  });
});

describe("a sales order", () => {
  it("holds the quotation's lines, discounts and customer", async () => {
    const { field, id, order } = await openQuotation({
      products: [
        line(451, 3, "19.99", { type: 0, value: "3.50" }),
        line(451, 1, "50.00", { type: 1, value: "10.00" }),
      ],
      discount: { type: 1, value: "5.00" },
      observations: "Entregar cedo",
    });
    await field.settle();
    // (59.97 − 3.50 + 45.00) less 5 %.
    expect(tagOf(await order(), "total_pedido").valor_total_pedido).toBe(96.4);
    expect(tagOf(await order(), "cabecalho")).toMatchObject({
      codigo_cliente: CODES.customer,
      etapa: "10",
      codigo_parcela: "000",
    });
    expect(rowsOf(await order(), "det").map((item) => tagOf(item, "produto"))).toMatchObject([
      { codigo_produto: CODES.product, quantidade: 3, valor_unitario: 19.99 },
      { codigo_produto: CODES.product, quantidade: 1, valor_unitario: 50 },
    ]);
    expect(rowsOf(await order(), "det").map((item) => tagOf(item, "inf_adic").codigo_local_estoque)).toEqual([
      CODES.place,
      CODES.place,
    ]);
    expect(tagOf(await order(), "observacoes").obs_venda).toContain("Entregar cedo");
    expect(await field.delivery(id)).toMatchObject({ state: "delivered" });
  });

  it("has the quotation's instalments, adding up to exactly the order", async () => {
    const instalment = (number: number, value: string, dueDate: string) => ({
      number,
      value,
      dueDate,
      paymentMethod: { id: "6f0c7a52-3b0e-4f0e-9c55-2d8f1f6f0a01", description: "Boleto" },
    });
    const { field, order } = await openQuotation({
      products: [line(451, 1, "100.00")],
      instalments: [
        instalment(1, "33.33", "2026-12-10"),
        instalment(2, "33.33", "2027-01-10"),
        instalment(3, "33.34", "2027-02-10"),
      ],
    });
    await field.settle();
    const parts = rowsOf(tagOf(await order(), "lista_parcelas"), "parcela");
    expect(tagOf(await order(), "cabecalho")).toMatchObject({ codigo_parcela: "999", qtde_parcelas: 3 });
    expect(parts.map(({ valor }) => valor)).toEqual([33.33, 33.33, 33.34]);
    expect(parts.map(({ data_vencimento }) => data_vencimento)).toEqual([
      "10/12/2026",
      "10/01/2027",
      "10/02/2027",
    ]);
    expect(parts.reduce((sum, { percentual }) => sum.plus(Number(percentual)), Big(0)).toNumber()).toBe(100);
  });

  it("carries the quotation's additional costs", async () => {
    const field = await open();
    const [cost] = await field.auvo.stored("additionalCosts");
    const { field: other, order } = await openQuotation({
      additionalCosts: [{ code: Number(cost?.id), value: "80.00" }],
    });
    await other.settle();
    expect(tagOf(await order(), "total_pedido").valor_total_pedido).toBe(280);
  });

  it.each(["lost_answer", "failed", "commit_then_error", "html_502", "rate_limited"])(
    "is there once, whatever becomes of the answer: %s",
    async (kind) => {
      const { field, id } = await openQuotation({});
      await field.omie.inject({ kind, path: "/produtos/pedido/IncluirPedido" });
      await field.settle();
      await replayDelivery(field.context, (await field.delivery(id)).id);
      await field.settle();
      expect((await orders(field)).size).toBe(1);
      expect(await field.delivery(id)).toMatchObject({ state: "delivered" });
    },
  );

  it("stays as it is when the quotation changes later, and the log says so", async () => {
    const { field, id, order } = await openQuotation({});
    await field.settle();
    await field.auvo.change("quotations", id, { products: [line(451, 9, "100.00")] });
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await field.auvo.act("POST", `/quotations/${id}/stage`, { stage: "Aprovado" });
    await field.round();
    await field.settle();
    expect(tagOf(await order(), "total_pedido").valor_total_pedido).toBe(200);
    expect(await field.logged("sales_order.left")).toHaveLength(1);
  });

  it.each([
    ["of a lead", { customerId: 0, leadName: "Interessado" }, "task_customer_missing"],
    ["with services only", { products: [], services: [line(1, 1, "80.00")] }, "quotation_without_products"],
  ])("is not made of a quotation %s", async (_, change, code) => {
    const { field, id } = await openQuotation(change);
    await field.settle();
    expect(await field.delivery(id)).toMatchObject({ state: "dead", code });
  });
});

describe("a quotation with services too", () => {
  const mixed = {
    products: [line(451, 1, "100.00")],
    services: [line(1, 1, "50.00")],
    discount: { type: 0, value: "30.00" },
    instalments: [
      { number: 1, value: "60.00", dueDate: "2026-12-10", paymentMethod: { id: "x", description: "Pix" } },
      { number: 2, value: "60.00", dueDate: "2027-01-10", paymentMethod: { id: "x", description: "Pix" } },
    ],
  };

  it("leaves them out and says so", async () => {
    const { field, order } = await openQuotation(mixed);
    await field.settle();
    // Its part of the discount: 20 of 30.
    expect(tagOf(await order(), "total_pedido").valor_total_pedido).toBe(80);
    expect(await field.omie.stored("os")).toEqual([]);
    expect(await field.logged("quotation.services_left_out")).toHaveLength(1);
  });

  it("becomes a service order beside the sale, where that is chosen, each once", async () => {
    const { field, id, order } = await openQuotation(mixed, {
      settings: { quotationServices: "service_order" },
    });
    await field.omie.inject({ kind: "lost_answer", path: "/servicos/os/IncluirOS" });
    await field.settle();
    await replayDelivery(field.context, (await field.delivery(id)).id);
    await field.settle();
    const [services, another] = await field.omie.stored("os");
    expect(another).toBeUndefined();
    expect(tagOf(services ?? {}, "Cabecalho")).toMatchObject({
      cCodIntOS: `AUVO-ORC-${id}`,
      cCodParc: "999",
      nValorTotal: 40,
    });
    expect(rowsOf(services ?? {}, "Parcelas").map(({ nValor }) => nValor)).toEqual([20, 20]);
    expect(rowsOf(tagOf(await order(), "lista_parcelas"), "parcela").map(({ valor }) => valor)).toEqual([
      40, 40,
    ]);
    expect((await orders(field)).size).toBe(1);
  });
});
