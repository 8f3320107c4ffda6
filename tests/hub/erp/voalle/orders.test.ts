import { describe, expect, it } from "vitest";
import { ISP_CAST, ISP_UNKNOWN_DOCUMENT } from "../../../../sandbox/shared/isp-people.ts";
import { CODES } from "../../../../sandbox/voalle/seed.ts";
import type { Row } from "../../common/erp.ts";
import { only } from "../../common/shop.ts";
import { Isp, newcomer } from "./isp.ts";

const ana = ISP_CAST.twoOpen.document;

const order = (patch: Row = {}): Row => ({
  externalId: "pedido-1",
  customer: newcomer,
  dueDay: 10,
  items: [{ productId: "VERAO/VAREJO/1.2", name: "Fibra 500 Mega", amount: "89.90" }],
  payment: "pix",
  ...patch,
});

describe("an order of somebody new (F1)", () => {
  it("enters the person and starts the sale, with campaign, price list, day, seller and exact amounts", async () => {
    const isp = await Isp.open({
      settings: { resellers: [{ code: "R1", name: "Marcos", document: "390.533.447-05" }] },
    });
    const result = await isp.result(
      "create_order",
      order({ reseller: { code: "R1" }, notes: "instalar à tarde" }),
    );
    const sale = only(await isp.stored("sales"));
    expect(result).toEqual({
      remoteId: String(sale.protocolId),
      isIssue: false,
      message: expect.stringContaining("Dashboard - Vendedor"),
    });
    expect(sale).toMatchObject({ txId: ISP_UNKNOWN_DOCUMENT, total: "89.90", integrationCode: "pedido-1" });
    expect(sale.received).toMatchObject({
      companyPlaceTxId: CODES.companyPlace,
      contractType: CODES.contractType,
      crmCampaignCode: "VERAO",
      crmPriceListCode: "VAREJO",
      contractCollectionDay: "10",
      contractPaymentFormCode: "PIX",
      thirdSellerTxId: CODES.seller,
      serviceProducts: [{ code: "1.2", quantity: 1, amount: 89.9, paymentFormCode: "PIX" }],
      integratorInformation: { integratorAlias: "DATACAKE", integrationCode: "pedido-1" },
      observations: "Pedido pedido-1\nPagamento: pix\ninstalar à tarde",
    });
    expect(await isp.person(ISP_UNKNOWN_DOCUMENT)).toMatchObject({
      name: "Davi Prado",
      typeTxId: 2,
      client: true,
      situation: 3,
      cellPhone: "(19) 97777-1234",
      address: { streetType: "Avenida", street: "Brasil", postalCode: "13010-050", codeCityId: 3509502 },
    });
  });

  it("makes one sale, however often and at once it is sent", async () => {
    const isp = await Isp.open();
    const answers = await Promise.all([1, 2, 3].map(() => isp.result("create_order", order())));
    expect(new Set(answers.map(({ remoteId }) => remoteId)).size).toBe(1);
    expect(await isp.result("create_order", order())).toEqual(answers[0]);
    expect(await isp.stored("sales")).toHaveLength(1);
  });

  it("takes somebody who is there and no customer, and does not enter them twice", async () => {
    const isp = await Isp.open();
    await isp.result("create_order", order());
    await isp.result("create_order", order({ externalId: "pedido-2" }));
    const persons = (await isp.stored("people")).filter(({ txId }) => txId === ISP_UNKNOWN_DOCUMENT);
    expect(persons).toHaveLength(1);
    expect(await isp.stored("sales")).toHaveLength(2);
  });

  it("enters a person once though the answer to that is lost", async () => {
    const isp = await Isp.open({ switches: { REFUSE_DUPLICATE_PERSON: false } });
    await isp.inject({ kind: "lost_answer", path: "/people" });
    await isp.result("create_order", order());
    const persons = (await isp.stored("people")).filter(({ txId }) => txId === ISP_UNKNOWN_DOCUMENT);
    expect(persons).toHaveLength(1);
    expect(await isp.stored("sales")).toHaveLength(1);
  });

  it.each(["lost_answer", "commit_then_error", "truncated_json"])(
    "never starts a second sale after %s: a person has to look",
    async (kind) => {
      const isp = await Isp.open();
      await isp.inject({ kind, path: "/crm/startsale" });
      const first = await isp.ask("create_order", order());
      expect(first.body).toMatchObject({ code: "outcome_unknown" });
      expect((await isp.ask("create_order", order())).body).toMatchObject({ code: "outcome_unknown" });
      isp.context.clock.moveTo(Date.now());
      await isp.drain();
      expect(await isp.stored("sales")).toHaveLength(1);
      expect(await isp.delivery("pedido-1")).toMatchObject({ state: "dead", code: "outcome_unknown" });
    },
  );

  it("goes by itself with the tick when the ERP was down", async () => {
    const isp = await Isp.open();
    await isp.inject({ kind: "html_503", path: "/crm/campaignsandpricelistservices", times: null });
    const answer = await isp.ask("create_order", order());
    expect(answer.body).toMatchObject({ code: "order_waits" });
    expect(await isp.delivery("pedido-1")).toMatchObject({ state: "retrying" });
    await isp.clearFaults();
    await isp.settle("pedido-1");
    expect(await isp.delivery("pedido-1")).toMatchObject({ state: "delivered" });
    expect(await isp.stored("sales")).toHaveLength(1);
    expect(await isp.result("create_order", order())).toMatchObject({ isIssue: false });
  });

  it("keeps the ERP's refusal, and goes after a correction", async () => {
    const isp = await Isp.open();
    await isp.inject({ kind: "refuse", path: "/crm/startsale", message: "Viabilidade não confirmada." });
    const { detail } = await isp.problem("create_order", order(), 422, "erp_refused");
    expect(detail).toContain("Viabilidade não confirmada.");
    expect(await isp.result("create_order", order())).toMatchObject({ isIssue: false });
    expect(await isp.stored("sales")).toHaveLength(1);
  });
});

