import { expect, test } from "vitest";
import type { SaleInput } from "../../../src/erp/flows/sales.ts";
import { createConnection } from "../../../src/services/connections/create-connection.ts";
import type { Diagnosis } from "../../../src/services/diagnosis/diagnosis-view.ts";
import { getDiagnosis } from "../../../src/services/diagnosis/get-diagnosis.ts";
import { runDiagnosis } from "../../../src/services/diagnosis/run-diagnosis.ts";
import { dumpThings } from "../common/page-world.ts";
import { PRODUCT, saleInput } from "../common/sales.ts";
import { Shop } from "../common/shop.ts";

/** What a diagnosis finds before the first error, in what the CRM sent and in the settings. */

async function diagnose(shop: Shop, language: "pt" | "en" = "pt"): Promise<Diagnosis> {
  shop.context.clock.advance(1_000);
  return await runDiagnosis(shop.context, shop.connectionId, language);
}

/** A shop before its activation, with these sales of the CRM's. */
async function shopWith(sales: Partial<SaleInput>[], settings = {}): Promise<Shop> {
  const shop = await Shop.open({ activate: false, settings });
  for (const [index, changes] of sales.entries()) await shop.put(`s-${index + 1}`, saleInput(changes));
  return shop;
}

function found({ findings }: Diagnosis, code: string) {
  return findings.find((finding) => finding.code === code);
}

const codes = ({ findings }: Diagnosis) => findings.map(({ code }) => code);

test("a shop in order has nothing to mend", async () => {
  const shop = await shopWith([{}, {}]);
  expect(await diagnose(shop)).toMatchObject({ examined: 2, hasMore: false, findings: [] });
});

test("items without code are told by name, with the code that other sales and the ERP have for them", async () => {
  const { code: _, ...uncoded } = PRODUCT;
  const shop = await shopWith([
    {},
    { items: [uncoded] },
    { items: [{ ...uncoded, name: "Rastreador veicular GPS" }], payments: null },
    { items: [{ ...uncoded, name: "Rastreador veicular GPS" }], payments: null },
  ]);
  const finding = found(await diagnose(shop), "product_code_missing");
  expect(finding).toMatchObject({
    severity: "error",
    sales: 3,
    itemCount: 2,
    cure: expect.stringContaining("Código Externo"),
  });
  expect(finding?.items).toEqual([
    {
      name: "Rastreador veicular GPS",
      detail: null,
      sales: 2,
      examples: ["s-3", "s-4"],
      suggestions: ["07890 (Rastreador Veicular GPS)"],
    },
    { name: "Fermento 1 kg", detail: null, sales: 1, examples: ["s-2"], suggestions: ["0222"] },
  ]);
});

test("sellers that the ERP does not have, or has twice, are told with the names that come close", async () => {
  const sales = [
    { seller: { name: "Ana Paulla" } },
    { seller: { name: "ana paula" } },
    { seller: { name: "João Silva" } },
    // Left the shop, and is the only one of the name: found all the same.
    { seller: { name: "Roberto Nunes" } },
  ];
  const shop = await shopWith(sales);
  const diagnosis = await diagnose(shop);
  expect(found(diagnosis, "seller_unmatched")).toMatchObject({
    severity: "warning",
    sales: 2,
    items: [
      { name: "Ana Paulla", suggestions: expect.arrayContaining(["Ana Paula"]) },
      { name: "ana paula", suggestions: expect.arrayContaining(["Ana Paula"]) },
    ],
  });
  expect(found(diagnosis, "seller_ambiguous")?.items).toMatchObject([{ name: "João Silva", sales: 1 }]);
  const strict = await shopWith(sales, { unknownSeller: "fail" });
  expect(found(await diagnose(strict), "seller_unmatched")).toMatchObject({ severity: "error" });
});

test("customers without or with a wrong document are told, with the document that the name has elsewhere", async () => {
  const shop = await shopWith([
    {},
    { customer: { name: "padaria sol" } },
    { customer: { name: "Bia", document: "111.111.111-12" } },
  ]);
  const diagnosis = await diagnose(shop);
  expect(found(diagnosis, "customer_document_missing")?.items).toEqual([
    { name: "padaria sol", detail: null, sales: 1, examples: ["s-2"], suggestions: ["11.444.777/0001-61"] },
  ]);
  expect(found(diagnosis, "customer_document_invalid")?.items).toMatchObject([
    { name: "Bia", detail: 'Está "111.111.111-12".' },
  ]);
});

test("one code for different products, and one document for different customers, are told", async () => {
  const shop = await shopWith([
    {},
    { items: [{ ...PRODUCT, name: "Câmera IP Externa" }] },
    // A service may have a product's code, and a name may be spelt in two ways.
    { items: [{ ...PRODUCT, type: "service", name: "Configuração de Rede" }] },
    { items: [{ ...PRODUCT, name: "FERMENTO 1KG" }] },
    { customer: { name: "Mercado Lua", document: "11444777000161" } },
  ]);
  const diagnosis = await diagnose(shop);
  expect(found(diagnosis, "code_shared")).toMatchObject({
    severity: "warning",
    items: [{ name: "0222", detail: "Usado para Fermento 1 kg e Câmera IP Externa." }],
  });
  expect(found(diagnosis, "code_shared")?.items).toHaveLength(1);
  expect(found(diagnosis, "document_shared")?.items).toMatchObject([
    { name: "11.444.777/0001-61", detail: "Usado para Padaria Sol e Mercado Lua.", sales: 5 },
  ]);
});

