import { isCnpj, isCpf } from "../../shared/documents.ts";
import type { Fields } from "../complex-types.ts";
import { OmieFault } from "../envelope.ts";
import { block, number, requireOption, requireTags, text, yesNo } from "../fields.ts";
import { MESSAGES } from "../messages.ts";
import type { OmieRecord } from "../records.ts";
import {
  changedRecord,
  findByBody,
  findFirst,
  insertRecord,
  newRecord,
  replaceRecord,
  type Session,
} from "../session.ts";
import { announce } from "../webhooks.ts";
import { documentIs } from "./list.ts";
import { bareDocument, presentCustomer } from "./present.ts";

export const STATES =
  "AC AL AP AM BA CE DF ES EX GO MA MT MS MG PA PB PR PE PI RJ RN RS RO RR SC SP SE TO".split(" ");

const REQUIRED = ["codigo_cliente_integracao", "razao_social", "nome_fantasia"] as const;
const ADDRESS_AND_EMAIL = [
  "endereco",
  "endereco_numero",
  "bairro",
  "cidade",
  "estado",
  "cep",
  "email",
] as const;
const YES_NO = [
  "contribuinte",
  "optante_simples_nacional",
  "pessoa_fisica",
  "exterior",
  "inativo",
  "bloquear_faturamento",
] as const;
const HELPERS = new Set(["codigo_cliente_omie", "pesquisar_cep", "separar_endereco", "info"]);

/** Adds a customer: the code and the document must be nobody's. */
export async function includeCustomer(session: Session, sent: Fields): Promise<Fields> {
  if (number(sent, "codigo_cliente_omie") !== 0) {
    throw new OmieFault("101", MESSAGES.notToBeSent("codigo_cliente_omie", "inclusão"));
  }
  requireTags(sent, REQUIRED);
  checkCustomer(session, sent);
  await refuseTakenDocument(session, text(sent, "cnpj_cpf"));
  const record = await newRecord(session, storable(sent));
  await insertRecord(session, "clientes", record, {
    path: "codigo_cliente_integracao",
    value: text(sent, "codigo_cliente_integracao"),
    taken: (holder) => codeTaken(text(sent, "codigo_cliente_integracao"), holder),
  });
  await announce(session, "ClienteFornecedor.Incluido", presentCustomer(session, record));
  return statusOf(record, MESSAGES.customerCreated);
}

/** Changes a customer; what is not sent stays, unless the company's Omie demands address and e-mail. */
export async function alterCustomer(session: Session, record: OmieRecord, sent: Fields): Promise<Fields> {
  if (session.switches.CUSTOMER_CHANGE === "address_and_email") requireTags(sent, ADDRESS_AND_EMAIL);
  for (const tag of REQUIRED.slice(1)) if (tag in sent) requireTags(sent, [tag]);
  checkCustomer(session, sent);
  const document = text(sent, "cnpj_cpf");
  if (bareDocument(document) !== bareDocument(text(record.body, "cnpj_cpf"))) {
    await refuseTakenDocument(session, document);
  }
  const code = text(sent, "codigo_cliente_integracao");
  await refuseTakenCode(session, record, code);
  const after = changedRecord(session, record, { ...record.body, ...storable(sent) });
  await replaceRecord(session, "clientes", record, after);
  await announce(session, "ClienteFornecedor.Alterado", presentCustomer(session, after));
  return statusOf(after, MESSAGES.customerChanged);
}

/** Gives a customer another integration code. */
export async function associateCode(session: Session, param: Fields, record: OmieRecord): Promise<Fields> {
  requireTags(param, ["codigo_cliente_integracao"]);
  const code = text(param, "codigo_cliente_integracao");
  const held = text(record.body, "codigo_cliente_integracao");
  if (held !== "" && held !== code && !session.switches.ASSOCIATION_OVERWRITES) {
    throw codeTaken(held, record);
  }
  await refuseTakenCode(session, record, code);
  const after = changedRecord(session, record, { ...record.body, codigo_cliente_integracao: code });
  await replaceRecord(session, "clientes", record, after);
  await announce(session, "ClienteFornecedor.Alterado", presentCustomer(session, after));
  return statusOf(after, MESSAGES.codeAssociated);
}

/** The answer to every write on a customer. */
export function statusOf(record: OmieRecord, description: string): Fields {
  return {
    codigo_cliente_omie: Number(record.id),
    codigo_cliente_integracao: text(record.body, "codigo_cliente_integracao"),
    codigo_status: "0",
    descricao_status: description,
  };
}

/** The customer who has this document, oldest first. */
export async function findByDocument({ store }: Session, document: string): Promise<OmieRecord | undefined> {
  const bare = bareDocument(document);
  return bare === "" ? undefined : await findFirst(store, "clientes", documentIs(bare));
}

function checkCustomer({ switches }: Session, sent: Fields): void {
  requireOption(sent, "estado", STATES);
  for (const tag of YES_NO) yesNo(sent, tag, "N");
  const document = text(sent, "cnpj_cpf");
  const isRight = document === "" || isCpf(document) || isCnpj(document.toUpperCase());
  if (switches.CHECK_DOCUMENT && !isRight && yesNo(sent, "exterior", "N") === "N") {
    throw new OmieFault("101", MESSAGES.invalidDocument(document));
  }
}

async function refuseTakenDocument(session: Session, document: string): Promise<void> {
  const holder = await findByDocument(session, document);
  if (!holder) return;
  const held = String(presentCustomer(session, holder).cnpj_cpf);
  const code = text(holder.body, "codigo_cliente_integracao");
  const message = MESSAGES.documentTaken(held, Number(holder.id), code);
  throw new OmieFault(session.switches.DUPLICATE_DOCUMENT_CODE, message);
}

async function refuseTakenCode({ store }: Session, record: OmieRecord, code: string): Promise<void> {
  if (code === "") return;
  const holder = await findByBody(store, "clientes", "codigo_cliente_integracao", code);
  if (holder && holder.id !== record.id) throw codeTaken(code, holder);
}

function codeTaken(code: string, holder: OmieRecord): OmieFault {
  return new OmieFault("102", MESSAGES.codeTaken("Cliente já cadastrado", code, Number(holder.id)));
}

/** What a cadastro keeps of what was sent; an IBGE code in the place of a city's name becomes its own tag. */
function storable(sent: Fields): Fields {
  const kept = Object.fromEntries(Object.entries(sent).filter(([tag]) => !HELPERS.has(tag)));
  const city = text(sent, "cidade");
  if (/^\d{7}$/.test(city)) return { ...kept, cidade_ibge: city };
  const delivery = block(sent, "enderecoEntrega");
  return "enderecoEntrega" in sent ? { ...kept, enderecoEntrega: delivery } : kept;
}
