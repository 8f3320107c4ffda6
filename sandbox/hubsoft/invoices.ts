import { Hono } from "hono";
import { boletoCodes, brazilianDate, isIsoDate, pixCode } from "../shared/isp-charges.ts";
import { ISP_CITY } from "../shared/isp-people.ts";
import { pdfOf } from "../shared/pdf.ts";
import { presentCustomer, presentPlan, searchCustomers } from "./customers.ts";
import { failure, Refusal } from "./envelope.ts";
import { MESSAGES } from "./messages.ts";
import type { Customer, CustomerService, Invoice } from "./records.ts";
import { type HubsoftContext, type HubsoftHono, limitOf, listAnswer, yesOrNo } from "./session.ts";

const MAX_INVOICES = 50;
const DEFAULT_INVOICES = 20;
const DATE_FIELDS: ReadonlyMap<string, "dueDate" | "paidAt" | "createdAt"> = new Map([
  ["data_vencimento", "dueDate"],
  ["data_pagamento", "paidAt"],
  ["data_cadastro", "createdAt"],
]);

/** `/cliente/financeiro`: a customer's invoices, open ones unless told otherwise; dates `dd/mm/yyyy`, no status. */
export const customerInvoices = new Hono<HubsoftHono>({ strict: false });

customerInvoices.get("/", async (context) => {
  const { session } = context.env;
  const found = await searchCustomers(context, ["cpf_cnpj", "codigo_cliente", "id_cliente_servico"]);
  const openOnly = yesOrNo(context, "apenas_pendente", true);
  const limit = limitOf(context, DEFAULT_INVOICES, MAX_INVOICES);
  if (found.length === 0 && session.switches.NOT_FOUND === "error") return failure(MESSAGES.nobodyFound);
  const onlyService =
    context.req.query("busca") === "id_cliente_servico" ? context.req.query("termo_busca") : undefined;
  const inPeriod = readPeriod(context);
  const faturas = (await session.store.all("invoices")).flatMap((invoice) => {
    const owner = found.find(({ customer }) => customer.id === invoice.customerId);
    const service = owner?.services.find(({ id }) => id === invoice.serviceId);
    const isShown = !invoice.cancelled && !(openOnly && invoice.paidAt !== "") && inPeriod(invoice);
    if (!owner || !service || !isShown) return [];
    if (onlyService !== undefined && onlyService !== invoice.serviceId) return [];
    return [{ invoice, shown: presentOfCustomer(context, invoice, owner.customer, service) }];
  });
  const sorted = faturas.toSorted((left, right) => (left.invoice.dueDate < right.invoice.dueDate ? -1 : 1));
  return listAnswer(context, "cliente/financeiro", {
    faturas: sorted.slice(0, limit).map(({ shown }) => shown),
  });
});

/** `/financeiro/fatura`: invoices of a period; ISO dates, amounts as text, pages from 0. */
export const invoices = new Hono<HubsoftHono>({ strict: false });

invoices.get("/", async (context) => {
  const { store } = context.env.session;
  for (const name of ["data_inicio", "data_fim"]) {
    if (!isIsoDate(context.req.query(name) ?? "")) throw new Refusal(MESSAGES.required(name));
  }
  const size = pageNumber(context, "itens_por_pagina", 20);
  const page = pageNumber(context, "pagina", 0);
  if (size === 0) throw new Refusal(MESSAGES.invalid("itens_por_pagina"));
  const inPeriod = readPeriod(context);
  const [everybody, plans, all] = await Promise.all([
    store.all("customers"),
    store.all("services"),
    store.all("invoices"),
  ]);
  const document = context.req.query("documento") ?? "";
  const matching = all.flatMap((invoice) => {
    const customer = everybody.find(({ id }) => id === invoice.customerId);
    const service = plans.find(({ id }) => id === invoice.serviceId);
    if (!customer || !service || invoice.cancelled || !inPeriod(invoice)) return [];
    return document === "" || customer.document === document ? [{ invoice, customer, service }] : [];
  });
  const faturas = matching.slice(page * size, (page + 1) * size).map(({ invoice, customer, service }) => ({
    ...presentOfPeriod(context, invoice),
    cliente: presentCustomer(customer),
    ...(context.req.query("tipo_resultado") === "detalhado" ? { servico: presentPlan(service) } : {}),
  }));
  const paginacao = {
    primeira_pagina: 0,
    ultima_pagina: Math.max(0, Math.ceil(matching.length / size) - 1),
    pagina_atual: page,
    total_registros: matching.length,
  };
  return listAnswer(context, "financeiro/fatura", { paginacao, faturas });
});

/** `/publico/{company}/{kind}/{id}/{hash}`: what the links point at; the hash is all that protects it. */
export const documents = new Hono<HubsoftHono>({ strict: false });

