import { beforeAll, describe, expect, it } from "vitest";
import { ISP_CAST, ISP_UNKNOWN_DOCUMENT } from "../../../../sandbox/shared/isp-people.ts";
import { EVERY_STATUS_PERSON } from "../../../../sandbox/voalle/seed/demo.ts";
import type { Row } from "../../common/erp.ts";
import { Isp, SETTINGS } from "./isp.ts";

const ana = ISP_CAST.twoOpen.document;
const bruno = ISP_CAST.blocked.document;
const clara = ISP_CAST.nothingOwed.document;
const lume = ISP_CAST.alphanumeric.document;

describe("Voalle's reading functions, over HTTP", () => {
  let isp: Isp;
  beforeAll(async () => {
    isp = await Isp.open({
      settings: {
        resellers: [{ code: "V1", name: "Marcos Andrade", document: "39053344705" }],
        contactOrigins: [{ id: "SITE", name: "Site" }],
      },
    });
  });

  it("answers a customer in Ponte's shape", async () => {
    const customer = await isp.result("get_customer", { document: "529.982.247-25" });
    expect(customer).toEqual({
      id: String((await isp.person(ana)).id),
      name: "Ana Beatriz Souza",
      document: ana,
      email: "ana.souza@cliente.example",
      phone: "1933334444",
      mobile: "19988887777",
      birthDate: "1988-03-14",
      status: "1",
      address: {
        street: "Rua das Acácias",
        number: "120",
        complement: "Ap. 32",
        district: "Cambuí",
        city: "Campinas",
        state: "SP",
        zip: "13025-001",
        ibgeCode: "3509502",
      },
    });
  });

  it("finds a company by an alphanumeric CNPJ, masked or not", async () => {
    const customer = await isp.result("get_customer", { document: "12.ABC.345/01DE-35" });
    expect(customer).toMatchObject({
      name: "Estúdio Lume Criação Ltda",
      tradeName: "Estúdio Lume",
      document: lume,
    });
  });

  it("answers 404 for a customer whom the ERP does not know", async () => {
    await isp.problem("get_customer", { document: ISP_UNKNOWN_DOCUMENT }, 404, "customer_not_found");
    await isp.problem("get_customer_contacts", { document: ISP_UNKNOWN_DOCUMENT }, 404, "customer_not_found");
  });

  it("answers contacts, the mobile first", async () => {
    expect(await isp.result("get_customer_contacts", { document: ana })).toEqual({
      emails: ["ana.souza@cliente.example"],
      phones: ["19988887777", "1933334444"],
    });
  });

  it("lists every invoice with exact amounts, its status, and digits only in the line", async () => {
    const invoices = await isp.result<Row[]>("list_invoices", { document: ana });
    const titles = await isp.titlesOf(ana);
    expect(invoices.map(({ id }) => id).sort()).toEqual(titles.map(({ id }) => id).sort());
    const byAmount = Object.fromEntries(
      invoices.map((invoice) => [`${invoice.amount} ${invoice.status}`, invoice]),
    );
    expect(Object.keys(byAmount).sort()).toEqual([
      "1234.56 open",
      "59.90 cancelled",
      "99.90 open",
      "99.90 paid",
    ]);
    const printed = byAmount["99.90 open"];
    expect(printed).toMatchObject({
      customerName: "Ana Beatriz Souza",
      originalAmount: "99.90",
      interest: "0.00",
      fine: "0.00",
      discount: "0.00",
      digitableLine: expect.stringMatching(/^\d{47}$/),
      pix: expect.stringMatching(/^000201/),
      dueDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    });
    expect(byAmount["99.90 paid"]?.paidAt).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(byAmount["1234.56 open"]).not.toHaveProperty("digitableLine");
  });

  it("adds fine and interest to what is overdue, and derives that from the due date", async () => {
    const invoices = await isp.result<Row[]>("list_invoices", { document: bruno, channel: "kiosk" });
    expect(invoices.map(({ status }) => status)).toEqual(["overdue", "overdue"]);
    for (const { amount, originalAmount, fine, interest } of invoices) {
      expect(originalAmount).toBe("79.90");
      expect(fine).toBe("1.60");
      expect(Number(amount)).toBeCloseTo(79.9 + 1.6 + Number(interest), 2);
    }
  });

  it("shows a kiosk what can be paid there, with one call", async () => {
    const before = (await isp.journal()).length;
    const invoices = await isp.result<Row[]>("list_invoices", { document: ana, channel: "kiosk" });
    expect(new Set(invoices.map(({ status }) => status))).toEqual(new Set(["open"]));
    expect((await isp.journal()).length - before).toBe(1);
  });

  it("keeps to the contract that is asked for, with a link to each boleto", async () => {
    const [contract] = await isp.contractsOf(bruno);
    const invoices = await isp.result<Row[]>("list_invoices", {
      document: bruno,
      contractId: String(contract?.id),
    });
    expect(invoices).toHaveLength(2);
    for (const invoice of invoices) {
      expect(invoice).toMatchObject({
        contractId: String(contract?.id),
        link: expect.stringContaining("/voalle/billets/"),
      });
    }
    const [other] = await isp.contractsOf(ana);
    expect(await isp.result("list_invoices", { document: bruno, contractId: String(other?.id) })).toEqual([]);
  });

  it("answers an empty list for whoever is unknown or has nothing open", async () => {
    expect(await isp.result("list_invoices", { document: ISP_UNKNOWN_DOCUMENT })).toEqual([]);
    expect(await isp.result("list_invoices", { document: clara, channel: "kiosk" })).toEqual([]);
    expect(await isp.result<Row[]>("list_invoices", { document: clara })).toMatchObject([{ status: "paid" }]);
  });

  it("answers only the invoice of that id, and says what it needs to find it", async () => {
    const [title] = await isp.titlesOf(ana);
    const invoiceId = String(title?.id);
    expect(await isp.result("get_invoice", { invoiceId, document: ana })).toMatchObject({ id: invoiceId });
    await isp.problem("get_invoice", { invoiceId, document: bruno }, 404, "invoice_not_found");
    const { errors } = await isp.problem("get_invoice", { invoiceId }, 400, "validation_failed");
    expect(errors).toMatchObject([{ path: "input.document", code: "document_needed" }]);
  });

  it("answers a boleto as a file and as bytes, and 404 for one that is not there", async () => {
    const [title] = await isp.titlesOf(ana);
    const invoiceId = String(title?.id);
    const file = await isp.result("get_invoice_pdf", { invoiceId });
    expect(file.contentType).toBe("application/pdf");
    expect(atob(String(file.base64))).toMatch(/^%PDF-/);
    const bytes = await isp.ask("get_invoice_pdf", { invoiceId }, { accept: "application/pdf" });
    expect(bytes.headers.get("content-type")).toBe("application/pdf");
    expect(bytes.text).toMatch(/^%PDF-/);
    await isp.problem("get_invoice_pdf", { invoiceId: "999999" }, 404, "invoice_not_found");
    await isp.inject({ kind: "refuse", path: "/getbillet/*", message: "Título não encontrado." });
    await isp.problem("get_invoice_pdf", { invoiceId: "999999" }, 404, "invoice_not_found");
  });

  it("passes on why there is no boleto", async () => {
    const paid = (await isp.titlesOf(clara))[0];
    const { detail } = await isp.problem(
      "get_invoice_pdf",
      { invoiceId: String(paid?.id) },
      422,
      "erp_refused",
    );
    expect(detail).toContain("não está em aberto");
  });

  it("downloads a fiscal note, and says that there is no list of them", async () => {
    const [note] = await isp.stored("invoiceNotes");
    const file = await isp.result("get_fiscal_note_pdf", { noteId: String(note?.id) });
    expect(atob(String(file.base64))).toMatch(/^%PDF-/);
    await isp.problem("get_fiscal_note_pdf", { noteId: "1" }, 404, "fiscal_note_not_found");
    await isp.problem("list_fiscal_notes", { document: ana }, 501, "not_configured");
  });

  it("lists plans of every status by one word each, and those blocked by theirs", async () => {
    const { document } = EVERY_STATUS_PERSON;
    const plans = await isp.result<Row[]>("list_plans", { document });
    expect(plans.map(({ status, statusText }) => `${statusText}: ${status}`)).toEqual([
      "Normal: active",
      "Demonstração: active",
      "Cortesia: active",
      "Cancelado: cancelled",
      "Suspenso: suspended",
      "Bloqueio financeiro: blocked",
      "Bloqueio administrativo: blocked",
      "Encerrado: ended",
    ]);
    expect(plans[0]).toMatchObject({ name: "Fibra 300 Mega", amount: "79.90", dueDay: 10 });
    const blocked = await isp.result<Row[]>("list_blocked_plans", { document });
    expect(blocked.map(({ statusText }) => statusText)).toEqual([
      "Suspenso",
      "Bloqueio financeiro",
      "Bloqueio administrativo",
    ]);
    expect(await isp.result("list_plans", { document: ISP_UNKNOWN_DOCUMENT })).toEqual([]);
    expect(await isp.result("list_blocked_plans", { document: clara })).toEqual([]);
  });

  it("tells a customer what is owed and blocked, and says nothing to whoever owes nothing", async () => {
    const texts = await isp.result<string[]>("list_pending_texts", { document: bruno });
    expect(texts).toHaveLength(2);
    expect(texts[0]).toMatch(
      /^Há 2 boletos em atraso, no total de R\$ 16\d,\d{2}; o mais antigo venceu em \d{2}\/\d{2}\/\d{4}/,
    );
    expect(texts[1]).toContain("Fibra 300 Mega está bloqueado por falta de pagamento");
    expect(await isp.result("list_pending_texts", { document: clara })).toEqual([]);
    expect(await isp.result("list_pending_texts", { document: ISP_UNKNOWN_DOCUMENT })).toEqual([]);
  });

  it("lists products of running campaigns only, each under an id of its own", async () => {
    const products = await isp.result<Row[]>("list_products");
    const ids = products.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(products).toContainEqual({
      id: "VERAO/VAREJO/1.2",
      name: "Fibra 500 Mega",
      price: "99.90",
      campaign: "Campanha de Verão",
      priceList: "Varejo",
    });
    expect(ids).toContain("VERAO/FIDELIDADE/1.2");
    expect(ids.filter((id) => String(id).startsWith("NATAL2024"))).toEqual([]);
  });

  it("lists due days in order, of the chosen contract type", async () => {
    expect(await isp.result("list_due_dates")).toEqual(
      [5, 10, 15, 20].map((day) => ({ id: String(day), day })),
    );
  });

  it("lists resellers and origins from the settings", async () => {
    expect(await isp.result("list_resellers")).toEqual([
      { code: "V1", name: "Marcos Andrade", document: "39053344705" },
    ]);
    expect(await isp.result("list_commercial_origins")).toEqual([{ id: "SITE", name: "Site" }]);
  });

  it("logs in once for all of this", async () => {
    const logins = (await isp.journal()).filter(({ path }) => path === "/connect/token");
    expect(logins.length).toBe(1);
    expect(SETTINGS.integrationUser).toMatch(/datacake$/);
  });
});
