import type { Condition } from "../../shared/records.ts";
import type { Fields } from "../complex-types.ts";
import { block, blocks, number, requireOption, text, yesNo } from "../fields.ts";
import { changedWithin, dayBetween, equals, equalsNumber, listPage, onlyByApi } from "../listing.ts";
import { SERVICE_ORDER_TYPES as TYPES } from "../schema/os.ts";
import { reads, type Service, writes } from "../service.ts";
import { bodyIs, type Session } from "../session.ts";
import { requireWorkOrder } from "./find.ts";
import { keysOf, presentWorkOrder } from "./present.ts";
import { alterWorkOrder, includeWorkOrder, moveWorkOrder, removeWorkOrder } from "./write.ts";

/** `servicos/os`: work orders. */
export const workOrders: Service = {
  IncluirOS: writes(TYPES.osCadastro, includeWorkOrder),
  AlterarOS: writes(TYPES.osCadastro, alterWorkOrder),
  ConsultarOS: reads(TYPES.osChave, async (session, param) => {
    yesNo(param, "cIncluirTarefas", "N");
    const record = await requireWorkOrder(session, param);
    return presentWorkOrder(session, record, { parts: true, expenses: true, isListed: false });
  }),
  ListarOS: reads(TYPES.osListarRequest, listWorkOrders),
  StatusOS: reads(TYPES.osStatusRequest, async (session, param) => {
    const record = await requireWorkOrder(session, param);
    const whole = presentWorkOrder(session, record, { parts: false, expenses: false, isListed: false });
    const header = block(record.body, "Cabecalho");
    return {
      ...keysOf(record),
      cEtapa: text(header, "cEtapa"),
      ...block(whole, "InfoCadastro"),
      nValorTot: number(header, "nValorTotal"),
      ListaRpsNfse: [],
    };
  }),
  TrocarEtapaOS: writes(TYPES.osTrocarEtapaRequest, moveWorkOrder),
  ExcluirOS: writes(TYPES.osChave, removeWorkOrder),
};

/** The stage's filter is `filtrar_por_etapa` here; parts and expenses are shown on demand. */
function listWorkOrders(session: Session, param: Fields): Promise<Fields> {
  const shown = {
    parts: yesNo(param, "cExibirProdutos", "N") === "S",
    expenses: yesNo(param, "cExibirDespesas", "N") === "S",
    isListed: true,
  };
  return listPage(session, param, {
    resource: "os",
    family: "snake",
    key: "osCadastro",
    conditions: [
      ...changedWithin(session, param),
      ...onlyByApi(param),
      ...equals(param, "filtrar_por_etapa", "Cabecalho.cEtapa"),
      ...equalsNumber(param, "filtrar_por_cliente", "Cabecalho.nCodCli"),
      ...statusConditions(param),
      ...codeConditions(blocks(param, "filtrar_por_codigo")),
      ...period(param, "previsao", "body.Cabecalho.dDtPrevisao"),
      ...period(param, "faturamento", "body.states.dDtFat"),
      ...period(param, "cancelamento", "body.states.dDtCanc"),
    ],
    present: (record) => presentWorkOrder(session, record, shown),
  });
}

function period(param: Fields, what: string, path: string): Condition[] {
  return dayBetween(param, `filtrar_por_data_${what}_de`, `filtrar_por_data_${what}_ate`, path);
}

function statusConditions(param: Fields): Condition[] {
  requireOption(param, "filtrar_por_status", ["F", "N", "C"]);
  switch (text(param, "filtrar_por_status")) {
    case "F":
      return [bodyIs("states.cFaturada", "S")];
    case "C":
      return [bodyIs("states.cCancelada", "S")];
    case "N":
      return [bodyIs("states.cFaturada", "N")];
    default:
      return [];
  }
}

function codeConditions(codes: Fields[]): Condition[] {
  if (codes.length === 0) return [];
  const ids = JSON.stringify(codes.map((code) => number(code, "nCodOS")));
  const own = JSON.stringify(codes.map((code) => text(code, "cCodIntOS")).filter((code) => code !== ""));
  const sql = `(id IN (SELECT value FROM json_each(?))
    OR json_extract(document, '$.body.Cabecalho.cCodIntOS') IN (SELECT value FROM json_each(?)))`;
  return [{ sql, values: [ids, own] }];
}
