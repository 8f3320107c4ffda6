import { describe, expect, it } from "vitest";
import { ISP_CAST, ISP_UNKNOWN_DOCUMENT } from "../../../../sandbox/shared/isp-people.ts";
import type { Row } from "../../common/erp.ts";
import { erps, later, type Provider, resultOf } from "./provider.ts";

const { twoOpen: ana } = ISP_CAST;

const newcomer = {
  name: "Davi Prado",
  document: ISP_UNKNOWN_DOCUMENT,
  email: "davi@cliente.example",
  mobile: "(19) 97777-1234",
  birthDate: "1990-01-31",
  address: {
    street: "Avenida Brasil",
    number: "1000",
    district: "Centro",
    city: "Campinas",
    state: "SP",
    zip: "13010-050",
    ibgeCode: "3509502",
  },
};
const customer = { ...newcomer, name: ana.name, document: ana.document };

/** An order of a plan that the ERP sells, by the ids that its lists answer. */
async function orderOf(provider: Provider, who: Row, externalId = "pedido-1"): Promise<Row> {
  const products = await resultOf<Row[]>(provider, "list_products");
  const product = products.find(({ name }) => name === "Fibra 500 Mega");
  const [reseller] = await resultOf<Row[]>(provider, "list_resellers");
  const item = { productId: product?.id, name: "Fibra 500 Mega", amount: "99.90" };
  const order = {
    externalId,
    customer: who,
    dueDay: 10,
    items: [item],
    payment: "pix",
    notes: "instalar à tarde",
  };
  return { ...order, reseller: { code: reseller?.code } };
}

describe.each(erps)("orders and leads to $id", ({ id, open, orders, tickets, leads, paths }) => {
  const counted = async (provider: Provider, resource: string) => (await provider.stored(resource)).length;

  it("F1: of somebody new, once, however often and at once it is sent", async () => {
    const provider = await open();
    const before = await counted(provider, orders);
    const order = await orderOf(provider, newcomer);
    const answers = await Promise.all([1, 2].map(() => resultOf(provider, "create_order", order)));
    expect(answers[0]).toMatchObject({ remoteId: expect.stringMatching(/\d/), isIssue: false });
    expect(answers[1]).toEqual(answers[0]);
    expect(await resultOf(provider, "create_order", order)).toEqual(answers[0]);
    expect(await counted(provider, orders)).toBe(before + 1);
    const stored = JSON.stringify((await provider.stored(orders)).at(-1));
    expect(stored).toContain("instalar à tarde");
    expect(stored).toContain(ISP_UNKNOWN_DOCUMENT.slice(-2));
  });

  it("F1: once where the answer is lost; where the ERP proves nothing, a person is told", async () => {
    const provider = await open();
    const before = await counted(provider, orders);
    const order = await orderOf(provider, newcomer);
    await provider.inject({ kind: "lost_answer", path: paths.order });
    await provider.ask("create_order", order);
    await later(provider);
    const again = await provider.ask("create_order", order);
    if (id === "sgp" || id === "voalle") expect(again.body).toMatchObject({ code: "outcome_unknown" });
    else expect(again.status, again.text).toBe(200);
    expect(await counted(provider, orders)).toBe(before + 1);
  });

  it("F2: of a customer, as a ticket, where the setting says so", async () => {
    const provider = await open({ existingCustomerProcedure: "create_ticket" });
    const [ordersBefore, ticketsBefore] = [await counted(provider, orders), await counted(provider, tickets)];
    const result = await resultOf(provider, "create_order", await orderOf(provider, customer));
    expect(result).toMatchObject({ remoteId: expect.stringMatching(/\d/), isIssue: true });
    expect(await counted(provider, orders)).toBe(ordersBefore);
    expect(await counted(provider, tickets)).toBe(ticketsBefore + 1);
    expect(JSON.stringify((await provider.stored(tickets)).at(-1))).toContain("Fibra 500 Mega");
  });

  it("F2: a new one is an order all the same, and a customer too where the check is ignored", async () => {
    const ticketsFor = async (settings: Row, who: Row) => {
      const provider = await open({ existingCustomerProcedure: "create_ticket", ...settings });
      return await resultOf(provider, "create_order", await orderOf(provider, who));
    };
    expect(await ticketsFor({}, newcomer)).toMatchObject({ isIssue: false });
    expect(await ticketsFor({ ignoreUserCheck: true }, customer)).toMatchObject({ isIssue: false });
  });

  it("F2: called by its own name it is a ticket whatever the settings say", async () => {
    const provider = await open();
    const before = await counted(provider, tickets);
    const order = await orderOf(provider, customer);
    const made = await resultOf(provider, "create_order_existing_customer", {
      order,
      document: ana.document,
    });
    expect(made).toMatchObject({ remoteId: expect.stringMatching(/\d/) });
    expect(await counted(provider, tickets)).toBe(before + 1);
  });

  it("F2: is of the customer whose document is given, whatever the order says of its own", async () => {
    const provider = await open();
    const before = await counted(provider, tickets);
    const { document: _, ...nameless } = newcomer;
    for (const who of [newcomer, nameless]) {
      const order = await orderOf(provider, who);
      await resultOf(provider, "create_order_existing_customer", {
        order: { ...order, externalId: `of-${Object.keys(who).length}` },
        document: ana.document,
      });
    }
    expect(await counted(provider, tickets)).toBe(before + 2);
    const unknown = { order: await orderOf(provider, newcomer), document: ISP_UNKNOWN_DOCUMENT };
    const refused = await provider.ask("create_order_existing_customer", unknown);
    expect(refused.body).toMatchObject({ status: 422, code: "erp_refused" });
    expect(String((refused.body as Row).detail)).toContain("CPF ou CNPJ");
  });

  it("F3: a lead arrives once for its id, another id is another lead", async () => {
    const provider = await open();
    const before = await counted(provider, leads);
    const lead = (externalId: string, document: string) => ({
      externalId,
      customer: { ...newcomer, document },
      ...(id === "voalle" ? { origin: "SITE" } : {}),
    });
    await resultOf(provider, "create_lead", lead("lead-1", ISP_UNKNOWN_DOCUMENT));
    await resultOf(provider, "create_lead", lead("lead-1", ISP_UNKNOWN_DOCUMENT));
    expect(await counted(provider, leads)).toBe(before + 1);
    await resultOf(provider, "create_lead", lead("lead-2", "15350946056"));
    expect(await counted(provider, leads)).toBe(before + 2);
  });

  it("F3: orders of customers go as leads where the switch says so", async () => {
    const provider = await open({ leadForExistingCustomer: true });
    const before = await counted(provider, leads);
    const result = await resultOf(provider, "create_order", await orderOf(provider, customer));
    expect(result).toMatchObject({ isIssue: false });
    expect(await counted(provider, leads)).toBe(before + 1);
  });
});