documents.get("/:company/fatura/:id/:hash", async (context) => {
  const invoice = await context.env.session.store.find("invoices", context.req.param("id"));
  if (invoice?.hash !== context.req.param("hash")) return new Response("Not Found", { status: 404 });
  const { digitableLine } = boletoCodes(invoice);
  return pdf([
    `Fatura ${invoice.id}`,
    `Vencimento ${brazilianDate(invoice.dueDate)}  R$ ${invoice.amount}`,
    digitableLine,
  ]);
});

documents.get("/:company/nota/:id/:hash", async (context) => {
  const note = await context.env.session.store.find("fiscalNotes", context.req.param("id"));
  if (note?.hash !== context.req.param("hash")) return new Response("Not Found", { status: 404 });
  return pdf([`Nota fiscal ${note.number}`, `Emissao ${brazilianDate(note.issuedAt)}  R$ ${note.amount}`]);
});

/** The address of a document. */
export function linkTo(
  context: HubsoftContext,
  kind: "fatura" | "nota",
  record: { id: string; hash: string },
): string {
  const { store } = context.env.session;
  const { origin } = new URL(context.req.url);
  return `${origin}/hubsoft/publico/${store.companyId}/${kind}/${record.id}/${record.hash}`;
}

function presentOfCustomer(
  context: HubsoftContext,
  invoice: Invoice,
  customer: Customer,
  service: CustomerService,
): Record<string, unknown> {
  const amount = Number(invoice.amount);
  return {
    id_fatura: Number(invoice.id),
    nosso_numero: `19${invoice.id}`,
    nosso_numero_dv: null,
    ...codesOf(context, invoice),
    numero_documento: invoice.id,
    especie_dinheiro: "R$",
    tipo_cobranca: "boleto_bancario",
    valor: amount,
    data_vencimento: brazilianDate(invoice.dueDate),
    data_cadastro: brazilianDate(invoice.createdAt),
    data_pagamento: invoice.paidAt === "" ? null : brazilianDate(invoice.paidAt),
    pix_copia_cola: pixOf(invoice),
    detalhamento: [{ descricao: `(+) ${service.name} | R$ ${invoice.amount}`, valor: amount }],
    cliente: {
      codigo_cliente: Number(customer.code),
      nome_razaosocial: customer.name.toUpperCase(),
      cpf_cnpj: customer.document,
      servico: presentPlan(service),
    },
  };
}

/** The same invoice in the other route: other formats, other names. */
function presentOfPeriod(context: HubsoftContext, invoice: Invoice): Record<string, unknown> {
  const orNull = (value: string) => (value === "" ? null : value);
  return {
    id_fatura: Number(invoice.id),
    id_cliente_servico: Number(invoice.serviceId),
    nosso_numero: `19${invoice.id}`,
    data_vencimento: invoice.dueDate,
    data_pagamento: orNull(invoice.paidAt),
    data_cadastro: `${invoice.createdAt} 08:00:00`,
    data_credito: orNull(invoice.paidAt),
    valor: String(Number(invoice.amount)),
    valor_pago: invoice.paidAmount === "" ? null : String(Number(invoice.paidAmount)),
    valor_juros_pago: null,
    valor_desconto: 0,
    ...codesOf(context, invoice),
    pix_copia_e_cola: pixOf(invoice),
    tipo_cobranca: "boleto_bancario",
  };
}

function codesOf(context: HubsoftContext, invoice: Invoice): Record<string, unknown> {
  if (context.env.session.switches.INVOICE_LINK_EMPTY) {
    return { linha_digitavel: null, codigo_barras: null, link: null };
  }
  const { barcode, digitableLine } = boletoCodes(invoice);
  return {
    linha_digitavel: digitableLine,
    codigo_barras: barcode,
    link: linkTo(context, "fatura", invoice),
  };
}

function pixOf(invoice: Invoice): string {
  return pixCode({
    id: invoice.id,
    amount: invoice.amount,
    receiver: "Provedor Exemplo",
    city: ISP_CITY.name,
  });
}

/** `tipo_data`, `data_inicio` and `data_fim` as a test of an invoice. */
function readPeriod(context: HubsoftContext): (invoice: Invoice) => boolean {
  const kind = context.req.query("tipo_data") || "data_vencimento";
  const field = DATE_FIELDS.get(kind);
  if (!field) throw new Refusal(MESSAGES.invalid("tipo_data"));
  const [from = "", to = ""] = ["data_inicio", "data_fim"].map((name) => {
    const sent = context.req.query(name) ?? "";
    if (sent !== "" && !isIsoDate(sent)) throw new Refusal(MESSAGES.invalid(name));
    return sent;
  });
  return (invoice) => {
    const day = invoice[field];
    if ((from !== "" || to !== "") && day === "") return false;
    return (from === "" || day >= from) && (to === "" || day <= to);
  };
}

function pageNumber(context: HubsoftContext, name: string, fallback: number): number {
  const sent = context.req.query(name) ?? "";
  if (sent === "") return fallback;
  if (!/^\d{1,6}$/.test(sent)) throw new Refusal(MESSAGES.invalid(name));
  return Number(sent);
}

function pdf(lines: string[]): Response {
  return new Response(pdfOf(lines), { headers: { "content-type": "application/pdf" } });
}
