import type { Condition } from "../../shared/records.ts";
import type { Fields } from "../complex-types.ts";
import { withoutZeroTags } from "../documents.ts";
import { block, number, requireOption, text, yesNo } from "../fields.ts";
import { changedWithin, dayBetween, equals, equalsNumber, listPage, onlyByApi } from "../listing.ts";
import { SALES_ORDER_TYPES as TYPES } from "../schema/pedido.ts";
import { reads, type Service, writes } from "../service.ts";
import { bodyIs, type Session } from "../session.ts";
import { requireOrder } from "./find.ts";
import { keysOf, presentOrder } from "./present.ts";
import { alterOrder, includeOrder, moveOrder, removeOrder } from "./write.ts";

const STATUSES = ["FATURADO", "CANCELADO", "AUTORIZADO", "DENEGADO", "DEVOLVIDO"];

/** `produtos/pedido`: sales orders. The method that changes one is `AlterarPedidoVenda`. */
export const orders: Service = {
  IncluirPedido: writes(TYPES.pedido_venda_produto, includeOrder),
  AlterarPedidoVenda: writes(TYPES.pedido_venda_produto, alterOrder),
  ConsultarPedido: reads(TYPES.pvpConsultarRequest, async (session, param) => {
    const order = presentOrder(session, await requireOrder(session, param));
    return { pedido_venda_produto: session.switches.ZERO_TAGS_DROPPED ? withoutZeroTags(order) : order };
  }),
  ListarPedidos: reads(TYPES.pvpListarRequest, listOrders),
  StatusPedido: reads(TYPES.pvpStatusRequest, async (session, param) => {
    const record = await requireOrder(session, param);
    const { cancelado, faturado } = block(record.body, "infoCadastro");
    return {
      ...keysOf(record),
      etapa: text(block(record.body, "cabecalho"), "etapa"),
      cancelada: cancelado,
      faturada: faturado,
      ambiente: "H",
      valor_total_pedido: number(block(record.body, "total_pedido"), "valor_total_pedido"),
      ListaNfe: [],
    };
  }),
  TrocarEtapaPedido: writes(TYPES.pvpTrocarEtapaRequest, moveOrder),
  ExcluirPedido: writes(TYPES.pvpExcluirRequest, removeOrder),
};

/** The stage's filter is `etapa` here; another tag is unknown. */
function listOrders(session: Session, param: Fields): Promise<Fields> {
  const isSummary = yesNo(param, "apenas_resumo", "N") === "S";
  return listPage(session, param, {
    resource: "pedidos",
    family: "snake",
    key: "pedido_venda_produto",
    conditions: [
      ...dateConditions(session, param),
      ...onlyByApi(param),
      ...equals(param, "etapa", "cabecalho.etapa"),
      ...equalsNumber(param, "filtrar_por_cliente", "cabecalho.codigo_cliente"),
      ...equalsNumber(param, "filtrar_por_vendedor", "informacoes_adicionais.codVend"),
      ...equalsNumber(param, "filtrar_por_projeto", "informacoes_adicionais.codProj"),
      ...numberBetween(param),
      ...dayBetween(param, "data_previsao_de", "data_previsao_ate", "body.cabecalho.data_previsao"),
      ...dayBetween(param, "data_faturamento_de", "data_faturamento_ate", "body.infoCadastro.dFat"),
      ...dayBetween(param, "data_cancelamento_de", "data_cancelamento_ate", "body.infoCadastro.dCan"),
      ...statusConditions(param),
    ],
    present: (record) => presentOrder(session, record, isSummary),
  });
}

function dateConditions(session: Session, param: Fields): Condition[] {
  if (session.switches.ORDER_DATE_FILTER === "change") return changedWithin(session, param);
  const path = "body.cabecalho.data_previsao";
  return dayBetween(param, "filtrar_por_data_de", "filtrar_por_data_ate", path);
}

function numberBetween(param: Fields): Condition[] {
  const at = "json_extract(document, '$.body.number')";
  const [from, to] = [number(param, "numero_pedido_de"), number(param, "numero_pedido_ate")];
  return [
    ...(from === 0 ? [] : [{ sql: `${at} >= ?`, values: [from] }]),
    ...(to === 0 ? [] : [{ sql: `${at} <= ?`, values: [to] }]),
  ];
}

function statusConditions(param: Fields): Condition[] {
  requireOption(param, "status_pedido", STATUSES);
  const status = text(param, "status_pedido");
  return status === "" ? [] : [bodyIs(`infoCadastro.${status.toLowerCase()}`, "S")];
}
