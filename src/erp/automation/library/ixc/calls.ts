import { messages } from "../messages.ts";
import { when } from "../parts.ts";
import { STATE_OF_IBGE } from "../states.ts";
import type { Draft } from "../template.ts";

/** IXC Soft's web service. Every business error is HTTP 200; actions say tipo and mensagem where tables say type and message. */

export const WORDS = "orElse(answer.message, answer.mensagem)";
export const REFUSED = "answer.type == 'error' || answer.tipo == 'erro'";
const refusal: Draft = { when: { predicate: REFUSED }, outcome: "refused", message: `{{ ${WORDS} }}` };
const unexpected = (predicate: string): Draft => ({
  when: { predicate },
  outcome: "unavailable",
  message: messages.unexpected("IXC"),
});

/** Rules of an action that answers anything but a table. */
export const actionOutcomes: Draft[] = [refusal];

/**
 * A page of a table. `registros` may be missing when nothing is on it, so that only a missing `total` beside it tells that it
 * is no list at all. @param more further comparisons: an expression of a list of TB, OP and P
 */
export function list(id: string, column: string, query: string, options: ListOptions = {}): Draft {
  const { oper = "=", sort, more } = options;
  const [table = ""] = column.split(".");
  return {
    type: "http",
    id,
    method: "POST",
    effect: "read",
    path: `/${table}`,
    headers: { ixcsoft: "listar" },
    json: {
      qtype: column,
      query,
      oper,
      page: "1",
      rp: "1000",
      sortname: sort ?? `${table}.id`,
      sortorder: "asc",
      // JSON inside of a text: IXC drops a real list without a word, and answers everybody's records.
      ...(more === undefined ? {} : { grid_param: { $json: `{{ ${more} }}` } }),
    },
    outcomes: [refusal, unexpected("answer.total == null && answer.registros == null")],
  };
}

type ListOptions = { oper?: string; sort?: string; more?: string };

/** A new record. The ERP knows no idempotency: what it makes twice is there twice. */
export function insert(id: string, table: string, json: Draft, first: Draft[] = [], more: Draft = {}): Draft {
  return {
    type: "http",
    id,
    method: "POST",
    effect: "unkeyed_write",
    path: `/${table}`,
    json,
    outcomes: [...first, refusal, unexpected("answer.type != 'success'")],
    ...more,
  };
}

/** Documents are stored with their mask; old registrations without. */
export function findCustomer(document = "input.document"): Draft[] {
  return [
    list("masked", "cliente.cnpj_cpf", `{{ maskDocument(${document}) }}`),
    when("notMasked", "size(steps.masked.registros) == 0", [
      list("bare", "cliente.cnpj_cpf", `{{ document(${document}) }}`),
    ]),
    {
      type: "find",
      id: "person",
      from: "{{ flatten([steps.masked.registros, steps.bare.registros]) }}",
      where: `document(item.cnpj_cpf) == document(${document})`,
      otherwise: "not_found",
      message: messages.noCustomer,
    },
  ];
}

/** The record of this id; the customer's own, where the caller says whose it is. */
export function findOwn(id: string, table: string, value: string, message: string): Draft[] {
  return [
    when("ofCustomer", "input.document != null", findCustomer()),
    list(`${id}Found`, `${table}.id`, value),
    {
      type: "find",
      id,
      from: `{{ steps.${id}Found.registros }}`,
      where: `text(item.id) == ${value.replace(/^\{\{|\}\}$/g, "").trim()} && (input.document == null || item.id_cliente == steps.person.id)`,
      otherwise: "not_found",
      message,
    },
  ];
}

export function hasCity(address: string): string {
  return `orElse(${address}.ibgeCode, ${address}.city) != null`;
}

const STATES = `{${Object.entries(STATE_OF_IBGE)
  .map(([code, state]) => `'${code}': '${state}'`)
  .join(", ")}}`;

/** Records name a city by its id: `steps.city` is the one of an address, by its IBGE code or its name and state. */
export function findCity(address: string): Draft[] {
  return [
    when(
      "byCode",
      `${address}.ibgeCode != null`,
      [list("codedCities", "cidade.cod_ibge", `{{ ${address}.ibgeCode }}`)],
      [list("namedCities", "cidade.nome", `{{ ${address}.city }}`)],
    ),
    {
      type: "find",
      id: "city",
      from: "{{ flatten([steps.codedCities.registros, steps.namedCities.registros]) }}",
      where: `${address}.ibgeCode != null || (fold(item.nome) == fold(${address}.city) && (${address}.state == null || ${STATES}[substring(item.cod_ibge, 0, 2)] == ${address}.state))`,
    },
  ];
}