test("instalments that do not add up and methods that the ERP does not have are told", async () => {
  const payments = [{ dueDate: "2026-12-20", amount: "49.00", method: "Cheque" }];
  const shop = await shopWith([{ payments }, { discount: "99.00", payments: null }]);
  const diagnosis = await diagnose(shop);
  expect(found(diagnosis, "payments_mismatch")?.items).toMatchObject([
    { name: "1042", detail: "As parcelas somam R$ 49,00, e a venda é de R$ 50,00.", examples: ["s-1"] },
  ]);
  expect(found(diagnosis, "sale_total_negative")).toMatchObject({ severity: "error", sales: 1 });
  expect(found(diagnosis, "payment_method_unmatched")?.items).toMatchObject([{ name: "Cheque", sales: 1 }]);
  const methodId = await shop.erp.idOf("/formas_pagamentos", "nome", "PIX");
  const settings = { paymentMethodId: methodId };
  const withDefault = await Shop.open({ activate: false, erp: shop.erp, settings });
  await withDefault.put("s-1", saleInput({ payments }));
  expect(codes(await diagnose(withDefault))).toEqual(["payments_mismatch"]);
});

test("settings that point to what the ERP no longer has, or cannot be read, are told by their titles", async () => {
  const shop = await shopWith([], { saleStatusId: "999999", storeId: "999998" });
  await shop.erp.inject({ kind: "failed", method: "GET", path: "/situacoes_vendas" });
  const diagnosis = await diagnose(shop);
  expect(found(diagnosis, "option_gone")).toMatchObject({
    severity: "error",
    sales: 0,
    items: [
      {
        name: "Loja",
        detail: 'Está salvo "999998", que não está na lista do ERP.',
        suggestions: ["Filial Centro", "Matriz"],
      },
    ],
  });
  expect(found(diagnosis, "list_unreadable")?.items).toMatchObject([{ name: "Situação das vendas novas" }]);
});

test("several default situations are told while none is chosen", async () => {
  const shop = await shopWith([]);
  await shop.erp.setSwitches({ SEVERAL_PADRAO: true });
  expect(codes(await diagnose(shop))).toEqual(["sale_status_ambiguous"]);
});

test("without an accepted access that alone is told of the ERP, and the sales are looked at all the same", async () => {
  const shop = await shopWith([{ customer: { name: "Sem documento" } }], { storeId: "999998" });
  await shop.erp.revoke();
  expect(codes(await diagnose(shop))).toEqual(["credentials_rejected", "customer_document_missing"]);
  await shop.erp.restore();
  await shop.erp.inject({ kind: "html_502", method: "GET", path: "/lojas" });
  expect(codes(await diagnose(shop))).toEqual(["customer_document_missing", "erp_unreachable"]);
  const draft = await createConnection(shop.context, { provider: "gestaoclick", name: "Rascunho" });
  expect(codes(await runDiagnosis(shop.context, draft.id, "pt"))).toEqual([
    "credentials_missing",
    "customer_document_missing",
  ]);
});

test("what has been delivered long ago is not looked at, and what stopped is", async () => {
  const shop = await Shop.open();
  await shop.deliver("s-1", saleInput());
  await shop.put("s-2", saleInput({ customer: { name: "Sem documento" } }));
  const first = await diagnose(shop);
  expect(first).toMatchObject({ examined: 2 });
  expect(found(first, "customer_document_missing")?.items).toMatchObject([{ examples: ["s-2"] }]);
});

test("it only reads, with few calls, and lists that are believed are not asked for again", async () => {
  const shop = await shopWith(Array.from({ length: 30 }, () => ({})));
  const sent = shop.context.sent;
  const before = await dumpThings(["diagnoses", "option_lists"]);
  sent.length = 0;
  await diagnose(shop);
  expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "GET /lojas",
    "GET /situacoes_vendas",
    "GET /funcionarios",
    "GET /formas_pagamentos",
  ]);
  sent.length = 0;
  await diagnose(shop);
  expect(sent.map(({ path }) => path)).toEqual(["/lojas", "/situacoes_vendas"]);
  expect(await dumpThings(["diagnoses", "option_lists"])).toEqual(before);
});

test("the last one is kept, and read in the reader's language", async () => {
  const shop = await shopWith([{ customer: { name: "Sem documento" } }]);
  expect(await getDiagnosis(shop.context, shop.connectionId, "pt")).toBeNull();
  const made = await diagnose(shop);
  expect(await getDiagnosis(shop.context, shop.connectionId, "pt")).toEqual(made);
  const english = await getDiagnosis(shop.context, shop.connectionId, "en");
  expect(english?.findings[0]?.title).toBe("Customers without CPF or CNPJ");
  await shop.put("s-1", saleInput());
  const again = await diagnose(shop);
  expect(again.findings).toEqual([]);
  expect(await getDiagnosis(shop.context, shop.connectionId, "pt")).toEqual(again);
});
