import type { Fields } from "../complex-types.ts";
import { requireStage } from "../documents.ts";
import { OmieFault } from "../envelope.ts";
import { block, blocks, number, text } from "../fields.ts";
import { MESSAGES } from "../messages.ts";
import type { OmieRecord } from "../records.ts";
import { changedRecord, insertRecord, newRecord, replaceRecord, type Session } from "../session.ts";
import { runMoves } from "../stock.ts";
import { announce } from "../webhooks.ts";
import { buildOrder } from "./build.ts";
import { refuseClosedOrder, requireOrder } from "./find.ts";
import { buildItem } from "./items.ts";
import { eventOf, keysOf } from "./present.ts";
import { orderMoves } from "./stock.ts";

const OPEN = {
  cancelado: "N",
  faturado: "N",
  autorizado: "N",
  denegado: "N",
  devolvido: "N",
  devolvido_parcial: "N",
};

/** Adds an order; there is no upsert, and a taken integration code is refused. */
export async function includeOrder(session: Session, sent: Fields): Promise<Fields> {
  const header = block(sent, "cabecalho");
  if (number(header, "codigo_pedido") !== 0) {
    throw new OmieFault("101", MESSAGES.notToBeSent("codigo_pedido", "inclusão"));
  }
  const lines = blocks(sent, "det");
  const firstItem = await session.store.take("itemIds", Math.max(1, lines.length));
  const items = [];
  for (const [index, line] of lines.entries()) items.push(await buildItem(session, line, firstItem + index));
  const body = await buildOrder(session, sent, items);
  const shown = await session.store.take("orderNumbers");
  const record = await newRecord(session, { ...body, number: shown, infoCadastro: OPEN });
  const code = text(header, "codigo_pedido_integracao");
  await insertRecord(session, "pedidos", record, {
    path: "cabecalho.codigo_pedido_integracao",
    value: code,
    taken: () =>
      new OmieFault(
        session.switches.ORDER_DUPLICATE_CODE,
        MESSAGES.orderCodeTaken("Pedido já cadastrado", code),
      ),
  });
  await runMoves(session, orderMoves(session, record.body, "opens"));
  await announce(session, "VendaProduto.Incluida", eventOf(record));
  return statusOf(record, MESSAGES.orderCreated);
}

/** What a change may not repeat, though reading an order tells it. */
const NOT_TO_BE_SENT = ["total_pedido", "infoCadastro", "exportacao"];
const NOT_IN_HEADER = ["numero_pedido", "sequencial"];

/** Changes an order. The additional information has to be sent whole; lines that are not sent stay. */
export async function alterOrder(session: Session, sent: Fields): Promise<Fields> {
  const header = block(sent, "cabecalho");
  refuseReadOnly(sent, NOT_TO_BE_SENT);
  refuseReadOnly(header, NOT_IN_HEADER);
  const record = await requireOrder(session, header);
  refuseClosedOrder(record);
  const { body } = record;
  const held = block(body, "cabecalho");
  const items = await mergeItems(session, blocks(body, "det"), blocks(sent, "det"));
  const merged = {
    ...body,
    ...sent,
    cabecalho: { ...held, ...header, codigo_pedido_integracao: held.codigo_pedido_integracao },
    frete: { ...block(body, "frete"), ...block(sent, "frete") },
    informacoes_adicionais: block(sent, "informacoes_adicionais"),
  };
  const built = await buildOrder(session, merged, items);
  const after = changedRecord(session, record, {
    ...built,
    number: body.number,
    infoCadastro: body.infoCadastro,
  });
  await replaceRecord(session, "pedidos", record, after);
  const moves = [...orderMoves(session, body, "closes"), ...orderMoves(session, after.body, "opens")];
  await runMoves(session, moves);
  await announce(session, "VendaProduto.Alterada", eventOf(after));
  return statusOf(after, MESSAGES.orderChanged);
}

/** Moves an order to another stage. */
export async function moveOrder(session: Session, param: Fields): Promise<Fields> {
  const record = await requireOrder(session, param);
  await requireStage(session, "11", text(param, "etapa"), "etapa");
  refuseClosedOrder(record);
  const cabecalho = { ...block(record.body, "cabecalho"), etapa: text(param, "etapa") };
  const after = changedRecord(session, record, { ...record.body, cabecalho });
  await replaceRecord(session, "pedidos", record, after);
  await announce(session, "VendaProduto.EtapaAlterada", eventOf(after));
  return statusOf(after, MESSAGES.orderStageChanged);
}

/** Removes an order that is not billed. */
export async function removeOrder(session: Session, param: Fields): Promise<Fields> {
  const record = await requireOrder(session, param);
  const { faturado, cancelado } = block(record.body, "infoCadastro");
  if (faturado === "S") throw new OmieFault("101", MESSAGES.billed("O pedido"));
  const moves = cancelado === "S" ? [] : orderMoves(session, record.body, "closes");
  await session.store.database.batch([session.store.removal("pedidos", record.id), ...moves]);
  await announce(session, "VendaProduto.Excluida", eventOf(record));
  return statusOf(record, MESSAGES.orderRemoved);
}

/** The answer to every write on an order. */
function statusOf(record: OmieRecord, descricao_status: string): Fields {
  const { codigo_pedido, codigo_pedido_integracao, numero_pedido } = keysOf(record);
  return { codigo_pedido, codigo_pedido_integracao, codigo_status: "0", descricao_status, numero_pedido };
}

function refuseReadOnly(fields: Fields, tags: string[]): void {
  const sent = tags.find((tag) => tag in fields);
  if (sent !== undefined) throw new OmieFault("101", MESSAGES.notToBeSent(sent, "alteração"));
}

/** Lines by their Omie code: changed, removed with `acao_item` E, and new ones without a code at the end. */
async function mergeItems(session: Session, held: Fields[], sent: Fields[]): Promise<Fields[]> {
  const idOf = (item: Fields) => number(block(item, "ide"), "codigo_item");
  const unknown = sent.map(idOf).find((id) => id !== 0 && !held.some((item) => idOf(item) === id));
  if (unknown !== undefined) throw new OmieFault("105", MESSAGES.unknownItem(unknown, "codigo_item"));
  const merged: Fields[] = [];
  for (const item of held) {
    const change = sent.find((line) => idOf(line) === idOf(item));
    if (!change) merged.push(item);
    else if (block(change, "ide").acao_item !== "E") {
      merged.push(await buildItem(session, mergeLine(item, change), idOf(item)));
    }
  }
  for (const line of sent.filter((added) => idOf(added) === 0)) {
    merged.push(await buildItem(session, line, await session.store.take("itemIds")));
  }
  return merged;
}

function mergeLine(item: Fields, change: Fields): Fields {
  const names = ["ide", "produto", "inf_adic", "observacao", "imposto"];
  return Object.fromEntries(names.map((name) => [name, { ...block(item, name), ...block(change, name) }]));
}