describe("which product an order means (V2)", () => {
  const item = (productId: string, attributes?: Row): Row => ({
    items: [{ productId, name: "Fibra", amount: "70.00", ...(attributes ? { attributes } : {}) }],
  });
  const attribute = { campaignAttribute: "Campanha" };

  it("takes a bare code that stands in one list only", async () => {
    const isp = await Isp.open();
    await isp.result("create_order", order(item("1.9")));
    expect(only(await isp.stored("sales")).received).toMatchObject({
      crmCampaignCode: "VERAO",
      crmPriceListCode: "VAREJO",
    });
  });

  it("asks which one when a code stands in several, and sends nothing", async () => {
    const isp = await Isp.open({ settings: attribute });
    const { detail } = await isp.problem("create_order", order(item("1.1")), 422, "delivery_failed");
    expect(detail).toContain("mais de uma lista");
    expect(await isp.delivery("pedido-1")).toMatchObject({ state: "dead", code: "product_ambiguous" });
    expect(await isp.stored("sales")).toEqual([]);
    expect((await isp.stored("people")).filter(({ txId }) => txId === ISP_UNKNOWN_DOCUMENT)).toEqual([]);
  });

  it("goes by the product's attribute, by the campaign's title or code, then by the default price list", async () => {
    const isp = await Isp.open({
      settings: { ...attribute, saleContractType: CODES.contractType, defaultPriceList: "FIDELIDADE" },
    });
    await isp.result("create_order", order(item("1.1", { campanha: "Campanha de verao" })));
    await isp.result(
      "create_order",
      order({ ...item("1.4", { Campanha: "EMPRESAS" }), externalId: "pedido-2" }),
    );
    const [first, second] = await isp.stored("sales");
    expect(first?.received).toMatchObject({ crmCampaignCode: "VERAO", crmPriceListCode: "FIDELIDADE" });
    expect(second?.received).toMatchObject({ crmCampaignCode: "EMPRESAS", crmPriceListCode: "CORPORATIVO" });
  });

  it("goes by the settings' list of the shop's products", async () => {
    const isp = await Isp.open({ settings: { products: { "fibra-500": "VERAO/FIDELIDADE/1.2" } } });
    await isp.result("create_order", order(item("fibra-500")));
    expect(only(await isp.stored("sales")).received).toMatchObject({ crmPriceListCode: "FIDELIDADE" });
  });

  it.each([
    ["a product that no running campaign sells", item("NATAL2024/NATAL/1.1"), "product_not_sold"],
    ["an attribute that names no campaign of it", item("1.4", { Campanha: "Natal" }), "product_not_sold"],
    ["a day that the contract type does not offer", { dueDay: 7 }, "due_day_not_offered"],
    ["no day at all", { dueDay: undefined }, "order_field_missing"],
    [
      "an address without its city",
      { customer: { ...newcomer, address: { street: "Rua A" } } },
      "order_field_missing",
    ],
    [
      "items of two price lists",
      {
        items: ["VERAO/VAREJO/1.1", "EMPRESAS/CORPORATIVO/1.4"].map((productId) => ({
          productId,
          name: "F",
          amount: "1.00",
        })),
      },
      "products_of_two_campaigns",
    ],
  ])("stops at %s, naming it", async (_, patch, code) => {
    const isp = await Isp.open({ settings: attribute });
    await isp.problem("create_order", order(patch), 422, "delivery_failed");
    expect(await isp.delivery("pedido-1")).toMatchObject({ state: "dead", code });
    expect(await isp.stored("sales")).toEqual([]);
  });
});

