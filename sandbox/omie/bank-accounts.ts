import type { Condition } from "../shared/records.ts";
import type { Fields } from "./complex-types.ts";
import { OmieFault } from "./envelope.ts";
import { brazilianDay, number, text, yesNo } from "./fields.ts";
import { changedWithin, equals, type Listing, listPage, onlyByApi } from "./listing.ts";
import { MESSAGES } from "./messages.ts";
import type { OmieRecord } from "./records.ts";
import { TABLE_TYPES as TYPES } from "./schema/tables.ts";
import { reads, type Service } from "./service.ts";
import { bodyIs, findByBody, type Session } from "./session.ts";

const UNKNOWN = "Conta corrente não cadastrada";

/** `geral/contacorrente`: the accounts that documents are paid into. Their lists call an empty page by another fault. */
export const bankAccounts: Service = {
  ListarContasCorrentes: reads(TYPES.fin_conta_corrente_listar_request, (session, param) =>
    list(session, param, { key: "ListarContasCorrentes", present: presentAccount }),
  ),
  ListarResumoContasCorrentes: reads(TYPES.fin_conta_corrente_resumo_request, (session, param) =>
    list(session, param, { key: "conta_corrente_lista", present: presentBriefly }),
  ),
  PesquisarContaCorrente: reads(TYPES.fin_conta_corrente_pesquisar, (session, param) =>
    list(session, param, { key: "conta_corrente_lista", present: presentBriefly }),
  ),
  ConsultarContaCorrente: reads(TYPES.fin_conta_corrente_chave, async (session, param) => {
    const id = number(param, "nCodCC");
    if (id !== 0) return presentAccount(await requireAccount(session, id, "nCodCC"));
    const code = text(param, "cCodCCInt");
    if (code === "") throw new OmieFault("1000", MESSAGES.requiredOneOf(["nCodCC", "cCodCCInt"]));
    const record = await findByBody(session.store, "contas", "cCodCCInt", code);
    if (!record) throw new OmieFault("105", MESSAGES.unknownCode(UNKNOWN, code));
    return presentAccount(record);
  }),
};

/** The account with this code; refused when there is none. */
export async function requireAccount({ store }: Session, id: number, tag: string): Promise<OmieRecord> {
  const record = await store.find("contas", String(id));
  if (!record) throw new OmieFault("105", `${MESSAGES.unknownId(UNKNOWN, id)} - tag: [${tag}]`);
  return record;
}

/** The account of a document; refused when it is inactive or blocked. */
export async function requireUsableAccount(session: Session, id: number, tag: string): Promise<void> {
  const { body } = await requireAccount(session, id, tag);
  if (body.inativo === "S" || body.bloqueado === "S") {
    throw new OmieFault("101", MESSAGES.unusableAccount(id, tag));
  }
}

function list(session: Session, param: Fields, shown: Pick<Listing, "key" | "present">): Promise<Fields> {
  const conditions: Condition[] = [
    ...changedWithin(session, param),
    ...onlyByApi(param),
    ...(number(param, "codigo") === 0 ? [] : [{ sql: "id = ?", values: [number(param, "codigo")] }]),
    ...equals(param, "codigo_integracao", "cCodCCInt"),
    ...(yesNo(param, "filtrar_apenas_ativo", "N") === "S" ? [bodyIs("inativo", "N")] : []),
  ];
  return listPage(session, param, {
    resource: "contas",
    family: "snake",
    conditions,
    whenEmpty: "101",
    ...shown,
  });
}

function presentAccount(record: OmieRecord): Fields {
  const { tipo } = record.body;
  return {
    nCodCC: Number(record.id),
    ...record.body,
    tipo_conta_corrente: tipo,
    data_inc: brazilianDay(record.includedAt),
    hora_inc: record.includedAt.slice(11),
    data_alt: brazilianDay(record.changedAt),
    hora_alt: record.changedAt.slice(11),
    importado_api: record.byApi,
  };
}

function presentBriefly({ id, body }: OmieRecord): Fields {
  const { cCodCCInt, descricao, codigo_banco, codigo_agencia, numero_conta_corrente, tipo } = body;
  return {
    nCodCC: Number(id),
    cCodCCInt,
    descricao,
    codigo_banco,
    codigo_agencia,
    conta_corrente: numero_conta_corrente,
    tipo,
    saldo_inicial: body.saldo_inicial,
    saldo_data: body.saldo_data,
  };
}
