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
import { block, blocks, isoDay, number, requireOption, requireTags, text, yesNo } from "../fields.ts";
import { MESSAGES } from "../messages.ts";
import { requireUsableSeller } from "../sellers.ts";
import type { Session } from "../session.ts";

const FREIGHT_KINDS = ["0", "1", "2", "3", "4", "9"];
const FREIGHT_COSTS = ["valor_frete", "valor_seguro", "outras_despesas"];
const CUSTOMER_TAGS = { id: "codigo_cliente", code: "codigo_cliente_integracao" };

/** An order as it is kept, from what was sent and its checked items; numbers and stamps are the caller's. */
export async function buildOrder(session: Session, sent: Fields, items: Fields[]): Promise<Fields> {
  const header = block(sent, "cabecalho");
  requireTags(header, ["codigo_pedido_integracao"]);
  const customerId = await requireBillableCustomer(session, header, CUSTOMER_TAGS);
  const forecast = readForecast(session, header, "data_previsao");
  await requireStage(session, "11", text(header, "etapa"), "etapa");
  if (items.length === 0) throw new OmieFault("1000", MESSAGES.required("det"));
  refuseRepeatedItems(items);
  const freight = readFreight(block(sent, "frete"));
  const information = await readInformation(session, block(sent, "informacoes_adicionais"));
  const totals = totalsOf(items, freight);
  const plan = { code: text(header, "codigo_parcela"), tag: "codigo_parcela", listTag: "lista_parcelas" };
  const instalments = await instalmentsOf(session, plan, readInstalments(sent), totals.total, forecast);
  return {
    cabecalho: {
      bloqueado: "N",
      importado_api: "S",
      origem_pedido: "API",
      ...header,
      codigo_cliente: customerId,
      codigo_pedido_integracao: text(header, "codigo_pedido_integracao"),
      quantidade_itens: items.length,
      qtde_parcelas: instalments.length,
    },
    det: items,
    frete: freight,
    informacoes_adicionais: information,
    lista_parcelas: { parcela: instalments.map(presentInstalment) },
    observacoes: block(sent, "observacoes"),
    departamentos: blocks(sent, "departamentos"),
    total_pedido: {
      valor_mercadorias: totals.gross.toNumber(),
      valor_descontos: totals.discount.toNumber(),
      valor_total_pedido: totals.total.toNumber(),
    },
  };
}

function readFreight(sent: Fields): Fields {
  requireOption(sent, "modalidade", FREIGHT_KINDS);
  isoDay(sent, "previsao_entrega");
  return { modalidade: "9", ...sent };
}

async function readInformation(session: Session, sent: Fields): Promise<Fields> {
  requireTags(sent, ["codigo_categoria", "codigo_conta_corrente", "consumidor_final"]);
  yesNo(sent, "consumidor_final", "N");
  yesNo(sent, "enviar_email", "N");
  await requireCategory(session, text(sent, "codigo_categoria"), "codigo_categoria");
  await requireUsableAccount(session, number(sent, "codigo_conta_corrente"), "codigo_conta_corrente");
  await requireUsableSeller(session, number(sent, "codVend"), "codVend");
  return { enviar_email: "N", ...sent };
}

function totalsOf(items: Fields[], freight: Fields) {
  const sum = (tag: string) =>
    items.reduce((added, item) => added.plus(number(block(item, "produto"), tag)), Big(0));
  const costs = FREIGHT_COSTS.reduce((added, tag) => added.plus(number(freight, tag)), Big(0));
  const gross = sum("valor_mercadoria");
  const discount = sum("valor_desconto");
  return { gross, discount, total: cents(gross.minus(discount).plus(costs)) };
}

function refuseRepeatedItems(items: Fields[]): void {
  const seen = new Set<string>();
  for (const item of items) {
    const code = text(block(item, "ide"), "codigo_item_integracao");
    if (seen.has(code)) throw new OmieFault("101", MESSAGES.itemTwice(code));
    seen.add(code);
  }
}

function readInstalments(sent: Fields): Instalment[] {
  return blocks(block(sent, "lista_parcelas"), "parcela").map((instalment) => {
    requireTags(instalment, ["numero_parcela", "data_vencimento", "valor", "percentual"]);
    return {
      number: number(instalment, "numero_parcela"),
      day: isoDay(instalment, "data_vencimento"),
      amount: Big(number(instalment, "valor")),
      percent: Big(number(instalment, "percentual")),
    };
  });
}

function presentInstalment(instalment: Instalment): Fields {
  return {
    numero_parcela: instalment.number,
    data_vencimento: dueDay(instalment),
    percentual: instalment.percent.toNumber(),
    valor: instalment.amount.toNumber(),
    quantidade_dias: 0,
  };
}
