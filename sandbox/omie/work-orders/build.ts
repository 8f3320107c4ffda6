import Big from "big.js";
import { requireUsableAccount } from "../bank-accounts.ts";
import { requireCategory } from "../categories.ts";
import type { Fields } from "../complex-types.ts";
import {
  cents,
  dueDay,
  type Instalment,
  instalmentsOf,
  readForecast,
  requireBillableCustomer,
  requireStage,
} from "../documents.ts";
import { OmieFault } from "../envelope.ts";
import { block, blocks, isoDay, number, requireTags, text, yesNo } from "../fields.ts";
import { MESSAGES } from "../messages.ts";
import { requireUsableSeller } from "../sellers.ts";
import type { Session } from "../session.ts";
import { MAX_ITEMS, totalOf } from "./items.ts";
import { buildParts } from "./parts.ts";

const CUSTOMER_TAGS = { id: "nCodCli", code: "cCodIntCli" };
const MAIL_TAGS = ["cEnvBoleto", "cEnvLink", "cEnvPix", "cEnvRecibo"];

/** A work order as it is kept, from what was sent and its checked services; numbers and stamps are the caller's. */
export async function buildWorkOrder(session: Session, sent: Fields, services: Fields[]): Promise<Fields> {
  const header = block(sent, "Cabecalho");
  requireTags(header, ["cCodIntOS"]);
  const customerId = await requireBillableCustomer(session, header, CUSTOMER_TAGS);
  const forecast = readForecast(session, header, "dDtPrevisao");
  await requireStage(session, "01", text(header, "cEtapa"), "cEtapa");
  await requireUsableSeller(session, number(header, "nCodVend"), "nCodVend");
  if (services.length === 0) throw new OmieFault("1000", MESSAGES.required("ServicosPrestados"));
  if (services.length > MAX_ITEMS)
    throw new OmieFault("105", MESSAGES.tooLong("ServicosPrestados", MAX_ITEMS));
  const information = await readInformation(session, block(sent, "InformacoesAdicionais"));
  const parts = await buildParts(session, block(sent, "produtosUtilizados"));
  const expenses = await readExpenses(session, block(sent, "despesasReembolsaveis"));
  const total = cents(totalOf(services));
  const plan = { code: text(header, "cCodParc"), tag: "cCodParc", listTag: "Parcelas" };
  const instalments = await instalmentsOf(session, plan, readInstalments(sent), total, forecast);
  return {
    Cabecalho: {
      ...header,
      nCodCli: customerId,
      cCodIntOS: text(header, "cCodIntOS"),
      nQtdeParc: instalments.length,
      nValorTotal: total.toNumber(),
    },
    InformacoesAdicionais: information,
    Email: readMail(block(sent, "Email")),
    Departamentos: blocks(sent, "Departamentos"),
    ServicosPrestados: services,
    Parcelas: instalments.map(presentInstalment),
    Observacoes: block(sent, "Observacoes"),
    despesasReembolsaveis: expenses,
    produtosUtilizados: parts,
  };
}

async function readInformation(session: Session, sent: Fields): Promise<Fields> {
  requireTags(sent, ["cCodCateg", "nCodCC"]);
  await requireCategory(session, text(sent, "cCodCateg"), "cCodCateg");
  await requireUsableAccount(session, number(sent, "nCodCC"), "nCodCC");
  isoDay(sent, "dDataRps");
  return sent;
}

function readMail(sent: Fields): Fields {
  for (const tag of MAIL_TAGS) yesNo(sent, tag, "N");
  if (sent.cEnvBoleto === "S" && sent.cEnvPix === "S") throw new OmieFault("101", MESSAGES.billetAndPix);
  return { cEnvBoleto: "N", cEnvLink: "N", cEnvPix: "N", cEnvRecibo: "N", cEnviarPara: "", ...sent };
}

async function readExpenses(session: Session, sent: Fields): Promise<Fields> {
  const expenses = blocks(sent, "despesaReembolsavel");
  if (expenses.length === 0) return {};
  requireTags(sent, ["cCodCategReemb"]);
  await requireCategory(session, text(sent, "cCodCategReemb"), "cCodCategReemb");
  for (const expense of expenses) {
    requireTags(expense, ["cDescReemb", "nValorReemb"]);
    isoDay(expense, "dDataReemb");
  }
  return sent;
}

function readInstalments(sent: Fields): Instalment[] {
  return blocks(sent, "Parcelas").map((instalment) => {
    requireTags(instalment, ["nParcela", "dDtVenc", "nValor", "nPercentual"]);
    return {
      number: number(instalment, "nParcela"),
      day: isoDay(instalment, "dDtVenc"),
      amount: Big(number(instalment, "nValor")),
      percent: Big(number(instalment, "nPercentual")),
    };
  });
}

function presentInstalment(instalment: Instalment): Fields {
  return {
    nParcela: instalment.number,
    dDtVenc: dueDay(instalment),
    nValor: instalment.amount.toNumber(),
    nPercentual: instalment.percent.toNumber(),
    nDias: 0,
  };
}
