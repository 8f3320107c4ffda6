import { Hono } from "hono";
import { maskDocument } from "../shared/documents.ts";
import { boletoCodes, brazilianDate, pixCode } from "../shared/isp-charges.ts";
import { ISP_CITY } from "../shared/isp-people.ts";
import { pdfOf } from "../shared/pdf.ts";
import { Refusal, success } from "./envelope.ts";
import { MESSAGES } from "./messages.ts";
import type { Contract, Invoice, Person } from "./records.ts";
import { type MkContext, type MkHono, required, requireRecord, shownAmount } from "./session.ts";

/** The services that look things up. */
export const reads = new Hono<MkHono>();

// Several customers may share a document: all but the first are in Outros.
reads.get("/WSMKConsultaDoc.rule", async (context) => {
  const { store, switches } = context.env.session;
  const document = required(context, "doc")
    .replace(/[.\-/\s]/g, "")
    .toUpperCase();
  const [first, ...others] = (await store.all("people")).filter((person) => person.document === document);
  if (!first) throw new Refusal(MESSAGES.nobody, "003");
  return success(switches, { ...presentPerson(first), Outros: others.map(presentPerson) });
});

reads.get("/WSMKFaturasPendentes.rule", async (context) => {
  const { session } = context.env;
  const person = await requireRecord(context, "people", "cd_cliente");
  const open = (await session.store.all("invoices"))
    .filter((invoice) => invoice.personId === person.id && !invoice.paid && !invoice.cancelled)
    .toSorted((left, right) => (left.dueDate < right.dueDate ? -1 : 1));
  const FaturasPendentes = open.map((invoice) => ({
    codfatura: Number(invoice.id),
    data_vencimento: brazilianDate(invoice.dueDate),
    valor_total: shownAmount(session, invoice.amount),
    descricao: invoice.description,
  }));
  return success(session.switches, { FaturasPendentes });
});

reads.get("/WSMKSegundaViaCobranca.rule", async (context) => {
  const { session } = context.env;
  const invoice = await requireOpen(context, "cd_fatura");
  const { origin } = new URL(context.req.url);
  return success(session.switches, {
    Fatura: Number(invoice.id),
    PathDownload: `${origin}/mksolutions/mk/download/${session.store.companyId}-${invoice.id}-${invoice.hash}.pdf`,
    Valor: shownAmount(session, invoice.amount),
    Vcto: brazilianDate(invoice.dueDate),
  });
});

reads.get("/WSMKLDViaSMS.rule", async (context) => {
  const invoice = await requireOpen(context, "cd_fatura");
  const { digitableLine } = boletoCodes(invoice);
  return success(context.env.session.switches, {
    DadosFatura: [{ codfatura: Number(invoice.id), ld: digitableLine }],
  });
});

reads.get("/WSMKRetornarCopieColaPix.rule", async (context) => {
  const { switches, store } = context.env.session;
  const invoice = await requireOpen(context, "CodigoFatura");
  if (switches.PIX_MISSING) throw new Refusal(MESSAGES.noPix, "004");
  const person = await store.find("people", invoice.personId);
  const charge = {
    id: invoice.id,
    amount: invoice.amount,
    receiver: "Provedor Exemplo",
    city: ISP_CITY.name,
  };
  return success(switches, {
    codpessoa: Number(invoice.personId),
    nome_razaosocial: person?.name.toUpperCase(),
    status_contrato: "Ativo",
    texto_qrcode: pixCode(charge),
  });
});

reads.get("/WSMKConexoesPorCliente.rule", async (context) => {
  const { store, switches } = context.env.session;
  const person = await requireRecord(context, "people", "cd_cliente");
  const own = (await store.all("connections")).filter(({ personId }) => personId === person.id);
  const Conexoes = own.map((connection) => ({
    codconexao: Number(connection.id),
    contrato: Number(connection.contractId),
    username: connection.username,
    bloqueada: connection.blocked ? "Sim" : "Não",
    motivo_bloqueio: connection.reason === "" ? null : connection.reason,
    tecnologia: "Fibra",
  }));
  return success(switches, { Nome: person.name.toUpperCase(), CodigoPessoa: Number(person.id), Conexoes });
});

reads.get("/WSMKContratosPorCliente.rule", async (context) => {
  const { switches } = context.env.session;
  const { person, contracts } = await contractsOf(context);
  const ContratosAtivos = contracts
    .filter(({ cancelled }) => !cancelled)
    .map((one) => presentContract(context, one));
  return success(switches, { CodigoPessoa: Number(person.id), ContratosAtivos });
});

reads.get("/WSMKContratosPorClienteV2.rule", async (context) => {
  const { switches } = context.env.session;
  const { person, contracts } = await contractsOf(context);
  const Contratos = contracts.map((one) => presentContract(context, one));
  return success(switches, { CodigoPessoa: Number(person.id), Contratos });
});

reads.get("/download/:name{[0-9]+-[0-9]+-[0-9a-f]+\\.pdf}", async (context) => {
  const [, id = "", hash = ""] = context.req.param("name").replace(".pdf", "").split("-");
  const invoice = await context.env.session.store.find("invoices", id);
  if (invoice?.hash !== hash) return context.notFound();
  const lines = [
    `Fatura ${id}`,
    `Vencimento ${brazilianDate(invoice.dueDate)}`,
    boletoCodes(invoice).digitableLine,
  ];
  return new Response(pdfOf(lines), { headers: { "content-type": "application/pdf" } });
});

async function requireOpen(context: MkContext, parameter: string): Promise<Invoice> {
  const invoice = await requireRecord(context, "invoices", parameter);
  if (invoice.paid || invoice.cancelled) throw new Refusal(MESSAGES.paid, "005");
  return invoice;
}

async function contractsOf(context: MkContext): Promise<{ person: Person; contracts: Contract[] }> {
  const person = await requireRecord(context, "people", "cd_cliente");
  const all = await context.env.session.store.all("contracts");
  return { person, contracts: all.filter(({ personId }) => personId === person.id) };
}

function presentPerson(person: Person): Record<string, unknown> {
  return {
    CodigoPessoa: Number(person.id),
    Nome: person.name.toUpperCase(),
    CPF_CNPJ: maskDocument(person.document),
    Situacao: "Ativo",
    Email: person.email,
    Fone: person.phone,
  };
}

function presentContract(context: MkContext, contract: Contract): Record<string, unknown> {
  return {
    codcontrato: Number(contract.id),
    plano_acesso: contract.planName,
    status_contrato: contract.cancelled ? "Cancelado" : "Ativo",
    valor: shownAmount(context.env.session, contract.amount),
    vcto: String(contract.dueDay),
    adesao: brazilianDate(contract.joinedAt),
  };
}
