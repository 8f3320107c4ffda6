import { messages } from "../messages.ts";
import { needsDocument, stop, when } from "../parts.ts";
import type { Draft } from "../template.ts";

/**
 * SGP's API: token and app are fields of each body, and a path without its last slash is redirected, so that a POST arrives as
 * a GET. (The lists of precadastro and the notes by contract have none in the callers that are known.)
 */

export const WORDS = "orElse(answer.msg, orElse(answer.message, answer.detail))";
export const REFUSED = "text(answer.status) in ['0', '2']";
const refusal: Draft = { when: { predicate: REFUSED }, outcome: "refused", message: `{{ ${WORDS} }}` };
/** A wrong path, an address that is not on the tenant's list. Not 401: that is the credentials'. */
const misdirected: Draft = {
  when: { status: [400, 403, 404, 405] },
  outcome: "refused",
  message: "{{ orElse(answer.msg, orElse(answer.detail, 'HTTP ' + text(status))) }}",
};
const unexpected = (predicate: string): Draft => ({
  when: { predicate },
  outcome: "unavailable",
  message: messages.unexpected("SGP"),
});

/** @param shape true for an answer as it should be */
export function ask(id: string, path: string, form: Draft, shape: string): Draft {
  return {
    type: "http",
    id,
    method: "POST",
    effect: "read",
    path,
    form,
    outcomes: [refusal, misdirected, unexpected(`!(${shape})`)],
  };
}

/**
 * A new record. The ERP knows no idempotency: what it makes twice is there twice.
 * @param done true for an answer that says that it was made; status 1 always does
 */
export function write(
  id: string,
  path: string,
  body: Draft,
  first: Draft[] = [],
  more: Draft = {},
  done = "false",
): Draft {
  return {
    type: "http",
    id,
    method: "POST",
    effect: "unkeyed_write",
    path,
    ...body,
    outcomes: [...first, refusal, misdirected, unexpected(`text(answer.status) != '1' && !(${done})`)],
    ...more,
  };
}

/** Contracts, each with its customer's data, without the password of the customer's own area. */
export function findContracts(document = "input.document"): Draft[] {
  return [
    ask(
      "found",
      "/api/ura/consultacliente/",
      { cpfcnpj: `{{ document(${document}) }}` },
      "answer.contratos != null",
    ),
    { type: "strip", id: "contracts", from: "{{ steps.found.contratos }}", fields: ["contratoCentralSenha"] },
    {
      type: "find",
      id: "person",
      from: "{{ steps.contracts }}",
      where: `document(item.cpfCnpj) == document(${document})`,
      otherwise: "not_found",
      message: messages.noCustomer,
    },
  ];
}

/** The contract that is named, else the first that is not cancelled. */
export function findContract(contractId: string): Draft[] {
  return [
    {
      type: "find",
      id: "contract",
      from: "{{ steps.contracts }}",
      where: `${contractId} == null ? fold(item.contratoStatusDisplay) != 'cancelado' : text(item.contratoId) == ${contractId}`,
    },
    when("noContract", "steps.contract == null", [
      when(
        "namesNone",
        `${contractId} == null`,
        [stop("noPlan", "refused", messages.noPlanForTicket)],
        [stop("unknownContract", "not_found", messages.noContract)],
      ),
    ]),
  ];
}

/**
 * `steps.bills`: a customer's titles, under either of the keys that the list has.
 * @param contractId lists that contract's alone, and no document with it: which of the two would count, nobody knows
 */
export function findTitles(status = "null", contractId = "null"): Draft[] {
  return [
    ask(
      "titles",
      "/api/ura/titulos/",
      {
        cpfcnpj: `{{ ${contractId} == null ? input.document : null }}`,
        contrato: `{{ ${contractId} }}`,
        status: `{{ ${status} }}`,
        limit: "250",
      },
      "answer.titulos != null || answer.faturas != null",
    ),
    {
      type: "filter",
      id: "bills",
      from: "{{ flatten([steps.titles.titulos, steps.titles.faturas]) }}",
      where: "true",
    },
  ];
}

/** What a title is: by its statusid, else by the word. */
export function stateOf(title: string): string {
  const word = `fold(orElse(${title}.status, ''))`;
  const paid = `['pag', 'liquid', 'quit', 'baix'].exists(w, startsWith(${word}, w))`;
  const byWord = `${paid} ? 'paid' : (startsWith(${word}, 'cancel') ? 'cancelled' : 'open')`;
  return `orElse({'1': 'open', '2': 'paid', '3': 'cancelled'}[text(${title}.statusid)], ${byWord})`;
}

/** Titles are listed by customer only. */
export const findTitle: Draft[] = [
  needsDocument,
  ...findTitles(),
  {
    type: "find",
    id: "bill",
    from: "{{ steps.bills }}",
    where: "text(item.id) == input.invoiceId",
    otherwise: "not_found",
    message: messages.noInvoice,
  },
];
