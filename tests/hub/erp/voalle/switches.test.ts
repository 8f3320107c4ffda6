import { describe, expect, it } from "vitest";
import { ISP_CAST, ISP_UNKNOWN_DOCUMENT } from "../../../../sandbox/shared/isp-people.ts";
import { EVERY_STATUS_PERSON } from "../../../../sandbox/voalle/seed/demo.ts";
import type { Row } from "../../common/erp.ts";
import { Isp } from "./isp.ts";

const ana = ISP_CAST.twoOpen.document;
const clara = ISP_CAST.nothingOwed.document;

/** What sources leave open or report both ways: every answer is the same whichever way a tenant's Voalle has it. */
describe("whatever a tenant's Voalle does differently", () => {
  const unknown = ["null", "{}", "[]"].flatMap((response) =>
    [true, false].map((success): Row => ({ NOT_FOUND_RESPONSE: response, NOT_FOUND_SUCCESS: success })),
  );

  it.each(unknown)("nobody is nobody with %o", async (switches) => {
    const isp = await Isp.open({ switches });
    await isp.problem("get_customer", { document: ISP_UNKNOWN_DOCUMENT }, 404, "customer_not_found");
    for (const name of ["list_invoices", "list_pending_texts", "list_plans", "list_blocked_plans"] as const) {
      expect(await isp.result(name, { document: ISP_UNKNOWN_DOCUMENT })).toEqual([]);
    }
    const order = {
      externalId: "p-1",
      customer: {
        name: "Davi",
        document: ISP_UNKNOWN_DOCUMENT,
        address: { street: "Rua A", district: "Centro", city: "Campinas", state: "SP", zip: "13010050" },
      },
      dueDay: 5,
      items: [{ productId: "VERAO/VAREJO/1.1", name: "Fibra", amount: "79.90" }],
    };
    expect(await isp.result("create_order", order)).toMatchObject({ isIssue: false });
  });

  it.each([{ NO_TITLES_SUCCESS: true }, { NO_TITLES_SUCCESS: false }])(
    "nothing open is nothing with %o",
    async (switches) => {
      const isp = await Isp.open({ switches });
      expect(await isp.result("list_invoices", { document: clara, channel: "kiosk" })).toEqual([]);
      expect(await isp.result<Row[]>("list_invoices", { document: clara })).toMatchObject([
        { status: "paid" },
      ]);
      expect(await isp.result("list_pending_texts", { document: clara })).toEqual([]);
    },
  );

  it.each([
    { STATUS_AT_ROOT: true },
    { RECEIPTS_AS_LIST: true },
    { STATUS_AT_ROOT: true, RECEIPTS_AS_LIST: true, OPEN_TITLES_WITH_STATUS: true },
  ])("invoices are the same with %o", async (switches) => {
    const isp = await Isp.open({ switches });
    const invoices = await isp.result<Row[]>("list_invoices", { document: ana });
    expect(invoices.map(({ amount, status }) => `${amount} ${status}`).sort()).toEqual([
      "1234.56 open",
      "59.90 cancelled",
      "99.90 open",
      "99.90 paid",
    ]);
    expect(invoices.find(({ status }) => status === "paid")).toHaveProperty("paidAt");
  });

  it.each([{ PAGE_FROM_ZERO: true }, { PAGE_FROM_ZERO: false }, { SERVICE_DETAILS: false }])(
    "plans are all there with %o",
    async (switches) => {
      const isp = await Isp.open({ switches });
      const plans = await isp.result<Row[]>("list_plans", { document: EVERY_STATUS_PERSON.document });
      expect(plans.map(({ status }) => status)).toHaveLength(8);
      expect(plans[0]).toMatchObject({ amount: "79.90" });
      const contracts = await isp.contractsOf(ISP_CAST.blocked.document);
      const unlock = { contractId: String(contracts[0]?.id) };
      expect(await isp.result("trust_unlock", unlock)).toMatchObject({ unlocked: true });
    },
  );

  it("products are the same from a bare list", async () => {
    const [usual, bare] = await Promise.all([Isp.open(), Isp.open({ switches: { BARE_CAMPAIGNS: true } })]);
    expect(await bare.result("list_products")).toEqual(await usual.result("list_products"));
  });

  it("no contract type for integrations is an empty list of days", async () => {
    const isp = await Isp.open({ switches: { NO_INTEGRATION_TYPES: true } });
    expect(await isp.result("list_due_dates")).toEqual([]);
  });

  it("people and leads go in where the codes of CPF and CNPJ are swapped, once the settings say so", async () => {
    const settings = { documentTypes: "cpf_1_cnpj_2" };
    const isp = await Isp.open({ switches: { INVERTED_TX_ID_TYPE: true }, settings });
    const customer = { name: "Davi", document: ISP_UNKNOWN_DOCUMENT, email: "davi@cliente.example" };
    await isp.result("create_lead", { externalId: "lead-1", customer });
    expect(await isp.stored("leads")).toMatchObject([{ txId: ISP_UNKNOWN_DOCUMENT }]);
  });

  it("an integrator whose user is not named as agreed is told the ERP's words, and as agreed is none the worse", async () => {
    const isp = await Isp.open({ switches: { CHECK_INTEGRATION_USER: true } });
    const customer = { name: "Davi", email: "davi@cliente.example" };
    await isp.useKey({ integrationUser: "fulano" });
    const { detail } = await isp.problem(
      "create_lead",
      { externalId: "lead-1", customer },
      422,
      "erp_refused",
    );
    expect(detail).toContain("Integrador inválido.");
    await isp.useKey({ integrationUser: "integracao.demonstracao.datacake" });
    await isp.result("create_lead", { externalId: "lead-1", customer });
    expect(await isp.stored("leads")).toHaveLength(1);
  });

  it("a fiscal note that asks for another access is refused as such, and the connection is no worse for it", async () => {
    const isp = await Isp.open({ switches: { DOWNLOAD_AUTH: "integration_key" } });
    const [note] = await isp.stored("invoiceNotes");
    const { detail } = await isp.problem(
      "get_fiscal_note_pdf",
      { noteId: String(note?.id) },
      422,
      "erp_refused",
    );
    expect(detail).toContain("não libera esta chamada");
    expect(await isp.result("get_customer", { document: ana })).toMatchObject({ document: ana });
  });

  it("a lead is sent once where the ERP would take it twice", async () => {
    const isp = await Isp.open({ switches: { REFUSE_DUPLICATE_LEAD: false } });
    const lead = { externalId: "lead-1", customer: { name: "Davi", email: "davi@cliente.example" } };
    await Promise.all([1, 2, 3].map(() => isp.result("create_lead", lead)));
    expect(await isp.stored("leads")).toHaveLength(1);
  });

  it("an ERP that keeps to a limit is paced by the setting, not refused", async () => {
    const isp = await Isp.open({ switches: { CALLS_PER_MINUTE: 30 }, settings: { requestsPerMinute: 25 } });
    await Promise.all(Array.from({ length: 20 }, () => isp.result("get_customer", { document: ana })));
    expect((await isp.journal()).filter(({ outcome }) => outcome === "over_window")).toEqual([]);
  });
});
