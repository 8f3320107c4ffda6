import { orderText, phoneOf, when } from "../parts.ts";
import type { Draft } from "../template.ts";
import { ask, write } from "./calls.ts";
import { ticket } from "./contracts.ts";

const address = "input.customer.address";

/** The key of the id differs between versions. */
const idOf = (answer: string) =>
  `orElse(${answer}.precadastro_id, orElse(${answer}.id, ${answer}.cliente_id))`;

/**
 * A pre-registration. Plan, due day and seller count only where it is activated at once, which makes a contract of it: that is
 * the administrator's choice. The ERP has no list of them, so that what became of a lost answer is a person's to find out.
 */
function preRegistration(title: string, first: Draft[], more: Draft): Draft {
  return {
    steps: [
      ...first,
      {
        ...write(
          "made",
          "/api/precadastro/{{ kindOfDocument(input.customer.document) == 'cnpj' ? 'J' : 'F' }}",
          {
            form: {
              nome: "{{ input.customer.name }}",
              cpfcnpj: "{{ document(input.customer.document) }}",
              datanasc: "{{ input.customer.birthDate }}",
              email: "{{ input.customer.email }}",
              celular: phoneOf("input.customer"),
              telefone: "{{ digits(input.customer.phone) }}",
              cep: `{{ ${address}.zip }}`,
              logradouro: `{{ orElse(${address}.street, 'Não informado') }}`,
              numero: `{{ ${address}.number }}`,
              complemento: `{{ ${address}.complement }}`,
              bairro: `{{ ${address}.district }}`,
              cidade: `{{ ${address}.city }}`,
              uf: `{{ ${address}.state }}`,
              pontoreferencia: `{{ ${address}.reference }}`,
              midia_id: "{{ input.origin }}",
              observacao: orderText("input", title),
              ...more,
            },
          },
          [],
          {},
          `${idOf("answer")} != null`,
        ),
      },
    ],
    output: { remoteId: `{{ text(${idOf("steps.made")}) }}` },
  };
}

const IS_ACTIVATED = "settings.activateOrders == '1'";

const dueDay: Draft[] = [
  when("hasDueDay", `${IS_ACTIVATED} && input.dueDay != null`, [
    ask("days", "/api/precadastro/vencimento/list", {}, "size(answer) == 0 || answer[0].dia != null"),
    { type: "find", id: "day", from: "{{ steps.days }}", where: "number(item.dia) == input.dueDay" },
  ]),
];

export const orderAutomations = {
  create_order: preRegistration("Pedido", dueDay, {
    plano_id: "{{ first(input.items).productId }}",
    vendedor_id: "{{ input.reseller.code }}",
    precadastro_ativar: `{{ ${IS_ACTIVATED} ? '1' : null }}`,
    vencimento_id: "{{ steps.day.id }}",
    pop_id: `{{ ${IS_ACTIVATED} ? settings.popId : null }}`,
    portador_id: `{{ ${IS_ACTIVATED} ? settings.portadorId : null }}`,
  }),
  create_order_existing_customer: ticket({
    document: "input.document",
    contractId: "null",
    kindId: "orElse(settings.orderKindId, settings.ticketKindId)",
    title: "Pedido {{ input.order.externalId }}",
    text: orderText("input.order", "Pedido"),
    output: { remoteId: "{{ text(steps.ticket.protocolo) }}" },
    found: { remoteId: "{{ text(steps.mine.numero) }}" },
  }),
  create_lead: preRegistration("Lead", [], {}),
};
