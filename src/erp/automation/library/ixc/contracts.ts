import { messages } from "../messages.ts";
import { needs, stop, when } from "../parts.ts";
import type { Draft } from "../template.ts";
import { findCustomer, findOwn, insert, list } from "./calls.ts";

/** By status (A active, P pre-contract, I, N and D over) and, of an active one, by status_internet. */
const STATUS =
  "item.status != 'A' ? item.status : {'A': 'active', 'AA': 'waiting', 'CM': 'by hand', 'CA': 'blocked', 'FA': 'late', 'D': 'off'}[item.status_internet]";

const contracts = list("contracts", "cliente_contrato.id_cliente", "{{ steps.person.id }}");

/** @param where which contracts are wanted */
function listPlans(where: string): Draft {
  return {
    steps: [
      ...findCustomer(),
      contracts,
      { type: "filter", id: "wanted", from: "{{ steps.contracts.registros }}", where },
      // The due day belongs to the kind of contract.
      when("hasPlans", "size(steps.wanted) > 0", [
        list("kinds", "cliente_contrato_tipo.id", "0", { oper: ">" }),
      ]),
      {
        type: "map",
        id: "plans",
        from: "{{ steps.wanted }}",
        fields: {
          contractId: { value: "{{ item.id }}" },
          name: { value: "{{ item.contrato }}", optional: true },
          status: {
            value: `{{ ${STATUS} }}`,
            as: "enum",
            values: {
              active: "active",
              waiting: "pending",
              "by hand": "blocked",
              blocked: "blocked",
              late: "reduced",
              off: "suspended",
              P: "pending",
              I: "cancelled",
              N: "cancelled",
              D: "cancelled",
            },
            default: "other",
          },
          statusText: {
            value: "{{ item.status == 'A' ? item.status_internet : item.status }}",
            optional: true,
          },
          amount: { value: "{{ item.valor_unitario }}", as: "money", optional: true },
          dueDay: {
            value:
              "{{ first(steps.kinds.registros.filter(k, k.id == item.id_tipo_contrato)).dia_fixo_vencimento }}",
            as: "integer",
            optional: true,
          },
        },
      },
    ],
    output: "{{ steps.plans }}",
  };
}

const UNLOCK_WORDS = "[answer.tipo, answer.type, answer[0].tipo, answer[0].type]";
const UNLOCK_MESSAGE =
  "orElse(answer.mensagem, orElse(answer.message, orElse(answer[0].mensagem, answer[0].message)))";

const trustUnlock: Draft = {
  steps: [
    when("isNamed", "input.document != null", [
      ...findOwn("contract", "cliente_contrato", "{{ input.contractId }}", messages.noContract),
    ]),
    {
      type: "http",
      id: "unlocked",
      method: "POST",
      effect: "unkeyed_write",
      path: "/desbloqueio_confianca",
      json: { id: "{{ input.contractId }}" },
      // Tenants answer tipo and mensagem, type and message, or a list of one of the first.
      outcomes: [
        { when: { predicate: `${UNLOCK_WORDS}.exists(w, w in ['sucesso', 'success'])` }, outcome: "ok" },
        { when: { text: "inexistente" }, outcome: "not_found", message: messages.noContract },
        {
          when: { predicate: `${UNLOCK_WORDS}.exists(w, w in ['erro', 'error'])` },
          outcome: "refused",
          message: `{{ ${UNLOCK_MESSAGE} }}`,
        },
        { when: {}, outcome: "unavailable", message: messages.unexpected("IXC") },
      ],
    },
  ],
  output: {
    unlocked: true,
    message: `{{ ${UNLOCK_MESSAGE.replaceAll("answer", "steps.unlocked")} }}`,
  },
  find: {
    steps: [
      list("contracts", "cliente_contrato.id", "{{ input.contractId }}"),
      {
        type: "find",
        id: "open",
        from: "{{ steps.contracts.registros }}",
        where:
          "item.status_internet == 'A' && (!has(item.desbloqueio_confianca_ativo) || (item.desbloqueio_confianca_ativo == 'S' && item.dt_ult_desb_conf == today()))",
        otherwise: "empty",
      },
    ],
    output: { unlocked: true },
  },
};

/** A ticket, and how it is found again: by the marker in its text. */
export function ticket(of: {
  contractId: string;
  subjectId: string;
  title: string;
  text: string;
  output: Draft;
  found: Draft;
}): Draft {
  return {
    steps: [
      ...needs("ticketSectorId"),
      when("needsSubject", `orElse(${of.subjectId}, '') == ''`, [
        stop("lacksSubject", "refused", messages.missingValue("ticketSubjectId")),
      ]),
      ...findCustomer(),
      contracts,
      {
        type: "find",
        id: "contract",
        from: "{{ steps.contracts.registros }}",
        where: `${of.contractId} == null ? item.status == 'A' : item.id == ${of.contractId}`,
      },
      when("isForeign", `${of.contractId} != null && steps.contract == null`, [
        stop("noContract", "not_found", messages.noContract),
      ]),
      insert("ticket", "su_ticket", {
        tipo: "C",
        id_cliente: "{{ steps.person.id }}",
        id_login: "",
        id_contrato: "{{ orElse(steps.contract.id, '0') }}",
        id_filial: "{{ orElse(steps.person.filial_id, orElse(settings.branchId, '1')) }}",
        id_assunto: `{{ ${of.subjectId} }}`,
        id_ticket_setor: "{{ settings.ticketSectorId }}",
        id_responsavel_tecnico: "{{ orElse(settings.ticketUserId, '') }}",
        titulo: of.title,
        // IXC's own spelling.
        menssagem: of.text,
        origem_endereco: "C",
        prioridade: "M",
        status: "T",
        su_status: "N",
        gerar_protocolo: "S",
      }),
    ],
    output: of.output,
    find: {
      steps: [
        ...findCustomer(),
        list("tickets", "su_ticket.id_cliente", "{{ steps.person.id }}"),
        {
          type: "find",
          id: "mine",
          from: "{{ steps.tickets.registros }}",
          where: "contains(item.menssagem, effect.key)",
          otherwise: "empty",
        },
      ],
      output: of.found,
    },
  };
}

const openTicket = ticket({
  contractId: "input.contractId",
  subjectId: "settings.ticketSubjectId",
  title: "{{ input.subject }}",
  text: "{{ input.description }}\nPonte {{ effect.key }}",
  output: {
    protocol:
      "{{ orElse(first(steps.ticket.atualiza_campos.filter(f, f.campo == 'protocolo')).valor, text(steps.ticket.id)) }}",
    remoteId: "{{ text(steps.ticket.id) }}",
  },
  found: {
    protocol: "{{ orElse(steps.mine.protocolo, text(steps.mine.id)) }}",
    remoteId: "{{ text(steps.mine.id) }}",
  },
});

export const contractAutomations = {
  list_plans: listPlans("true"),
  list_blocked_plans: listPlans("item.status == 'A' && item.status_internet in ['CM', 'CA', 'FA']"),
  trust_unlock: trustUnlock,
  open_ticket: openTicket,
};
