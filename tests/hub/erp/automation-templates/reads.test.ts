import { beforeAll, describe, expect, it } from "vitest";
import { ISP_CAST, ISP_PRODUCTS, ISP_UNKNOWN_DOCUMENT } from "../../../../sandbox/shared/isp-people.ts";
import type { Row } from "../../common/erp.ts";
import { erps, type Provider, problemOf, resultOf } from "./provider.ts";

const { twoOpen: ana, blocked: bruno, nothingOwed: clara, company, alphanumeric: lume } = ISP_CAST;
const DAY = expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/);

/** HubSoft and SGP write names in capitals. */
const fold = (text: unknown) => String(text).toLocaleLowerCase("pt-BR");

describe.each(erps)("reading from $id", ({ open }) => {
  let provider: Provider;
  beforeAll(async () => {
    provider = await open();
  });
  const read = <Result = Row>(name: Parameters<typeof resultOf>[1], input: Row = {}) =>
    resultOf<Result>(provider, name, input);

  it.each([ana, bruno, clara, company, lume])(
    "knows $name by the document, masked or not",
    async (person) => {
      const customer = await read("get_customer", { document: person.document });
      expect(customer).toMatchObject({
        id: expect.stringMatching(/^\d+$/),
        document: person.document,
        email: person.email,
      });
      expect(fold(customer.name)).toBe(fold(person.name));
      const address = customer.address as Row;
      expect([fold(address.street), address.number, fold(address.city), address.state]).toEqual([
        fold(person.address.street),
        person.address.number,
        "campinas",
        "SP",
      ]);
      const masked =
        person.document.length === 11
          ? person.document.replace(/^(...)(...)(...)(..)$/, "$1.$2.$3-$4")
          : person.document.replace(/^(..)(...)(...)(....)(..)$/, "$1.$2.$3/$4-$5");
      expect(await read("get_customer", { document: masked })).toEqual(customer);
    },
  );

  it("tells no password that the ERP tells", async () => {
    const texts = await Promise.all(
      (["get_customer", "list_plans", "list_invoices"] as const).map(
        async (name) => (await provider.ask(name, { document: ana.document })).text,
      ),
    );
    expect(texts.join()).not.toMatch(/senha|central-5299|pppoe-|password/i);
  });

  it("answers contacts, each once, and the mobile first", async () => {
    expect(await read("get_customer_contacts", { document: ana.document })).toEqual({
      emails: [ana.email],
      phones: [ana.mobile, ana.phone],
    });
    expect(await read("get_customer_contacts", { document: bruno.document })).toEqual({
      emails: [bruno.email],
      phones: [bruno.mobile],
    });
  });

  it("lists invoices with exact amounts, days and their status", async () => {
    const invoices = await read<Row[]>("list_invoices", { document: ana.document });
    const found = invoices.map(
      ({ originalAmount, amount, status }) => `${originalAmount ?? amount} ${status}`,
    );
    expect(found.filter((text) => !text.endsWith("cancelled")).sort()).toEqual([
      "1234.56 open",
      "99.90 open",
      "99.90 paid",
    ]);
    for (const invoice of invoices) expect(invoice).toMatchObject({ id: expect.any(String), dueDate: DAY });
    expect(invoices.find(({ status }) => status === "paid")).toMatchObject({ paidAt: DAY });
    const printed = invoices.find(({ amount, status }) => amount === "99.90" && status === "open");
    expect(printed).toMatchObject({ digitableLine: expect.stringMatching(/^\d{47}$/) });
  });

  it("says what is overdue, and shows a kiosk what can be paid there", async () => {
    const late = await read<Row[]>("list_invoices", { document: bruno.document });
    expect(late.map(({ status }) => status)).toEqual(["overdue", "overdue"]);
    expect(Number(late[0]?.amount)).toBeGreaterThanOrEqual(79.9);
    const kiosk = await read<Row[]>("list_invoices", { document: ana.document, channel: "kiosk" });
    expect(kiosk.map(({ status }) => status)).toEqual(["open", "open"]);
    expect(await read("list_invoices", { document: clara.document, channel: "kiosk" })).toEqual([]);
    const site = await read<Row[]>("list_invoices", { document: clara.document, channel: "site" });
    expect(site.map(({ status }) => status)).toEqual(["paid"]);
  });

  it("answers the invoice of that id and no other, and its PDF", async () => {
    const invoices = await read<Row[]>("list_invoices", { document: ana.document });
    for (const { id, status, amount } of invoices.filter((each) => each.status === "open")) {
      const invoice = { invoiceId: id, document: ana.document };
      expect(await read("get_invoice", invoice)).toMatchObject({ id, status, amount });
      const file = await read("get_invoice_pdf", invoice);
      expect(file.contentType).toBe("application/pdf");
      expect(atob(String(file.base64))).toMatch(/^%PDF-/);
    }
    const foreign = { invoiceId: invoices[0]?.id, document: bruno.document };
    await problemOf(provider, "get_invoice", foreign, 404, "invoice_not_found");
    const unknown = { invoiceId: "999999999", document: ana.document };
    await problemOf(provider, "get_invoice", unknown, 404, "invoice_not_found");
    await problemOf(provider, "get_invoice_pdf", unknown, 404, "invoice_not_found");
  });

  it("lists plans by the same words, and those that are blocked", async () => {
    const plans = await read<Row[]>("list_plans", { document: ana.document });
    expect(plans.map(({ name, status }) => `${name} ${status}`).sort()).toEqual([
      "Fibra 500 Mega active",
      "Rádio 10 Mega cancelled",
    ]);
    const blocked = await read<Row[]>("list_blocked_plans", { document: bruno.document });
    expect(blocked).toMatchObject([
      { name: "Fibra 300 Mega", status: "blocked", contractId: expect.any(String) },
    ]);
    expect(await read("list_blocked_plans", { document: clara.document })).toEqual([]);
    const ofCompany = await read<Row[]>("list_plans", { document: company.document });
    expect(ofCompany.map(({ status }) => status === "active")).toEqual([true, false, false]);
  });

  it("tells who owes what is owed, and who owes nothing or is unknown nothing", async () => {
    const texts = await read<string[]>("list_pending_texts", { document: bruno.document });
    expect(texts[0]).toMatch(
      /^Há 2 boletos em atraso, no total de R\$ 1\d\d,\d\d; o mais antigo venceu em \d\d\/\d\d\/\d{4}/,
    );
    const open = await read<string[]>("list_pending_texts", { document: ana.document });
    expect(open[0]).toMatch(/^Há 2 boletos em aberto, no total de R\$ 1\.?334,46; o próximo vence em/);
    expect(await read("list_pending_texts", { document: clara.document })).toEqual([]);
    expect(await read("list_pending_texts", { document: ISP_UNKNOWN_DOCUMENT })).toEqual([]);
  });

  it("lists what is sold, when it falls due, who sells it and where customers come from", async () => {
    const products = await read<Row[]>("list_products");
    const names = products.map(({ name }) => name);
    for (const product of ISP_PRODUCTS.slice(0, 3)) expect(names).toContain(product.name);
    expect(products.every(({ id }) => typeof id === "string" && id !== "")).toBe(true);
    const days = await read<Row[]>("list_due_dates");
    expect(days.map(({ day }) => day)).toEqual(expect.arrayContaining([5, 10, 15, 20]));
    const resellers = await read<Row[]>("list_resellers");
    expect(resellers.map(({ name }) => name)).toEqual(["Marcos Andrade", "Patrícia Lopes"]);
    const origins = await read<Row[]>("list_commercial_origins");
    expect(origins.map(({ name }) => name)).toContain("Site");
  });

  it.each(["list_invoices", "list_plans", "list_blocked_plans", "list_pending_texts"] as const)(
    "%s of nobody is an empty list",
    async (name) => {
      expect(await read(name, { document: ISP_UNKNOWN_DOCUMENT })).toEqual([]);
    },
  );

  it.each(["get_customer", "get_customer_contacts"] as const)("%s of nobody is 404", async (name) => {
    await problemOf(provider, name, { document: ISP_UNKNOWN_DOCUMENT }, 404, "customer_not_found");
  });
});

describe.each(erps.filter(({ id }) => id !== "voalle"))("fiscal notes of $id", ({ open }) => {
  it("are listed with a PDF for each; nobody's are an empty list", async () => {
    const provider = await open();
    const { document } = clara;
    const notes = await resultOf<Row[]>(provider, "list_fiscal_notes", { document });
    expect(notes).toMatchObject([{ number: expect.stringMatching(/^\d+$/), issuedAt: DAY, amount: "79.90" }]);
    const file = await resultOf(provider, "get_fiscal_note_pdf", { noteId: notes[0]?.id, document });
    expect(atob(String(file.base64))).toMatch(/^%PDF-/);
    const foreign = { noteId: notes[0]?.id, document: bruno.document };
    await problemOf(provider, "get_fiscal_note_pdf", foreign, 404, "fiscal_note_not_found");
    expect(await resultOf(provider, "list_fiscal_notes", { document: ISP_UNKNOWN_DOCUMENT })).toEqual([]);
  });
});
