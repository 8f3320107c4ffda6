import { describe, expect, it } from "vitest";
import { ISP_CAST } from "../../../../sandbox/shared/isp-people.ts";
import { call } from "../../common/api.ts";
import type { Row } from "../../common/erp.ts";
import { hubsoft, ixc, type Provider, problemOf, resultOf, sgp } from "./provider.ts";

const { twoOpen: ana, blocked: bruno, company } = ISP_CAST;

/** The same answers, however the tenant's version of the ERP speaks. */
async function expectUsual(provider: Provider): Promise<void> {
  const { document } = ana;
  expect(await resultOf(provider, "get_customer", { document })).toMatchObject({ email: ana.email });
  expect(await resultOf<Row[]>(provider, "list_invoices", { document, channel: "kiosk" })).toHaveLength(2);
  const plans = await resultOf<Row[]>(provider, "list_plans", { document });
  expect(plans.map(({ status }) => status).sort()).toEqual(["active", "cancelled"]);
  const blocked = await resultOf<Row[]>(provider, "list_blocked_plans", { document: bruno.document });
  expect(blocked).toMatchObject([{ status: "blocked" }]);
  const contract = { contractId: blocked[0]?.contractId, document: bruno.document };
  expect(await resultOf(provider, "trust_unlock", contract)).toMatchObject({ unlocked: true });
}

describe("IXC's traps", () => {
  it.each<[string, Row]>([
    ["empty lists with registros", { EMPTY_REGISTROS: "list" }],
    ["totals that are numbers", { TOTAL_AS_NUMBER: true }],
    ["documents compared by digits", { DOCUMENT_MATCH: "digits" }],
    ["a list for grid_param is refused", { GRID_PARAM_LIST: "refused" }],
    ["an unlock that says type and message", { TRUST_UNLOCK_ANSWER: "type" }],
    ["an unlock that answers a list", { TRUST_UNLOCK_ANSWER: "list" }],
    ["a PDF inside of an object", { BOLETO_AS_OBJECT: true }],
    ["a billing account without PIX", { PIX_MISSING: true }],
  ])("%s", async (_, switches) => {
    const provider = await ixc.open({}, switches);
    await expectUsual(provider);
    const [first] = await resultOf<Row[]>(provider, "list_invoices", {
      document: ana.document,
      channel: "kiosk",
    });
    const invoice = { invoiceId: first?.id };
    expect(await resultOf(provider, "get_invoice", invoice)).toMatchObject({ id: first?.id });
    expect((await resultOf(provider, "get_invoice_pdf", invoice)).contentType).toBe("application/pdf");
  });

  it("tells the digits of a boleto once it was printed, and the PIX of one invoice", async () => {
    const provider = await ixc.open();
    const open = async () => {
      const input = { document: ana.document, channel: "kiosk" };
      return (await resultOf<Row[]>(provider, "list_invoices", input)).find(
        ({ amount }) => amount === "1234.56",
      );
    };
    const before = await open();
    expect(before).not.toHaveProperty("digitableLine");
    await resultOf(provider, "get_invoice_pdf", { invoiceId: before?.id });
    expect(await open()).toMatchObject({ digitableLine: expect.stringMatching(/^\d{47}$/) });
    expect(await resultOf(provider, "get_invoice", { invoiceId: before?.id })).toMatchObject({
      pix: expect.stringMatching(/^000201/),
    });
  });

  it("settles what is paid beyond the open amount as an addition, and in part where it is less", async () => {
    const provider = await ixc.open();
    const invoices = await resultOf<Row[]>(provider, "list_invoices", { document: bruno.document });
    const pay = (invoice: Row | undefined, amount: string) =>
      resultOf(provider, "settle_invoice", {
        ...{ invoiceId: invoice?.id, amount, paidAt: "2026-11-25", method: "PIX" },
        transactionId: `E-${amount}`,
      });
    expect(await pay(invoices[0], "82.50")).toMatchObject({ status: "settled" });
    expect(await pay(invoices[1], "30.00")).toMatchObject({ status: "settled" });
    expect(await provider.stored(ixc.settlements)).toMatchObject([
      { valor_parcela: "79.90", vacrecimo: "2.60", valor_total_recebido: "82.50", data: "2026-11-25" },
      { valor_parcela: "30.00", vacrecimo: "", valor_total_recebido: "30.00" },
    ]);
    const left = await resultOf<Row[]>(provider, "list_invoices", {
      document: bruno.document,
      channel: "kiosk",
    });
    expect(left).toMatchObject([{ id: invoices[1]?.id, amount: "49.90", status: "overdue" }]);
  });

  it("makes an order's prospect and deal, each once, though the deal is refused first", async () => {
    const provider = await ixc.open({ values: { dealStageId: "999" } });
    const [product] = await resultOf<Row[]>(provider, "list_products");
    const order = {
      externalId: "pedido-9",
      customer: {
        name: "Davi Prado",
        document: "862.883.667-57",
        email: "d@cliente.example",
        address: { city: "campinas" },
      },
      items: [{ productId: product?.id, name: "Fibra", amount: "79.90" }],
    };
    const first = await provider.ask("create_order", order);
    expect([first.status, first.text]).toEqual([422, expect.stringContaining("id_estagio")]);
    const [stage] = await provider.stored("crm_estagio");
    await call("PATCH", `/v1/connections/${provider.connectionId}`, {
      token: provider.key,
      body: { settings: { values: { dealStageId: String(stage?.id) } } },
    });
    await resultOf(provider, "create_order", order);
    expect(await provider.stored("crm_canditados")).toHaveLength(1);
    const [deal] = await provider.stored("crm_negociacoes");
    expect(deal).toMatchObject({ valor: "79.90" });
    expect(await provider.stored("crm_negociacoes")).toHaveLength(1);
  });
});

