import type { Fields } from "./complex-types.ts";
import { OmieFault } from "./envelope.ts";
import { number, requireTags, text, yesNo } from "./fields.ts";
import { changedWithin, contains, listPage, onlyByApi } from "./listing.ts";
import { MESSAGES } from "./messages.ts";
import type { OmieRecord } from "./records.ts";
import { TABLE_TYPES as TYPES } from "./schema/tables.ts";
import { reads, type Service, writes } from "./service.ts";
import {
  changedRecord,
  findByBody,
  insertRecord,
  newRecord,
  replaceRecord,
  type Session,
} from "./session.ts";

const UNKNOWN = "Vendedor não cadastrado";

/** `geral/vendedores`. Their list calls an empty page an empty list. */
export const sellers: Service = {
  ListarVendedores: reads(TYPES.vendListarRequest, (session, param) =>
    listPage(session, param, {
      resource: "vendedores",
      family: "snake",
      key: "cadastro",
      conditions: [
        ...changedWithin(session, param),
        ...onlyByApi(param),
        ...contains(param, "filtrar_por_nome", "nome"),
        ...contains(param, "filtrar_por_email", "email"),
      ],
      present: presentSeller,
      whenEmpty: "list",
    }),
  ),
  ConsultarVendedor: reads(TYPES.vendConsultarRequest, async (session, param) =>
    presentSeller(await requireSeller(session, param)),
  ),
  IncluirVendedor: writes(TYPES.vendincluirRequest, includeSeller),
  AlterarVendedor: writes(TYPES.vendAlterarRequest, async (session, param) =>
    alterSeller(session, await requireSeller(session, param), param),
  ),
  UpsertVendedor: writes(TYPES.vendUpsertRequest, async (session, param) => {
    const code = text(param, "codInt");
    const record = code === "" ? undefined : await findByBody(session.store, "vendedores", "codInt", code);
    return record ? alterSeller(session, record, param) : includeSeller(session, param);
  }),
};

/** The seller of a document; refused when there is none or when it is inactive. 0 is no seller. */
export async function requireUsableSeller({ store }: Session, id: number, tag: string): Promise<void> {
  if (id === 0) return;
  const record = await store.find("vendedores", String(id));
  if (!record) throw new OmieFault("105", `${MESSAGES.unknownId(UNKNOWN, id)} - tag: [${tag}]`);
  if (record.body.inativo === "S") throw new OmieFault("101", MESSAGES.inactiveSeller(tag));
}

async function requireSeller({ store }: Session, param: Fields): Promise<OmieRecord> {
  const id = number(param, "codigo");
  const code = text(param, "codInt");
  if (id === 0 && code === "") throw new OmieFault("1000", MESSAGES.requiredOneOf(["codigo", "codInt"]));
  const record =
    id === 0
      ? await findByBody(store, "vendedores", "codInt", code)
      : await store.find("vendedores", String(id));
  if (!record) throw new OmieFault("105", MESSAGES.unknownId(UNKNOWN, id || code));
  return record;
}

async function includeSeller(session: Session, param: Fields): Promise<Fields> {
  requireTags(param, ["codInt", "nome"]);
  const record = await newRecord(session, { inativo: "N", ...storable(param) });
  const code = text(param, "codInt");
  await insertRecord(session, "vendedores", record, {
    path: "codInt",
    value: code,
    taken: (holder) =>
      new OmieFault("102", MESSAGES.codeTaken("Vendedor já cadastrado", code, Number(holder.id))),
  });
  return statusOf(record, MESSAGES.sellerCreated);
}

async function alterSeller(session: Session, record: OmieRecord, param: Fields): Promise<Fields> {
  const after = changedRecord(session, record, { ...record.body, ...storable(param) });
  await replaceRecord(session, "vendedores", record, after);
  return statusOf(after, MESSAGES.sellerChanged);
}

function storable(param: Fields): Fields {
  yesNo(param, "inativo", "N");
  return Object.fromEntries(Object.entries(param).filter(([tag]) => tag !== "codigo"));
}

function statusOf({ id, body }: OmieRecord, descricao: string): Fields {
  return { codigo: Number(id), codInt: text(body, "codInt"), status: "0", descricao };
}

function presentSeller({ id, body }: OmieRecord): Fields {
  const blank = { codInt: "", email: "", fatura_pedido: "N", visualiza_pedido: "N", comissao: 0 };
  return { codigo: Number(id), ...blank, ...body };
}
