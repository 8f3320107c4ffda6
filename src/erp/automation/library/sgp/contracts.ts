import { messages } from "../messages.ts";
import { absentRule, stop, when } from "../parts.ts";
import type { Draft } from "../template.ts";
import { ask, findContract, findContracts, REFUSED, WORDS, write } from "./calls.ts";

/** The codes are reported both ways (2 is inactive here, suspended there), so that the ERP's word counts before its code. */
const WORD = "fold(item.contratoStatusDisplay)";
const CODES = "{'1': 'active', '3': 'cancelled', '4': 'blocked', '7': 'reduced'}[text(item.contratoStatus)]";
const STATUS = `${WORD}.contains('reduz') ? 'reduced' : (${WORD}.startsWith('suspens') ? (fold(item.motivo_status).contains('admin') ? 'suspended' : 'blocked') : (${WORD}.startsWith('cancel') ? 'cancelled' : (${WORD}.startsWith('inativ') ? 'ended' : (${WORD}.startsWith('ativo') ? 'active' : ${CODES}))))`;

const OWN_WORDS = {
  active: "active",
  blocked: "blocked",
  suspended: "suspended",
  reduced: "reduced",
  cancelled: "cancelled",
  ended: "ended",
};

/** @param where which plans are wanted */
function listPlans(where: string): Draft {
  return {
    steps: [
      ...findContracts(),
      {
        type: "map",
        id: "plans",
        from: "{{ steps.contracts }}",
        fields: {
          contractId: { value: "{{ item.contratoId }}" },
          name: { value: "{{ orElse(item.servico_plano, item.planointernet) }}", optional: true },
          status: { value: `{{ ${STATUS} }}`, as: "enum", values: OWN_WORDS, default: "other" },
          statusText: { value: "{{ item.contratoStatusDisplay }}", optional: true },
          dueDay: { value: "{{ item.cobVencimento }}", as: "integer", optional: true },
        },
      },
      { type: "filter", id: "wanted", from: "{{ steps.plans }}", where },
    ],
    output: "{{ steps.wanted }}",
  };
}

const trustUnlock: Draft = {
  description: "O SGP abre uma ocorrência com a promessa de pagamento.",
  steps: [
    when("isNamed", "input.document != null", [...findContracts(), ...findContract("input.contractId")]),
    write("unlocked", "/api/ura/liberacaopromessa/", { form: { contrato: "{{ input.contractId }}" } }, [
      absentRule(REFUSED, WORDS, ["contrato"], messages.noContract),
      { when: { predicate: "answer.liberado == false" }, outcome: "refused", message: "{{ answer.msg }}" },
    ]),
  ],
  output: {
    unlocked: true,
    until:
      "{{ orElse(steps.unlocked.data_promessa, steps.unlocked.liberado_dias == null ? null : addDays(today(), steps.unlocked.liberado_dias)) }}",
    message: "{{ trim(steps.unlocked.msg) }}",
  },
  find: {
    steps: [
      ask(
        "found",
        "/api/ura/consultacliente/",
        { contrato: "{{ input.contractId }}", cpfcnpj: "{{ input.document }}" },
        "answer.contratos != null",
      ),
      {
        type: "find",
        id: "open",
        from: "{{ steps.found.contratos }}",
        where: "text(item.contratoId) == input.contractId && fold(item.contratoStatusDisplay) == 'ativo'",
        otherwise: "empty",
      },
    ],
    output: { unlocked: true },
  },
};

/** An occurrence, and how it is found again: by the marker in its text. */
export function ticket(of: {
  document: string;
  contractId: string;
  kindId: string;
  title: string;
  text: string;
  output: Draft;
  found: Draft;
}): Draft {
  return {
    steps: [
      ...findContracts(of.document),
      ...findContract(of.contractId),
      write("ticket", "/api/ura/chamado/", {
        json: {
          contrato: "{{ steps.contract.contratoId }}",
          ocorrenciatipo: `{{ orElse(${of.kindId}, '5') }}`,
          conteudo: of.text,
          observacao: of.title,
          contato_nome: "{{ steps.person.razaoSocial }}",
          contato_telefone: "{{ digits(first(steps.person.telefones)) }}",
        },
      }),
    ],
    output: of.output,
    find: {
      steps: [
        ...findContracts(of.document),
        ...findContract(of.contractId),
        ask(
          "occurrences",
          "/api/ura/ocorrencia/list/",
          { contrato: "{{ steps.contract.contratoId }}" },
          "answer.ocorrencias != null",
        ),
        {
          type: "find",
          id: "mine",
          from: "{{ steps.occurrences.ocorrencias }}",
          where: "contains(item.conteudo, effect.key)",
        },
        when("isAbsent", "steps.mine == null", [stop("absent", "empty", "")]),
      ],
      output: of.found,
    },
  };
}

const openTicket = ticket({
  document: "input.document",
  contractId: "input.contractId",
  kindId: "settings.ticketKindId",
  title: "{{ input.subject }}",
  text: "{{ input.description }}\nPonte {{ effect.key }}",
  output: { protocol: "{{ text(steps.ticket.protocolo) }}" },
  found: { protocol: "{{ text(steps.mine.numero) }}" },
});

export const contractAutomations = {
  list_plans: listPlans("true"),
  // What was suspended at the customer's wish or by hand is not a debt, and is in the list all the same: it does not work.
  list_blocked_plans: listPlans("item.status in ['blocked', 'reduced', 'suspended']"),
  trust_unlock: trustUnlock,
  open_ticket: openTicket,
};