describe("an order of an existing customer (F2, V3, V5)", () => {
  const existing = { customer: { name: "Ana Beatriz Souza", document: ana } };

  it("becomes a ticket where the settings say so, once", async () => {
    const isp = await Isp.open({ settings: { existingCustomerProcedure: "create_ticket" } });
    const result = await isp.result("create_order", order(existing));
    const ticket = only(await isp.stored("solicitations"));
    expect(result).toMatchObject({ remoteId: String(ticket.protocol), isIssue: true });
    expect(ticket).toMatchObject({
      clientId: (await isp.person(ana)).id,
      title: "Pedido pedido-1: Fibra 500 Mega",
      description: expect.stringContaining("Fibra 500 Mega: R$ 89,90\nVencimento: dia 10"),
    });
    expect(await isp.result("create_order", order(existing))).toEqual(result);
    expect(await isp.stored("solicitations")).toHaveLength(1);
    expect(await isp.stored("sales")).toEqual([]);
  });

  it("becomes a sale where the settings say so, or ignore who the customer is", async () => {
    const isp = await Isp.open();
    expect(await isp.result("create_order", order(existing))).toMatchObject({ isIssue: false });
    const ignoring = await Isp.open({
      settings: { existingCustomerProcedure: "create_ticket", ignoreUserCheck: true },
    });
    expect(await ignoring.result("create_order", order(existing))).toMatchObject({ isIssue: false });
    expect(await ignoring.stored("sales")).toHaveLength(1);
  });

  it("becomes a lead where the switch says so", async () => {
    const isp = await Isp.open({ settings: { leadForExistingCustomer: true } });
    const customer = { ...existing.customer, mobile: "19988887777" };
    expect(await isp.result("create_order", order({ customer }))).toMatchObject({
      remoteId: "pedido-1",
      isIssue: false,
    });
    expect(only(await isp.stored("leads"))).toMatchObject({ integrationCode: "pedido-1", txId: ana });
  });

  it("is a ticket by its own function, and never two after a lost answer", async () => {
    const isp = await Isp.open();
    await isp.inject({ kind: "lost_answer", path: "/opendetailedsolicitation" });
    const input = { order: order(existing), document: ana };
    expect((await isp.ask("create_order_existing_customer", input)).body).toMatchObject({
      code: "outcome_unknown",
    });
    expect((await isp.ask("create_order_existing_customer", input)).body).toMatchObject({
      code: "outcome_unknown",
    });
    expect(await isp.stored("solicitations")).toHaveLength(1);
  });
});
