import type { Condition } from "../shared/records.ts";
import type { Fields } from "./complex-types.ts";
import { OmieFault } from "./envelope.ts";
import { block, isoDay, number, requireTags, text } from "./fields.ts";
import { equals, listPage } from "./listing.ts";
import { MESSAGES } from "./messages.ts";
import type { OmieRecord } from "./records.ts";
import { SERVICE_TYPES as TYPES } from "./schema/servicos.ts";
import { reads, type Service, writes } from "./service.ts";
import {
  changedRecord,
  findByBody,
  infoOf,
  insertRecord,
  newRecord,
  replaceRecord,
  type Session,
} from "./session.ts";

const CODE = "intListar.cCodIntServ";

/** `servicos/servico`: the catalogue of services. */
export const catalogServices: Service = {
  ListarCadastroServico: reads(TYPES.srvListarRequest, (session, param) =>
    listPage(session, param, {
      resource: "servicos",
      family: "hungarian",
      key: "cadastros",
      conditions: conditionsOf(param),
      present: presentService,
    }),
  ),
  ConsultarCadastroServico: reads(TYPES.srvConsultarRequest, async (session, param) =>
    presentService(await requireService(session, param)),
  ),
  IncluirCadastroServico: writes(TYPES.srvIncluirRequest, async (session, param) =>
    includeService(session, text(block(param, "intIncluir"), "cCodIntServ"), param),
  ),
  AlterarCadastroServico: writes(TYPES.srvEditarRequest, async (session, param) =>
    alterService(session, await requireService(session, block(param, "intEditar")), param),
  ),
  UpsertCadastroServico: writes(TYPES.srvUpsertRequest, async (session, param) => {
    const code = text(block(param, "intEditar"), "cCodIntServ");
    const record = code === "" ? undefined : await findByBody(session.store, "servicos", CODE, code);
    return record ? alterService(session, record, param) : includeService(session, code, param);
  }),
  AssociarCodIntServico: writes(TYPES.srvAssociarRequest, async (session, param) => {
    requireTags(param, ["nCodServ", "cCodIntServ"]);
    const record = await requireService(session, { nCodServ: param.nCodServ });
    const body = { ...record.body, intListar: { cCodIntServ: text(param, "cCodIntServ") } };
    const after = changedRecord(session, record, body);
    await replaceRecord(session, "servicos", record, after);
    return statusOf(after, MESSAGES.codeAssociated);
  }),
};

/** The service that a block names by Omie's code or by an integration code; refused when there is none. */
export async function requireService(
  { store }: Session,
  fields: Fields,
  tags = { id: "nCodServ", code: "cCodIntServ" },
): Promise<OmieRecord> {
  const id = number(fields, tags.id);
  const code = text(fields, tags.code);
  if (id === 0 && code === "") throw new OmieFault("1000", MESSAGES.requiredOneOf([tags.id, tags.code]));
  const record =
    id === 0 ? await findByBody(store, "servicos", CODE, code) : await store.find("servicos", String(id));
  if (record) return record;
  if (id === 0) throw new OmieFault("5002", MESSAGES.unknownService(code, tags.code));
  throw new OmieFault("105", MESSAGES.unknownId("Serviço não cadastrado", id));
}

/** `abc` is the beginning of a description, `%abc%` a part of it. */
function conditionsOf(param: Fields): Condition[] {
  const description = text(param, "cDescricao");
  const pattern = description.includes("%") ? description : `${description}%`;
  const between = (from: string, to: string, stamp: string): Condition[] => {
    const [first, last] = [isoDay(param, from), isoDay(param, to)];
    const at = `json_extract(document, '$.${stamp}')`;
    return [
      ...(first === "" ? [] : [{ sql: `${at} >= ?`, values: [first] }]),
      ...(last === "" ? [] : [{ sql: `${at} <= ?`, values: [`${last} 23:59:59`] }]),
    ];
  };
  return [
    ...(description === ""
      ? []
      : [{ sql: "json_extract(document, '$.body.cabecalho.cDescricao') LIKE ?", values: [pattern] }]),
    ...equals(param, "cCodigo", "cabecalho.cCodigo"),
    ...equals(param, "inativo"),
    ...between("dInclusaoInicial", "dInclusaoFinal", "includedAt"),
    ...between("dAlteracaoInicial", "dAlteracaoFinal", "changedAt"),
  ];
}

async function includeService(session: Session, code: string, param: Fields): Promise<Fields> {
  if (code === "") throw new OmieFault("1000", MESSAGES.required("cCodIntServ"));
  requireTags(block(param, "cabecalho"), ["cDescricao", "cCodigo", "cIdTrib", "cCodServMun", "cCodLC116"]);
  const record = await newRecord(session, {
    ...storable(param),
    intListar: { cCodIntServ: code },
    inativo: "N",
  });
  await insertRecord(session, "servicos", record, {
    path: CODE,
    value: code,
    taken: (holder) =>
      new OmieFault("102", MESSAGES.codeTaken("Serviço já cadastrado", code, Number(holder.id))),
  });
  return statusOf(record, MESSAGES.serviceCreated);
}

async function alterService(session: Session, record: OmieRecord, param: Fields): Promise<Fields> {
  const merged = (name: string) => ({ ...block(record.body, name), ...block(param, name) });
  const body = {
    ...record.body,
    cabecalho: merged("cabecalho"),
    descricao: merged("descricao"),
    impostos: merged("impostos"),
  };
  const after = changedRecord(session, record, body);
  await replaceRecord(session, "servicos", record, after);
  return statusOf(after, MESSAGES.serviceChanged);
}

function storable(param: Fields): Fields {
  const [cabecalho, descricao, impostos] = ["cabecalho", "descricao", "impostos"].map((name) =>
    block(param, name),
  );
  return { cabecalho, descricao, impostos };
}

function statusOf({ id, body }: OmieRecord, cDescStatus: string): Fields {
  const cCodIntServ = text(block(body, "intListar"), "cCodIntServ");
  return { cCodIntServ, nCodServ: Number(id), cCodStatus: "0", cDescStatus };
}

function presentService(record: OmieRecord): Fields {
  const { inativo, intListar: _, ...body } = record.body;
  const cCodIntServ = text(block(record.body, "intListar"), "cCodIntServ");
  return {
    intListar: { cCodIntServ, nCodServ: Number(record.id) },
    ...body,
    info: { ...infoOf(record), cImpAPI: record.byApi, inativo },
  };
}
