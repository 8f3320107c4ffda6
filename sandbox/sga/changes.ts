import { Hono } from "hono";
import { timestampInSaoPaulo } from "../shared/clock.ts";
import { addDays } from "../shared/isp-charges.ts";
import type { RecordStore } from "../shared/records.ts";
import { json, NothingFound, Refusal } from "./envelope.ts";
import { Format } from "./format.ts";
import { brazilianDate, type Fields, pageSize, readFields, text, wholeNumber } from "./input.ts";
import { MESSAGES } from "./messages.ts";
import type { Change, Resources } from "./records.ts";
import type { Session, SgaHono } from "./session.ts";

const MOST_DAYS = 7;

/** The logs of what was changed, seven days at most; `inicio_paginacao` is a page here, from 0. */
export const changes = new Hono<SgaHono>({ strict: false });

changes.post("/listar/alteracao-veiculos", async (context) => {
  const { session } = context.env;
  const found = await readChanges(session, "vehicleChanges", await readFields(context.req.raw));
  const ids = [...new Set(found.map(({ subject }) => subject))];
  const vehicles = new Map((await session.store.findMany("vehicles", ids)).map((row) => [row.id, row]));
  const format = new Format(session.switches, "log");
  return json(
    found.map((change) => ({
      codigo_alteracao: format.code(change.id),
      codigo_veiculo: format.code(change.subject),
      placa: vehicles.get(change.subject)?.plate ?? "",
      chassi: vehicles.get(change.subject)?.chassis ?? "",
      ...changed(change, format),
      codigo_situacaomotivo: null,
    })),
  );
});

changes.post("/listar/alteracao-associados", async (context) => {
  const { session } = context.env;
  const found = await readChanges(session, "associateChanges", await readFields(context.req.raw));
  const ids = [...new Set(found.map(({ subject }) => subject))];
  const people = new Map((await session.store.findMany("associates", ids)).map((row) => [row.id, row]));
  const format = new Format(session.switches, "log");
  return json(
    found.map((change) => ({
      codigo_alteracao: format.code(change.id),
      codigo_associado: format.code(change.subject),
      cpf_associado: format.document(people.get(change.subject)?.document ?? ""),
      nome_associado: people.get(change.subject)?.name ?? "",
      ...changed(change, format),
      hora_alteracao: change.at.slice(11),
    })),
  );
});

/** The statement that logs a change of a field; `store` gives the number. */
export async function logChange(
  store: RecordStore<Resources>,
  log: "vehicleChanges" | "associateChanges",
  change: Omit<Change, "id" | "at">,
  atMs: number,
): Promise<D1PreparedStatement> {
  const id = String(await store.take(log));
  return store.insertion(log, { id, document: { id, ...change, at: timestampInSaoPaulo(atMs) } });
}

async function readChanges(
  { store }: Session,
  log: "vehicleChanges" | "associateChanges",
  fields: Fields,
): Promise<Change[]> {
  const from = brazilianDate(fields, "data_inicial");
  const to = brazilianDate(fields, "data_final");
  if (from === undefined || to === undefined) throw new Refusal(MESSAGES.datesMissing);
  if (to > addDays(from, MOST_DAYS)) throw new Refusal(MESSAGES.periodTooLong);
  const names = wordsOf(fields, "campos");
  if (names.length === 0) throw new Refusal(MESSAGES.invalid("campos"));
  const [befores, afters] = [wordsOf(fields, "valor_anterior"), wordsOf(fields, "valor_posterior")];
  const all = (await store.all(log)).filter(
    ({ field, at, before, after }) =>
      names.includes(field) &&
      at.slice(0, 10) >= from &&
      at.slice(0, 10) <= to &&
      (befores.length === 0 || befores.includes(before)) &&
      (afters.length === 0 || afters.includes(after)),
  );
  const isLastOnly = text(fields, "ultima_alteracao").toUpperCase() === "Y";
  const kept = isLastOnly ? [...new Map(all.map((change) => [change.subject, change])).values()] : all;
  const size = pageSize(fields, ["quantidade_por_pagina"]);
  const page = wholeNumber(fields, "inicio_paginacao", 0);
  const rows = kept.slice(page * size, (page + 1) * size);
  if (rows.length === 0) throw new NothingFound("alterações");
  return rows;
}

function changed(change: Change, format: Format): object {
  return {
    nome_campo_tabela: change.field,
    valor_anterior: change.before,
    valor_posterior: change.after,
    data_alteracao: format.date(change.at),
    codigo_usuario_alteracao: format.code("1"),
    nome_usuario_alteracao: "ATENDIMENTO",
  };
}

function wordsOf(fields: Fields, name: string): string[] {
  const value = fields[name];
  return Array.isArray(value) ? value.map(String) : [];
}
