import { maskDocument } from "../../shared/documents.ts";
import { type Fields, isFields } from "../complex-types.ts";
import { block, text } from "../fields.ts";
import type { OmieRecord } from "../records.ts";
import { infoOf, type Session } from "../session.ts";

/** Tags that a cadastro always has, blank when nobody filled them. */
const TEXTS = [
  "codigo_cliente_integracao",
  "razao_social",
  "nome_fantasia",
  "telefone1_ddd",
  "telefone1_numero",
  "email",
  "contato",
  "endereco",
  "endereco_numero",
  "bairro",
  "complemento",
  "cidade",
  "cidade_ibge",
  "estado",
  "cep",
  "inscricao_estadual",
  "inscricao_municipal",
] as const;

const BLOCKS = ["recomendacoes", "enderecoEntrega", "dadosBancarios"] as const;

/** The flat cadastro of a customer or supplier; notes and characteristics only where they are asked for. */
export function presentCustomer(
  session: Pick<Session, "switches">,
  record: OmieRecord,
  show: { notes: boolean; characteristics: boolean } = { notes: true, characteristics: true },
): Fields {
  const { observacao, caracteristicas, ...body } = record.body;
  const document = text(body, "cnpj_cpf");
  return {
    codigo_cliente_omie: Number(record.id),
    ...Object.fromEntries(TEXTS.map((tag) => [tag, ""])),
    codigo_pais: "1058",
    exterior: "N",
    inativo: "N",
    bloquear_faturamento: "N",
    optante_simples_nacional: "N",
    tags: [],
    ...body,
    cnpj_cpf: session.switches.MASKED_DOCUMENTS ? maskDocument(document) : document,
    pessoa_fisica: isPersonal(document) ? "S" : "N",
    ...presentBlocks(session, body),
    ...(show.notes ? { observacao: observacao ?? "" } : {}),
    ...(show.characteristics ? { caracteristicas: caracteristicas ?? [] } : {}),
    info: { ...infoOf(record), cImpAPI: record.byApi },
  };
}

/** A line of ListarClientesResumido, where the code has another name. */
export function presentBriefly(session: Session, record: OmieRecord): Fields {
  const { codigo_cliente_integracao, razao_social, nome_fantasia, cnpj_cpf } = presentCustomer(
    session,
    record,
  );
  return {
    codigo_cliente: Number(record.id),
    codigo_cliente_integracao,
    razao_social,
    nome_fantasia,
    cnpj_cpf,
  };
}

/** A document without its mask, letters in upper case. */
export function bareDocument(document: string): string {
  return document.replace(/[.\-/\s]/g, "").toUpperCase();
}

function presentBlocks({ switches }: Pick<Session, "switches">, body: Fields): Fields {
  const filled = BLOCKS.flatMap((name) => {
    const content = block(body, name);
    const isEmpty = !isFields(body[name]) || Object.keys(content).length === 0;
    return isEmpty && switches.EMPTY_BLOCKS === "absent" ? [] : [[name, content]];
  });
  return Object.fromEntries(filled);
}

function isPersonal(document: string): boolean {
  return bareDocument(document).length === 11;
}
