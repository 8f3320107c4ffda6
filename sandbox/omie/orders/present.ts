import type { Fields } from "../complex-types.ts";
import { padded } from "../documents.ts";
import { block, number, text } from "../fields.ts";
import type { OmieRecord } from "../records.ts";
import { infoOf, type Session } from "../session.ts";

const SUMMARY_LEAVES_OUT = new Set(["det", "total_pedido", "lista_parcelas", "departamentos"]);
const BLANK_CODE = " ".repeat(60);

/** An order, whole or as a summary. */
export function presentOrder({ switches }: Session, record: OmieRecord, isSummary = false): Fields {
  const { number: shown, cabecalho: _, infoCadastro: states, ...body } = record.body;
  const header = block(record.body, "cabecalho");
  const code = text(header, "codigo_pedido_integracao");
  const rest = Object.entries(body).filter(([tag]) => !isSummary || !SUMMARY_LEAVES_OUT.has(tag));
  return {
    cabecalho: {
      ...header,
      codigo_pedido: Number(record.id),
      codigo_pedido_integracao: code === "" && switches.BLANK_PADDED_CODES ? BLANK_CODE : code,
      numero_pedido: padded(String(shown)),
    },
    ...Object.fromEntries(rest),
    infoCadastro: { ...infoOf(record), ...block({ states }, "states"), cImpAPI: record.byApi },
  };
}

/** What identifies an order in write answers. */
export function keysOf(record: OmieRecord): Fields {
  return {
    codigo_pedido: Number(record.id),
    codigo_pedido_integracao: text(block(record.body, "cabecalho"), "codigo_pedido_integracao"),
    numero_pedido: padded(String(record.body.number)),
  };
}

/** The event of a webhook about an order. */
export function eventOf(record: OmieRecord): Fields {
  const header = block(record.body, "cabecalho");
  const information = block(record.body, "informacoes_adicionais");
  return {
    idPedido: Number(record.id),
    codIntPedido: text(header, "codigo_pedido_integracao"),
    numeroPedido: String(record.body.number),
    idCliente: number(header, "codigo_cliente"),
    idContaCorrente: number(information, "codigo_conta_corrente"),
    codigoCategoria: text(information, "codigo_categoria"),
    etapa: text(header, "etapa"),
    dataPrevisao: text(header, "data_previsao"),
    valorPedido: number(block(record.body, "total_pedido"), "valor_total_pedido"),
  };
}
