import { orderText, phoneOf, when } from "../parts.ts";
import type { Draft } from "../template.ts";
import { get, post } from "./calls.ts";
import { ticket } from "./contracts.ts";

const item = "first(input.items)";
const address = "input.customer.address";

/** A prospect. HubSoft refuses a second one of the same CPF; `id_externo` is what finds ours again. */
function prospect(title: string, first: Draft[], more: Draft): Draft {
  return {
    steps: [
      ...first,
      post("made", "/prospecto", {
        cep: `{{ digits(orElse(${address}.zip, settings.zip)) }}`,
        servico: {
          id_servico: `{{ orElse(${item}.productId, settings.leadProductId) }}`,
          valor: `{{ orElse(${item}.amount, '0.00') }}`,
        },
        nome_razaosocial: "{{ input.customer.name }}",
        cpf_cnpj: "{{ document(input.customer.document) }}",
        telefone: phoneOf("input.customer"),
        email: "{{ input.customer.email }}",
        tipo_pessoa: "{{ kindOfDocument(input.customer.document) == 'cnpj' ? 'pj' : 'pf' }}",
        bairro: `{{ orElse(${address}.district, 'Não informado') }}`,
        endereco: `{{ orElse(${address}.street, 'Não informado') }}`,
        numero: `{{ orElse(${address}.number, 'S/N') }}`,
        complemento: `{{ ${address}.complement }}`,
        id_origem_cliente: "{{ input.origin }}",
        id_vendedor: "{{ input.reseller.code }}",
        observacao: orderText("input", title),
        id_externo: "{{ effect.key }}",
        ...more,
      }),
    ],
    output: { remoteId: "{{ text(steps.made.prospecto.id_prospecto) }}" },
    find: {
      steps: [
        get("prospects", "/prospecto", {
          busca: "nome_razaosocial",
          termo_busca: "{{ input.customer.name }}",
        }),
        {
          type: "find",
          id: "mine",
          from: "{{ steps.prospects.prospectos }}",
          where: "item.id_externo == effect.key",
          otherwise: "empty",
        },
      ],
      output: { remoteId: "{{ text(steps.mine.id_prospecto) }}" },
    },
  };
}

const dueDay: Draft[] = [
  when("hasDueDay", "input.dueDay != null", [
    get("days", "/configuracao/vencimento"),
    {
      type: "find",
      id: "day",
      from: "{{ steps.days.vencimentos }}",
      where:
        "item.dia_vencimento == 'ultimo_dia' ? input.dueDay == 31 : number(item.dia_vencimento) == input.dueDay",
    },
  ]),
];

export const orderAutomations = {
  create_order: prospect("Pedido", dueDay, { id_vencimento: "{{ steps.day.id_vencimento }}" }),
  create_order_existing_customer: ticket({
    document: "input.document",
    contractId: "null",
    kindId: "orElse(settings.orderKindId, settings.ticketKindId)",
    text: orderText("input.order", "Pedido"),
    output: { remoteId: "{{ text(steps.ticket.atendimento.id_atendimento) }}" },
    found: { remoteId: "{{ text(steps.mine.id_atendimento) }}" },
  }),
  create_lead: prospect("Lead", [], {}),
};