describe("HubSoft's traps", () => {
  it.each<[string, Row]>([
    [
      "a misspelt success everywhere",
      { MISSPELT_SUCCESS: ["cliente", "cliente/financeiro", "cliente/atendimento"] },
    ],
    ["nobody found is an error", { NOT_FOUND: "error" }],
    ["tokens that die early", { TOKEN_DIES_AFTER_SECONDS: 1 }],
    ["a new token ends the old one", { NEW_TOKEN_ENDS_OLD: true }],
  ])("%s", async (_, switches) => {
    const provider = await hubsoft.open({}, switches);
    await expectUsual(provider);
    if ("TOKEN_DIES_AFTER_SECONDS" in switches) await new Promise((resolve) => setTimeout(resolve, 1_200));
    await problemOf(provider, "get_customer", { document: "862.883.667-57" }, 404, "customer_not_found");
    expect(await resultOf(provider, "list_invoices", { document: "862.883.667-57" })).toEqual([]);
  });

  it("says the day that an unlock ends, which only its text tells", async () => {
    const provider = await hubsoft.open({ values: { unlockDays: "3" } });
    const [plan] = await resultOf<Row[]>(provider, "list_blocked_plans", { document: bruno.document });
    const { until, message } = await resultOf(provider, "trust_unlock", { contractId: plan?.contractId });
    expect(String(message)).toContain(String(until).split("-").reverse().join("/"));
  });

  it("says that it has no link, and shows attendants' alerts only to who owes", async () => {
    const provider = await hubsoft.open({}, { INVOICE_LINK_EMPTY: true });
    const { document } = ana;
    const [invoice] = await resultOf<Row[]>(provider, "list_invoices", { document });
    const { detail } = await problemOf(
      provider,
      "get_invoice_pdf",
      { invoiceId: invoice?.id, document },
      422,
      "erp_refused",
    );
    expect(detail).toContain("link");
    const texts = await resultOf<string[]>(provider, "list_pending_texts", { document });
    expect(texts).toContain(ana.alerts[0]);
  });

  it("asks for the document where it only lists by customer", async () => {
    const provider = await hubsoft.open();
    const { errors } = await problemOf(provider, "get_invoice", { invoiceId: "1" }, 400, "validation_failed");
    expect(errors).toMatchObject([{ path: "input.document", code: "document_needed" }]);
  });
});

