import { isIsoDate, isoDate } from "../shared/isp-charges.ts";
import { Refusal } from "./envelope.ts";
import { readRow } from "./input.ts";
import { MESSAGES } from "./messages.ts";
import { type Session, today, value } from "./session.ts";
import { settleTitle } from "./settle.ts";
import { CONTACTS, type Insertion, type Row, rowOf, type Table } from "./tables.ts";

/** What a new record of a table holds although nobody sent it. */
const FILLED: Record<string, (session: Session, id: string, row: Row) => Row> = {
  cliente: (session) => ({ data_cadastro: today(session) }),
  cliente_contrato: (_session, _id, row) => ({
    status: "P",
    status_internet: "AA",
    valor_unitario: value(row, "valor_unitario") || "0.00",
  }),
  su_ticket: (session, id, row) => ({
    data_criacao: today(session),
    protocolo: value(row, "gerar_protocolo") === "S" ? protocolOf(session, id) : "",
  }),
  su_oss_chamado: (session, id) => ({ data_abertura: today(session), protocolo: protocolOf(session, id) }),
};

/** A protocol: the day and the record's number. */
function protocolOf(session: Session, id: string): string {
  return today(session).replaceAll("-", "") + id.padStart(6, "0");
}

/** POST: a new record. Answers its id and what the ERP filled in by itself. */
export async function insertRow(
  session: Session,
  name: string,
  table: Table & { insertion: Insertion },
  body: Record<string, unknown>,
): Promise<Response> {
  const sent = readRow(body, table.fields);
  await checkInsertion(session, table.insertion, sent);
  const dated = withIsoDates(table, sent, false);
  if (name === "fn_areceber_recebimentos_baixas_novo") await settleTitle(session, dated);
  const id = String(await session.store.take(name));
  const filled = FILLED[name]?.(session, id, dated) ?? {};
  const document = rowOf(table, { ...dated, ...filled, id });
  const unique = name === "cliente" ? { field: "cnpj_cpf", value: value(document, "cnpj_cpf") } : undefined;
  const { meta } = await session.store.insertion(name, { id, document, unique }).run();
  if (meta.changes === 0) throw new Refusal(MESSAGES.documentTaken);
  const atualiza_campos = Object.entries(filled).map(([campo, valor]) => ({ tipo: "alterar", campo, valor }));
  return Response.json({ type: "success", message: MESSAGES.inserted, id, atualiza_campos });
}

/** PUT: the whole record. What is not sent is emptied, unless a switch says otherwise. */
export async function editRow(
  session: Session,
  name: string,
  table: Table & { insertion: Insertion },
  id: string,
  body: Record<string, unknown>,
): Promise<Response> {
  const existing = await session.store.find(name, id);
  if (!existing) throw new Refusal(MESSAGES.notFound);
  const sent = readRow(body, table.fields);
  const absent = table.fields.filter((field) => field !== "id" && sent[field] === undefined);
  if (absent.length > 0 && session.switches.PUT_ABSENT === "refuse") {
    throw new Refusal(MESSAGES.allFieldsNeeded(absent));
  }
  const whole = session.switches.PUT_ABSENT === "keep" ? { ...existing, ...sent } : sent;
  await checkInsertion(session, table.insertion, whole);
  const document = rowOf(table, { ...withIsoDates(table, whole, session.switches.PUT_ISO_DATES), id });
  await session.store.replacement(name, { id, document }).run();
  return Response.json({ type: "success", message: MESSAGES.changed, id, atualiza_campos: [] });
}

async function checkInsertion(session: Session, insertion: Insertion, row: Row): Promise<void> {
  const missing = insertion.required.filter((field) => value(row, field) === "");
  if (missing.length > 0) throw new Refusal(MESSAGES.missing(missing));
  if (insertion.needsContact && CONTACTS.every((field) => value(row, field) === "")) {
    throw new Refusal(MESSAGES.needsContact);
  }
  for (const [field, allowed] of Object.entries(insertion.values ?? {})) {
    if (row[field] !== undefined && !allowed.includes(row[field])) throw new Refusal(MESSAGES.invalid(field));
  }
  for (const [field, tables] of Object.entries(insertion.references ?? {})) {
    const id = value(row, field);
    // 0 is how the database keeps "none".
    if (id === "" || id === "0") continue;
    const found = await Promise.all(tables.map((table) => session.store.find(table, id)));
    if (found.every((record) => record === undefined)) throw new Refusal(MESSAGES.unknownId(field, id));
  }
}

/** Dates are written `dd/mm/yyyy` and read `yyyy-mm-dd`. */
function withIsoDates(table: Table, row: Row, takesIso: boolean): Row {
  const dated = { ...row };
  for (const field of table.dates ?? []) {
    const sent = value(row, field);
    if (sent === "") continue;
    const iso = takesIso && isIsoDate(sent) ? sent : isoDate(sent);
    if (iso === undefined) throw new Refusal(MESSAGES.invalid(field));
    dated[field] = iso;
  }
  return dated;
}
