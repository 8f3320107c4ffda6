import type { Fields } from "../complex-types.ts";
import { requireStage } from "../documents.ts";
import { OmieFault } from "../envelope.ts";
import { block, blocks, brazilianDay, number, requireOption, requireTags, text } from "../fields.ts";
import { MESSAGES } from "../messages.ts";
import type { OmieRecord } from "../records.ts";
import { changedRecord, insertRecord, newRecord, replaceRecord, type Session } from "../session.ts";
import { runMoves } from "../stock.ts";
import { announce } from "../webhooks.ts";
import { buildWorkOrder } from "./build.ts";
import { refuseClosedWorkOrder, requireWorkOrder } from "./find.ts";
import { buildService, MAX_ITEMS } from "./items.ts";
import { partMoves } from "./parts.ts";
import { eventOf, keysOf } from "./present.ts";

const BLOCKS = ["Cabecalho", "InformacoesAdicionais", "Email", "Observacoes"] as const;

/** Adds a work order; there is no upsert, and a taken integration code is refused. */
export async function includeWorkOrder(session: Session, sent: Fields): Promise<Fields> {
  const header = block(sent, "Cabecalho");
  if (number(header, "nCodOS") !== 0) throw new OmieFault("101", MESSAGES.notToBeSent("nCodOS", "inclusão"));
  const rows = blocks(sent, "ServicosPrestados");
  const firstItem = await session.store.take("itemIds", Math.max(1, rows.length));
  const services = [];
  for (const [index, row] of rows.entries()) {
    services.push(await buildService(session, row, { number: index + 1, id: firstItem + index }));
  }
  const body = await buildWorkOrder(session, sent, services);
  const shown = await session.store.take("workOrderNumbers");
  const states = { cCancelada: "N", cFaturada: "N" };
  const record = await newRecord(session, { ...body, number: shown, states });
  const code = text(header, "cCodIntOS");
  await insertRecord(session, "os", record, {
    path: "Cabecalho.cCodIntOS",
    value: code,
    taken: () =>
      new OmieFault(session.switches.ORDER_DUPLICATE_CODE, MESSAGES.orderCodeTaken("OS já cadastrada", code)),
  });
  await runMoves(session, partMoves(session, record.body, "opens"));
  await announce(session, "OrdemServico.Incluida", {
    ...eventOf(record),
    valorOrdemServico: 0,
    dataInclusao: brazilianDay(record.includedAt),
    horaInclusao: record.includedAt.slice(11),
    usuarioInclusao: record.includedBy,
  });
  return statusOf(record, MESSAGES.workOrderCreated);
}

/** Changes a work order block by block. */
export async function alterWorkOrder(session: Session, sent: Fields): Promise<Fields> {
  const record = await requireWorkOrder(session, block(sent, "Cabecalho"));
  refuseClosedWorkOrder(record);
  const { body } = record;
  const services = await mergeServices(session, blocks(body, "ServicosPrestados"), sent);
  const merged: Fields = { ...body, ...sent };
  for (const name of BLOCKS) merged[name] = { ...block(body, name), ...block(sent, name) };
  const { cCodIntOS } = block(body, "Cabecalho");
  merged.Cabecalho = { ...block(merged, "Cabecalho"), cCodIntOS };
  const built = await buildWorkOrder(session, merged, services);
  const after = changedRecord(session, record, { ...built, number: body.number, states: body.states });
  await replaceRecord(session, "os", record, after);
  await runMoves(session, [
    ...partMoves(session, body, "closes"),
    ...partMoves(session, after.body, "opens"),
  ]);
  await announce(session, "OrdemServico.Alterada", eventOf(after));
  return statusOf(after, MESSAGES.workOrderChanged);
}

/** Moves a work order to another stage. */
export async function moveWorkOrder(session: Session, param: Fields): Promise<Fields> {
  const record = await requireWorkOrder(session, param);
  await requireStage(session, "01", text(param, "cEtapa"), "cEtapa");
  refuseClosedWorkOrder(record);
  const Cabecalho = { ...block(record.body, "Cabecalho"), cEtapa: text(param, "cEtapa") };
  const after = changedRecord(session, record, { ...record.body, Cabecalho });
  await replaceRecord(session, "os", record, after);
  await announce(session, "OrdemServico.EtapaAlterada", eventOf(after));
  return { ...keysOf(after), codigo_status: "0", descricao_status: MESSAGES.workOrderStageChanged };
}

/** Removes a work order that is not billed. */
export async function removeWorkOrder(session: Session, param: Fields): Promise<Fields> {
  const record = await requireWorkOrder(session, param);
  const { cFaturada, cCancelada } = block(record.body, "states");
  if (cFaturada === "S") throw new OmieFault("101", MESSAGES.billed("A OS"));
  const moves = cCancelada === "S" ? [] : partMoves(session, record.body, "closes");
  await session.store.database.batch([session.store.removal("os", record.id), ...moves]);
  await announce(session, "OrdemServico.Excluida", eventOf(record));
  return statusOf(record, MESSAGES.workOrderRemoved);
}

function statusOf(record: OmieRecord, cDescStatus: string): Fields {
  return { ...keysOf(record), cCodStatus: "0", cDescStatus };
}

/** Rows by `nIdItem` or `nSeqItem`: `A` changes one, `E` removes it, `I` adds one. */
async function mergeServices(session: Session, held: Fields[], sent: Fields): Promise<Fields[]> {
  const rows = blocks(sent, "ServicosPrestados");
  if (rows.length === 0) return held;
  const { OS_ITEMS_KEPT, ITEM_NUMBER_REQUIRED } = session.switches;
  const changed = new Map<Fields, Fields>();
  const added: Fields[] = [];
  for (const row of rows) {
    if (ITEM_NUMBER_REQUIRED) requireTags(row, ["nSeqItem"]);
    requireOption(row, "cAcaoItem", ["A", "E", "I"]);
    const seq = number(row, "nSeqItem");
    if (seq < 0 || seq > MAX_ITEMS) throw new OmieFault("105", MESSAGES.invalidContent("nSeqItem", seq));
    if (row.cAcaoItem === "I") {
      added.push(row);
      continue;
    }
    const target = held.find((item) =>
      number(row, "nIdItem") === 0 ? item.nSeqItem === seq : item.nIdItem === row.nIdItem,
    );
    if (!target) throw new OmieFault("105", MESSAGES.unknownItem(number(row, "nIdItem") || seq, "nSeqItem"));
    changed.set(target, row);
  }
  const kept: Fields[] = [];
  for (const item of held) {
    const row = changed.get(item);
    if (row?.cAcaoItem === "E" || (!row && !OS_ITEMS_KEPT)) continue;
    const place = { number: number(item, "nSeqItem"), id: number(item, "nIdItem") };
    kept.push(row ? await buildService(session, { ...item, ...row }, place) : item);
  }
  for (const row of added) {
    const last = Math.max(0, ...kept.map((item) => number(item, "nSeqItem")));
    const id = await session.store.take("itemIds");
    kept.push(await buildService(session, row, { number: last + 1, id }));
  }
  return kept;
}
