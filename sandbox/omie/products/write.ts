import type { Fields } from "../complex-types.ts";
import { OmieFault } from "../envelope.ts";
import { number, requireTags, text, yesNo } from "../fields.ts";
import { MESSAGES } from "../messages.ts";
import type { OmieRecord } from "../records.ts";
import {
  changedRecord,
  findByBody,
  insertRecord,
  newRecord,
  replaceRecord,
  type Session,
} from "../session.ts";
import { announce } from "../webhooks.ts";
import { requireProduct } from "./find.ts";
import { presentProduct } from "./present.ts";

const REQUIRED = ["codigo_produto_integracao", "codigo", "descricao", "unidade"] as const;
const NOT_KEPT = new Set([
  "codigo_produto",
  "quantidade_estoque",
  "info",
  "recomendacoes_fiscais",
  "dadosIbpt",
]);

/** Adds a product: neither its integration code nor its SKU may be another's. */
export async function includeProduct(session: Session, sent: Fields): Promise<Fields> {
  if (number(sent, "codigo_produto") !== 0) {
    throw new OmieFault("101", MESSAGES.notToBeSent("codigo_produto", "inclusão"));
  }
  requireTags(sent, session.switches.NCM_REQUIRED ? [...REQUIRED, "ncm"] : REQUIRED);
  yesNo(sent, "inativo", "N");
  await refuseTakenSku(session, undefined, text(sent, "codigo"));
  const record = await newRecord(session, storable(sent));
  await insertRecord(session, "produtos", record, {
    path: "codigo_produto_integracao",
    value: text(sent, "codigo_produto_integracao"),
    taken: (holder) => codeTaken(text(sent, "codigo_produto_integracao"), holder),
  });
  await announce(session, "Produto.Incluido", presentProduct(record));
  return statusOf(record, MESSAGES.productCreated);
}

/** Changes a product; what is not sent stays. */
export async function alterProduct(session: Session, record: OmieRecord, sent: Fields): Promise<Fields> {
  for (const tag of REQUIRED) if (tag in sent) requireTags(sent, [tag]);
  yesNo(sent, "inativo", "N");
  await refuseTakenSku(session, record, text(sent, "codigo"));
  await refuseTakenCode(session, record, text(sent, "codigo_produto_integracao"));
  const after = changedRecord(session, record, { ...record.body, ...storable(sent) });
  await replaceRecord(session, "produtos", record, after);
  await announce(session, "Produto.Alterado", presentProduct(after));
  return statusOf(after, MESSAGES.productChanged);
}

/** Gives a product another integration code. */
export async function associateProduct(session: Session, param: Fields): Promise<Fields> {
  requireTags(param, ["codigo_produto_integracao"]);
  const code = text(param, "codigo_produto_integracao");
  const record = await requireProduct(session, { ...param, codigo_produto_integracao: "" });
  const held = text(record.body, "codigo_produto_integracao");
  if (held !== "" && held !== code && !session.switches.ASSOCIATION_OVERWRITES) throw codeTaken(held, record);
  await refuseTakenCode(session, record, code);
  const after = changedRecord(session, record, { ...record.body, codigo_produto_integracao: code });
  await replaceRecord(session, "produtos", record, after);
  return statusOf(after, MESSAGES.codeAssociated);
}

/** The answer to every write on a product. */
export function statusOf(record: OmieRecord, description: string): Fields {
  return {
    codigo_produto: Number(record.id),
    codigo_produto_integracao: text(record.body, "codigo_produto_integracao"),
    codigo_status: "0",
    descricao_status: description,
  };
}

async function refuseTakenSku(session: Session, own: OmieRecord | undefined, sku: string): Promise<void> {
  if (sku === "") return;
  const holder = await findByBody(session.store, "produtos", "codigo", sku);
  if (holder && holder.id !== own?.id) {
    throw new OmieFault("102", MESSAGES.skuTaken(sku, Number(holder.id)));
  }
}

async function refuseTakenCode(session: Session, own: OmieRecord, code: string): Promise<void> {
  if (code === "") return;
  const holder = await findByBody(session.store, "produtos", "codigo_produto_integracao", code);
  if (holder && holder.id !== own.id) throw codeTaken(code, holder);
}

function codeTaken(code: string, holder: OmieRecord): OmieFault {
  return new OmieFault("102", MESSAGES.codeTaken("Produto já cadastrado", code, Number(holder.id)));
}

function storable(sent: Fields): Fields {
  return Object.fromEntries(Object.entries(sent).filter(([tag]) => !NOT_KEPT.has(tag)));
}