describe("SGP's traps", () => {
  it.each<[string, Row]>([
    ["a suspended contract that says 2", { SUSPENDED_CODE: "2" }],
    ["titles under the key faturas", { TITLES_KEY: "faturas" }],
    ["forms only", { FORM_ONLY: true }],
    ["refusals with status 400", { REFUSAL_STATUS: "400" }],
    ["masked documents find nobody", { MASKED_QUERY: false }],
  ])("%s", async (_, switches) => {
    await expectUsual(await sgp.open({}, switches));
  });

  it.each(["id", "precadastro_id", "cliente_id"])(
    "takes a pre-registration's id by the key %s",
    async (key) => {
      const provider = await sgp.open({}, { PRECADASTRO_ID_KEY: key });
      const lead = { externalId: "l-1", customer: { name: "Rita Prado", phone: "1933330000" } };
      const { remoteId } = await resultOf(provider, "create_lead", lead);
      expect(remoteId).toBe(String((await provider.stored("preRegistrations"))[0]?.id));
    },
  );

  it("takes a pre-registration that answers its id and no status", async () => {
    const provider = await sgp.open({}, { PRECADASTRO_STATUS: false, PRECADASTRO_ID_KEY: "id" });
    const lead = { externalId: "l-1", customer: { name: "Rita Prado", phone: "1933330000" } };
    const { remoteId } = await resultOf(provider, "create_lead", lead);
    expect(remoteId).toBe(String((await provider.stored("preRegistrations"))[0]?.id));
  });

  it.each(["text", "word"])("tells paid from open whether the status is a number or a %s", async (form) => {
    const list = async (switches: Row) =>
      await resultOf<Row[]>(await sgp.open({}, switches), "list_invoices", { document: ana.document });
    const statuses = (invoices: Row[]) => invoices.map(({ status, amount }) => `${status} ${amount}`);
    const usual = statuses(await list({}));
    expect(new Set(usual.map((each) => each.split(" ")[0]))).toContain("paid");
    expect(statuses(await list({ TITLE_STATUS: form }))).toEqual(usual);
  });

  it("lists the titles of one contract, which has to be the customer's", async () => {
    const provider = await sgp.open();
    const { document } = bruno;
    const [plan] = await resultOf<Row[]>(provider, "list_blocked_plans", { document });
    const ofContract = { document, contractId: plan?.contractId };
    const invoices = await resultOf<Row[]>(provider, "list_invoices", ofContract);
    expect(invoices.length).toBeGreaterThan(0);
    expect(new Set(invoices.map(({ contractId }) => contractId))).toEqual(new Set([plan?.contractId]));
    expect(await resultOf(provider, "list_invoices", { ...ofContract, document: ana.document })).toEqual([]);
  });

  it("opens no occurrence for a second copy", async () => {
    const provider = await sgp.open();
    const { document } = ana;
    const [invoice] = await resultOf<Row[]>(provider, "list_invoices", { document, channel: "kiosk" });
    await resultOf(provider, "get_invoice_pdf", { invoiceId: invoice?.id, document });
    expect(await provider.stored("occurrences")).toEqual([]);
  });

  it("tells what was suspended by hand from what was for debt", async () => {
    const plans = await resultOf<Row[]>(await sgp.open(), "list_plans", { document: company.document });
    expect(plans.map(({ status }) => status)).toEqual(["active", "suspended", "reduced"]);
  });

  it("settles in part what is paid in part", async () => {
    const provider = await sgp.open();
    const { document } = bruno;
    const [invoice] = await resultOf<Row[]>(provider, "list_invoices", { document });
    const payment = {
      invoiceId: invoice?.id,
      document,
      amount: "30.00",
      paidAt: "2026-11-20",
      method: "TEF",
    };
    await resultOf(provider, "settle_invoice", { ...payment, transactionId: "E1" });
    expect(await provider.stored("settlements")).toMatchObject([
      { inPart: true, method: "CARTAO", amount: "30.00" },
    ]);
  });
});

describe("what the ERP words in its own way", () => {
  const payment = { invoiceId: "1", amount: "1.00", paidAt: "2026-11-25", method: "PIX" };

  it.each([
    [hubsoft, "Fatura já liquidada.", "Fatura não localizada"],
    [sgp, "Título já se encontra pago", "Título não localizado."],
  ])("$0.id: paid already, and not there", async (erp, paid, absent) => {
    const provider = await erp.open();
    await provider.inject({ kind: "refuse", path: erp.paths.settle, message: paid });
    const settled = await resultOf(provider, "settle_invoice", { ...payment, transactionId: "E1" });
    expect(settled).toEqual({ status: "already_settled" });
    await provider.inject({ kind: "refuse", path: erp.paths.settle, message: absent });
    await problemOf(
      provider,
      "settle_invoice",
      { ...payment, transactionId: "E2" },
      404,
      "invoice_not_found",
    );
    await provider.inject({ kind: "refuse", path: erp.paths.settle, message: "Caixa não encontrado" });
    await problemOf(provider, "settle_invoice", { ...payment, transactionId: "E3" }, 422, "erp_refused");
    const other = {
      document: ana.document,
      contractId: "999999",
      subject: "Lento",
      description: "Desde ontem",
    };
    await problemOf(provider, "open_ticket", other, 404, "contract_not_found");
  });
});

describe("what is missing or wrong in the connection", () => {
  it("names the value that a function needs", async () => {
    const provider = await ixc.open({ values: { bankAccountId: "" } });
    const input = {
      invoiceId: "1",
      amount: "1.00",
      paidAt: "2026-11-25",
      method: "PIX",
      transactionId: "E1",
    };
    const { detail } = await problemOf(provider, "settle_invoice", input, 422, "erp_refused");
    expect(detail).toContain("bankAccountId");
  });

  it.each([ixc, hubsoft, sgp])("$id: the test of the connection proves the credentials", async ({ open }) => {
    const provider = await open();
    const test = async () =>
      (await call("POST", `/v1/connections/${provider.connectionId}/test`, { token: provider.key })).body;
    expect(await test()).toMatchObject({ ok: true });
    await provider.refuseKey();
    expect(await test()).toMatchObject({ ok: false, checks: [{ code: "invalid_credentials" }] });
    const answer = await provider.ask("list_invoices", { document: ana.document });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });
});
