import type { Fields } from "../complex-types.ts";
import { BILLED_STAGE } from "../documents.ts";
import { OmieFault } from "../envelope.ts";
import { block, brazilianDay, requireTags, text } from "../fields.ts";
import { MESSAGES } from "../messages.ts";
import type { OmieRecord } from "../records.ts";
import { SERVICE_ORDER_TYPES as TYPES } from "../schema/os.ts";
import { reads, type Service, writes } from "../service.ts";
import { changedRecord, findByBody, replaceRecord, type Session, timestamp } from "../session.ts";
import { runMoves } from "../stock.ts";
import { announce } from "../webhooks.ts";
import { refuseClosedWorkOrder, requireWorkOrder } from "./find.ts";
import { partMoves } from "./parts.ts";
import { eventOf } from "./present.ts";

/** `servicos/osp`: billing and cancelling work orders. */
export const workOrderBilling: Service = {
  ValidarOS: reads(TYPES.osValidarRequest, async (session, param) => {
    const record = await requireWorkOrder(session, param);
    const { cFaturada, cCancelada } = block(record.body, "states");
    // One of the methods that refuse without a fault: the status says so.
    if (cFaturada === "S") return statusOf(record, MESSAGES.billed("A OS"), "1");
    if (cCancelada === "S") return statusOf(record, MESSAGES.cancelled("A OS"), "1");
    return statusOf(record, MESSAGES.workOrderValid);
  }),
  FaturarOS: writes(TYPES.osFaturarRequest, async (session, param) => {
    const record = await requireWorkOrder(session, param);
    refuseClosedWorkOrder(record);
    const [day, hour] = now(session);
    const Cabecalho = { ...block(record.body, "Cabecalho"), cEtapa: BILLED_STAGE };
    const states = { cFaturada: "S", dDtFat: day, cHrFat: hour };
    const after = await close(session, record, { Cabecalho }, states, "leaves");
    const billed = { faturada: "S", dataFaturado: day, horaFaturado: hour, usuarioFaturado: "WEBSERVICE" };
    await announce(session, "OrdemServico.Faturada", { ...eventOf(after), ...billed });
    return statusOf(after, MESSAGES.workOrderBilled);
  }),
  CancelarOS: writes(TYPES.osCancelarRequest, async (session, param) => {
    const record = await requireWorkOrder(session, param);
    refuseClosedWorkOrder(record);
    const [day, hour] = now(session);
    const states = { cCancelada: "S", dDtCanc: day, cHrCanc: hour };
    const after = await close(session, record, {}, states, "closes");
    const gone = { cancelada: "S", dataCancelado: day, horaCancelado: hour, usuarioCancelado: "WEBSERVICE" };
    await announce(session, "OrdemServico.Cancelada", { ...eventOf(after), ...gone });
    return statusOf(after, MESSAGES.workOrderCancelled);
  }),
  AssociarCodIntOS: writes(TYPES.osAssociarCodIntRequest, async (session, param) => {
    requireTags(param, ["nCodOS", "cCodIntOS"]);
    const record = await requireWorkOrder(session, { nCodOS: param.nCodOS });
    const code = text(param, "cCodIntOS");
    const holder = await findByBody(session.store, "os", "Cabecalho.cCodIntOS", code);
    if (holder && holder.id !== record.id) {
      const message = MESSAGES.orderCodeTaken("OS já cadastrada", code);
      throw new OmieFault(session.switches.ORDER_DUPLICATE_CODE, message);
    }
    const Cabecalho = { ...block(record.body, "Cabecalho"), cCodIntOS: code };
    const after = changedRecord(session, record, { ...record.body, Cabecalho });
    await replaceRecord(session, "os", record, after);
    return statusOf(after, MESSAGES.codeAssociated);
  }),
};

async function close(
  session: Session,
  record: OmieRecord,
  change: Fields,
  added: Fields,
  what: "leaves" | "closes",
): Promise<OmieRecord> {
  const states = { ...block(record.body, "states"), ...added };
  const after = changedRecord(session, record, { ...record.body, ...change, states });
  await replaceRecord(session, "os", record, after);
  await runMoves(session, partMoves(session, record.body, what));
  return after;
}

/** Now, as a day and an hour. */
function now(session: Session): [day: string, hour: string] {
  const at = timestamp(session);
  return [brazilianDay(at), at.slice(11)];
}

function statusOf({ id, body }: OmieRecord, cDescStatus: string, cCodStatus = "0"): Fields {
  return {
    cCodIntOS: text(block(body, "Cabecalho"), "cCodIntOS"),
    nCodOS: Number(id),
    cCodStatus,
    cDescStatus,
  };
}
