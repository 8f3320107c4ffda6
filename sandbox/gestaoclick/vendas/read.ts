import { dateInSaoPaulo } from "../../shared/clock.ts";
import { readCustomFields } from "../attributes.ts";
import { Refusal } from "../envelope.ts";
import { date, type Fields, requireFields, text } from "../input.ts";
import { MESSAGES } from "../messages.ts";
import { money, toDecimal } from "../money.ts";
import type { Named, Situacao } from "../resources.ts";
import { resolveReference, type Session, timestamp } from "../session.ts";
import { paymentsOfPlan, readPayments, readPlan } from "./instalments.ts";
import { blankOrMoney, type ReadLines, readLines } from "./lines.ts";
import { readParties } from "./parties.ts";
import { amountsOfChangedSale, amountsOfNewSale, type LineResult, withoutTotal } from "./put-traps.ts";
import { type Payment, PLAIN_TEXTS, SALE_KINDS, type Sale, type SaleKind } from "./sale.ts";
import { requireMatchingPayments } from "./totals.ts";

/** A sale read from a request, before it has a number, an id and its postings. */
export interface SaleDraft {
  sale: Omit<Sale, "id" | "codigo" | "hash" | "cadastrado_em" | "situacao_estoque" | "situacao_financeiro">;
  situacao: Situacao | undefined;
}

/**
 * Reads a sale from a request. `existing` makes it a change, which replaces the whole document: whatever the
 * request leaves out is lost.
 */
export async function readSale(
  session: Session,
  fields: Fields,
  place: { shop: Named; usuarioId: string },
  existing?: Sale,
): Promise<SaleDraft> {
  requireFields(fields, requiredFields(session, existing));
  const header = readHeader(fields);
  const { parties, situacao } = await readParties(session, fields);
  await resolveReference(session, "usuarios", "usuario_id", place.usuarioId);
  const lines = await readLines(session, fields);
  const { amounts, losesTotal } = amountsOf(session, lines, header, existing);
  const terms = await readTerms(session, fields, header.data, amounts.valor_total);
  requireMatchingPayments({ ...header, ...amounts, ...terms }, session.switches);
  const sale = {
    ...header,
    loja_id: place.shop.id,
    nome_loja: place.shop.nome,
    usuario_id: place.usuarioId,
    ...parties,
    ...amounts,
    ...terms,
    atributos: await readCustomFields(session, fields, "atributos_vendas"),
    modificado_em: timestamp(session),
  };
  return { sale: losesTotal ? withoutTotal(sale) : sale, situacao };
}

function requiredFields(session: Session, existing: Sale | undefined): string[] {
  const { PUT_DROPS_CLIENTE, PUT_REQUIRES_CODIGO, PUT_REQUIRES_TIPO } = session.switches;
  if (!existing) return ["cliente_id", "situacao_id", "data"];
  return [
    ...(PUT_REQUIRES_TIPO ? ["tipo"] : []),
    ...(PUT_REQUIRES_CODIGO ? ["codigo"] : []),
    ...(PUT_DROPS_CLIENTE ? [] : ["cliente_id"]),
    "situacao_id",
    "data",
  ];
}

function readHeader(fields: Fields) {
  const plain = Object.fromEntries(PLAIN_TEXTS.map((name) => [name, text(fields, name)]));
  return {
    // Guarantee: the object was just built from the same list of names.
    ...(plain as Pick<Sale, (typeof PLAIN_TEXTS)[number]>),
    tipo: readKind(fields),
    data: date(fields, "data"),
    prazo_entrega: date(fields, "prazo_entrega") || date(fields, "previsao_entrega"),
    desconto_valor: blankOrMoney(fields, "desconto_valor"),
    desconto_porcentagem: blankOrMoney(fields, "desconto_porcentagem"),
    valor_frete: money(toDecimal(fields.valor_frete)),
  };
}

function readKind(fields: Fields): SaleKind {
  const asked = text(fields, "tipo") || "produto";
  const kind = SALE_KINDS.find((candidate) => candidate === asked);
  if (!kind) throw new Refusal(MESSAGES.invalid("tipo"));
  return kind;
}

function amountsOf(
  session: Session,
  lines: ReadLines,
  header: Pick<Sale, "desconto_valor" | "desconto_porcentagem" | "valor_frete">,
  existing: Sale | undefined,
): LineResult {
  if (existing) return amountsOfChangedSale(existing, lines, header, session.switches);
  if (session.switches.REQUIRE_LINES && lines.produtos.length + lines.servicos.length === 0) {
    throw new Refusal(MESSAGES.noLines);
  }
  return amountsOfNewSale(lines, header);
}

/** Payments listed, or made from a payment method, or none at all, which the ERP accepts too. */
async function readTerms(session: Session, fields: Fields, saleDate: string, total: string) {
  const condition = text(fields, "condicao_pagamento");
  if (!["", "a_vista", "parcelado"].includes(condition)) {
    throw new Refusal(MESSAGES.invalid("condicao_pagamento"));
  }
  const listed = await readPayments(session, fields);
  if (listed || text(fields, "forma_pagamento_id") === "") return termsOf(listed ?? [], condition, fields);
  const plan = await readPlan(session, fields, saleDate || dateInSaoPaulo(session.nowMs));
  return termsOf(await paymentsOfPlan(session, fields, plan, toDecimal(total)), condition, fields);
}

/** The header's terms are labels: live sales often disagree with their own payments. */
function termsOf(pagamentos: Payment[], condition: string, fields: Fields) {
  return {
    condicao_pagamento: condition || (pagamentos.length > 1 ? "parcelado" : "a_vista"),
    forma_pagamento_id: text(fields, "forma_pagamento_id"),
    data_primeira_parcela: pagamentos[0]?.data_vencimento ?? "",
    numero_parcelas: text(fields, "numero_parcelas") || String(Math.max(1, pagamentos.length)),
    intervalo_dias: text(fields, "intervalo_dias"),
    pagamentos,
  };
}
