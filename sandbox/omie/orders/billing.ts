import type { Fields } from "../complex-types.ts";
import { BILLED_STAGE } from "../documents.ts";
import { OmieFault } from "../envelope.ts";
import { block, brazilianDay, requireTags, text } from "../fields.ts";
import { MESSAGES } from "../messages.ts";
import type { OmieRecord } from "../records.ts";
import { SALES_ORDER_TYPES as TYPES } from "../schema/pedido.ts";
import { type Service, writes } from "../service.ts";
import { changedRecord, findByBody, replaceRecord, type Session, timestamp } from "../session.ts";
import { runMoves } from "../stock.ts";
import { announce } from "../webhooks.ts";
import { refuseClosedOrder, requireOrder } from "./find.ts";
import { eventOf } from "./present.ts";
import { orderMoves } from "./stock.ts";

const TAGS = { id: "nCodPed", code: "cCodIntPed" };

/** `produtos/pedidovendafat`: billing and cancelling sales orders. */
export const orderBilling: Service = {
  FaturarPedidoVenda: writes(TYPES.pvpFaturarRequest, async (session, param) => {
    const record = await requireOrder(session, param, TAGS);
    refuseClosedOrder(record);
    const cabecalho = { ...block(record.body, "cabecalho"), etapa: BILLED_STAGE };
    const stamped = { faturado: "S", autorizado: "S", ...stamps(session, "Fat") };
    const after = await close(session, record, { cabecalho }, stamped, "leaves");
    await announce(session, "VendaProduto.Faturada", eventOf(after));
    return statusOf(after, MESSAGES.orderBilled);
  }),
  CancelarPedidoVenda: writes(TYPES.pvpCancelarRequest, async (session, param) => {
    const record = await requireOrder(session, param, TAGS);
    refuseClosedOrder(record);
    // The stage stays as it is: only the flag tells.
    const after = await close(session, record, {}, { cancelado: "S", ...stamps(session, "Can") }, "closes");
    await announce(session, "VendaProduto.Cancelada", eventOf(after));
    return statusOf(after, MESSAGES.orderCancelled);
  }),
  AssociarCodIntPedidoVenda: writes(TYPES.pvpAssociarCodIntRequest, async (session, param) => {
    requireTags(param, ["nCodPed", "cCodIntPed"]);
    const record = await requireOrder(session, { nCodPed: param.nCodPed }, TAGS);
    const code = text(param, "cCodIntPed");
    const holder = await findByBody(session.store, "pedidos", "cabecalho.codigo_pedido_integracao", code);
    if (holder && holder.id !== record.id) {
      const message = MESSAGES.orderCodeTaken("Pedido já cadastrado", code);
      throw new OmieFault(session.switches.ORDER_DUPLICATE_CODE, message);
    }
    const cabecalho = { ...block(record.body, "cabecalho"), codigo_pedido_integracao: code };
    const after = changedRecord(session, record, { ...record.body, cabecalho });
    await replaceRecord(session, "pedidos", record, after);
    return statusOf(after, MESSAGES.codeAssociated);
  }),
};

async function close(
  session: Session,
  record: OmieRecord,
  change: Fields,
  states: Fields,
  what: "leaves" | "closes",
): Promise<OmieRecord> {
  const infoCadastro = { ...block(record.body, "infoCadastro"), ...states };
  const after = changedRecord(session, record, { ...record.body, ...change, infoCadastro });
  await replaceRecord(session, "pedidos", record, after);
  await runMoves(session, orderMoves(session, record.body, what));
  return after;
}

/** `dFat`, `hFat` and `uFat`, or those of a cancellation. */
function stamps(session: Session, what: "Fat" | "Can"): Fields {
  const at = timestamp(session);
  return { [`d${what}`]: brazilianDay(at), [`h${what}`]: at.slice(11), [`u${what}`]: "WEBSERVICE" };
}

function statusOf({ id, body }: OmieRecord, cDescStatus: string): Fields {
  const cCodIntPed = text(block(body, "cabecalho"), "codigo_pedido_integracao");
  return { cCodIntPed, nCodPed: Number(id), cCodStatus: "0", cDescStatus };
}
