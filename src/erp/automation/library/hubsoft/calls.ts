import { messages } from "../messages.ts";
import { needsDocument, stop, when } from "../parts.ts";
import type { Draft } from "../template.ts";

/** HubSoft's integration API. Business errors are HTTP 200 with status "error"; some routes misspell their success. */

const PREFIX = "/api/v1/integracao";
export const WORDS = "orElse(answer.msg, answer.message)";
export const REFUSED = "answer.status == 'error'";
const words = `{{ ${WORDS} }}`;

const outcomes: Draft[] = [
  // Whether nobody found is an empty list or an error, the tenant's version decides.
  { when: { text: "nenhum cliente encontrado" }, outcome: "not_found", message: messages.noCustomer },
  { when: { predicate: REFUSED }, outcome: "refused", message: words },
  // Not 401: a token that died early is got anew.
  { when: { status: [400, 403, 404, 405, 422] }, outcome: "refused", message: words },
  {
    when: { predicate: "!(answer.status in ['success', 'suscess'])" },
    outcome: "unavailable",
    message: messages.unexpected("HubSoft"),
  },
];

export function get(id: string, path: string, query: Draft = {}, more: Draft = {}): Draft {
  return { type: "http", id, method: "GET", path: `${PREFIX}${path}`, query, outcomes, ...more };
}

/** A new record. The ERP knows no idempotency: what it makes twice is there twice. */
export function post(id: string, path: string, json: Draft, first: Draft[] = [], more: Draft = {}): Draft {
  return {
    type: "http",
    id,
    method: "POST",
    effect: "unkeyed_write",
    path: `${PREFIX}${path}`,
    json,
    outcomes: [...first, ...outcomes],
    ...more,
  };
}

/** The customer with every plan, without the password of each connection. */
export function findCustomer(document = "input.document"): Draft[] {
  return [
    get("found", "/cliente", {
      busca: "cpf_cnpj",
      termo_busca: `{{ document(${document}) }}`,
      limit: "1",
      cancelado: "sim",
      inativo: "sim",
    }),
    { type: "strip", id: "clean", from: "{{ steps.found.clientes }}", fields: ["senha"] },
    {
      type: "find",
      id: "person",
      from: "{{ steps.clean }}",
      where: `document(item.cpf_cnpj) == document(${document})`,
      otherwise: "not_found",
      message: messages.noCustomer,
    },
  ];
}

/** At most 50 are answered: what is open is asked for alone, so that old paid ones do not push it out. */
export function findInvoices(isOpenOnly: string): Draft[] {
  const query = (pending: string) => ({
    busca: "cpf_cnpj",
    termo_busca: "{{ input.document }}",
    limit: "50",
    apenas_pendente: pending,
  });
  return [
    get("pending", "/cliente/financeiro", query("sim")),
    when("wantsAll", `!(${isOpenOnly})`, [get("all", "/cliente/financeiro", query("nao"))]),
    {
      type: "filter",
      id: "others",
      from: "{{ steps.all.faturas }}",
      where: "!steps.pending.faturas.exists(p, p.id_fatura == item.id_fatura)",
    },
    {
      type: "list",
      id: "bills",
      items: ["{{ flatten([steps.pending.faturas, steps.others]) }}"],
    },
  ];
}

/** Invoices are listed by customer only. */
export const findInvoice: Draft[] = [
  needsDocument,
  ...findInvoices("false"),
  {
    type: "find",
    id: "bill",
    from: "{{ first(steps.bills) }}",
    where: "text(item.id_fatura) == input.invoiceId",
    otherwise: "not_found",
    message: messages.noInvoice,
  },
];

/** The plan that a ticket is about: the one named, else the first that is not cancelled. */
export function findService(contractId: string): Draft[] {
  return [
    {
      type: "find",
      id: "service",
      from: "{{ steps.person.servicos }}",
      where: `${contractId} == null ? item.status_prefixo != 'cancelado' : text(item.id_cliente_servico) == ${contractId}`,
    },
    when("noService", "steps.service == null", [
      when(
        "namesNone",
        `${contractId} == null`,
        [stop("noPlan", "refused", messages.noPlanForTicket)],
        [stop("noContract", "not_found", messages.noContract)],
      ),
    ]),
  ];
}
