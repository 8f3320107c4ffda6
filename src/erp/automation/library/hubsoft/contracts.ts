import { messages } from "../messages.ts";
import { absentRule, stop, when } from "../parts.ts";
import type { Draft } from "../template.ts";
import { findCustomer, findService, get, post, REFUSED, WORDS } from "./calls.ts";

/** @param where which plans are wanted */
function listPlans(where: string): Draft {
  return {
    steps: [
      ...findCustomer(),
      { type: "filter", id: "wanted", from: "{{ steps.person.servicos }}", where },
      {
        type: "map",
        id: "plans",
        from: "{{ steps.wanted }}",
        fields: {
          contractId: { value: "{{ item.id_cliente_servico }}" },
          number: { value: "{{ item.numero_plano }}", optional: true },
          name: { value: "{{ item.nome }}", optional: true },
          status: {
            value: "{{ startsWith(item.status_prefixo, 'aguardando') ? 'aguardando' : item.status_prefixo }}",
            as: "enum",
            values: {
              servico_habilitado: "active",
              suspenso_debito: "blocked",
              suspenso_parcialmente: "reduced",
              suspenso_pedido_cliente: "suspended",
              cancelado: "cancelled",
              aguardando: "pending",
            },
            default: "other",
          },
          statusText: { value: "{{ item.status }}", optional: true },
          amount: { value: "{{ item.valor }}", as: "money", optional: true },
        },
      },
    ],
    output: "{{ steps.plans }}",
  };
}

const trustUnlock: Draft = {
  steps: [
    when("isNamed", "input.document != null", [...findCustomer(), ...findService("input.contractId")]),
    post(
      "unlocked",
      "/cliente/desbloqueio_confianca",
      {
        id_cliente_servico: "{{ input.contractId }}",
        dias_desbloqueio: "{{ int(orElse(settings.unlockDays, '1')) }}",
      },
      [absentRule(REFUSED, WORDS, ["servico", "contrato"], messages.noContract)],
    ),
  ],
  output: {
    unlocked: true,
    // Only the text tells until when.
    until: "{{ dateIn(steps.unlocked.msg) }}",
    message: "{{ steps.unlocked.msg }}",
  },
  find: {
    steps: [
      when("isNamed", "input.document != null", findCustomer(), [
        get("owners", "/cliente", { busca: "id_cliente_servico", termo_busca: "{{ input.contractId }}" }),
      ]),
      {
        type: "strip",
        id: "services",
        from: "{{ flatten(flatten([steps.owners.clientes.map(c, c.servicos), [steps.person.servicos]])) }}",
        fields: ["senha"],
      },
      {
        type: "find",
        id: "open",
        from: "{{ steps.services }}",
        where:
          "text(item.id_cliente_servico) == input.contractId && item.status_prefixo == 'servico_habilitado'",
        otherwise: "empty",
      },
    ],
    output: { unlocked: true },
  },
};

const MOST_TICKETS = 50;

/** A ticket, and how it is found again: by the marker in its text. */
export function ticket(of: {
  document: string;
  contractId: string;
  kindId: string;
  text: string;
  output: Draft;
  found: Draft;
}): Draft {
  return {
    steps: [
      ...findCustomer(of.document),
      ...findService(of.contractId),
      post("ticket", "/atendimento", {
        id_cliente_servico: "{{ steps.service.id_cliente_servico }}",
        descricao: of.text,
        nome: "{{ steps.person.nome_razaosocial }}",
        telefone: "{{ digits(orElse(steps.person.telefone_primario, steps.person.telefone_secundario)) }}",
        email: "{{ steps.person.email_principal }}",
        id_tipo_atendimento: `{{ ${of.kindId} }}`,
        abrir_os: false,
      }),
    ],
    output: of.output,
    find: {
      steps: [
        get("tickets", "/cliente/atendimento", {
          busca: "cpf_cnpj",
          termo_busca: `{{ document(${of.document}) }}`,
          limit: String(MOST_TICKETS),
        }),
        {
          type: "find",
          id: "mine",
          from: "{{ steps.tickets.atendimentos }}",
          where: "contains(item.descricao_abertura, effect.key)",
        },
        // A full page proves nothing: the ticket may be on the next one, and there is none to ask for.
        when("isAbsent", "steps.mine == null", [
          when(
            "isWhole",
            `size(steps.tickets.atendimentos) < ${MOST_TICKETS}`,
            [stop("absent", "empty", "")],
            [stop("unprovable", "unavailable", messages.unprovable)],
          ),
        ]),
      ],
      output: of.found,
    },
  };
}

const openTicket = ticket({
  document: "input.document",
  contractId: "input.contractId",
  kindId: "settings.ticketKindId",
  text: "{{ input.subject }}\n{{ input.description }}\nPonte {{ effect.key }}",
  output: {
    protocol: "{{ text(steps.ticket.atendimento.protocolo) }}",
    remoteId: "{{ text(steps.ticket.atendimento.id_atendimento) }}",
  },
  found: {
    protocol: "{{ text(steps.mine.protocolo) }}",
    remoteId: "{{ text(steps.mine.id_atendimento) }}",
  },
});

export const contractAutomations = {
  list_plans: listPlans("true"),
  list_blocked_plans: listPlans("item.status_prefixo in ['suspenso_debito', 'suspenso_parcialmente']"),
  trust_unlock: trustUnlock,
  open_ticket: openTicket,
};
