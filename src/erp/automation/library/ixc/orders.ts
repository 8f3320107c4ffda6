import { messages } from "../messages.ts";
import { orderText, stop, when } from "../parts.ts";
import type { Draft } from "../template.ts";
import { findCity, hasCity, insert, list } from "./calls.ts";
import { ticket } from "./contracts.ts";

/** What a lead (`contato`) and a prospect (`crm_canditados`) have in common. */
const contact = {
  fone: "{{ orElse(input.customer.phone, '') }}",
  telefone_celular: "{{ orElse(input.customer.mobile, '') }}",
  whatsapp: "{{ orElse(input.customer.mobile, '') }}",
  email: "{{ orElse(input.customer.email, '') }}",
  data_cadastro: "{{ dateBr(today()) }}",
};

/** The record that holds this run's marker. Its comment is searched, since nothing else of it is the caller's alone. */
function findMarked(id: string, column: string, from: string): Draft[] {
  const [, field] = column.split(".");
  return [
    list(from, column, "{{ effect.key }}", { oper: "L" }),
    { type: "find", id, from: `{{ steps.${from}.registros }}`, where: `contains(item.${field}, effect.key)` },
  ];
}

const createLead: Draft = {
  steps: [
    insert("lead", "contato", {
      nome: "{{ input.customer.name }}",
      ...contact,
      lead: "S",
      id_contato_tipo: "{{ input.origin }}",
      obs: orderText("input", "Lead"),
    }),
  ],
  output: { remoteId: "{{ text(steps.lead.id) }}" },
  find: {
    steps: [...findMarked("lead", "contato.obs", "leads"), isAbsent("lead")],
    output: { remoteId: "{{ text(steps.lead.id) }}" },
  },
};

function isAbsent(id: string): Draft {
  return when(`${id}Absent`, `steps.${id} == null`, [stop(`${id}Empty`, "empty", "")]);
}

const prospect = insert("made", "crm_canditados", {
  razao: "{{ input.customer.name }}",
  fantasia: "{{ orElse(input.customer.legalName, '') }}",
  tipo_pessoa: "{{ kindOfDocument(input.customer.document) == 'cnpj' ? 'J' : 'F' }}",
  cnpj_cpf: "{{ maskDocument(input.customer.document) }}",
  status_prospeccao: "N",
  ativo: "S",
  crm: "S",
  ...contact,
  endereco: "{{ orElse(input.customer.address.street, '') }}",
  numero: "{{ orElse(input.customer.address.number, '') }}",
  complemento: "{{ orElse(input.customer.address.complement, '') }}",
  bairro: "{{ orElse(input.customer.address.district, '') }}",
  cep: "{{ orElse(input.customer.address.zip, '') }}",
  cidade: "{{ orElse(steps.city.id, settings.cityId) }}",
  uf: "{{ steps.city.uf }}",
  id_vendedor: "{{ input.reseller.code }}",
  id_vd_contrato_desejado: "{{ first(input.items).productId }}",
  id_candato_tipo: "{{ input.origin }}",
  obs: orderText("input", "Pedido"),
});

const total = "sum(input.items.map(i, number(i.amount) * number(orElse(i.quantity, '1'))))";

/** The prospect, and a deal with it where the connection names a stage: each is looked for before it is made. */
const createOrder: Draft = {
  description:
    "Cria o prospecto e, com o valor dealStageId, a negociação dele. Antes de criar cada um, procura o que uma tentativa anterior já criou.",
  idempotent: true,
  steps: [
    ...findMarked("known", "crm_canditados.obs", "prospects"),
    when("isNew", "steps.known == null", [
      when("hasCity", hasCity("input.customer.address"), findCity("input.customer.address")),
      when("cityUnknown", "orElse(steps.city.id, orElse(settings.cityId, '')) == ''", [
        stop("noCity", "refused", messages.noCity),
      ]),
      prospect,
    ]),
    when("hasStage", "orElse(settings.dealStageId, '') != ''", [
      ...findMarked("deal", "crm_negociacoes.descricao", "deals"),
      when("isNewDeal", "steps.deal == null", [
        insert("madeDeal", "crm_negociacoes", {
          id_cliente: "{{ orElse(steps.known.id, text(steps.made.id)) }}",
          descricao: "Pedido {{ input.externalId }}, Ponte {{ effect.key }}",
          id_estagio: "{{ settings.dealStageId }}",
          status: "N",
          valor: `{{ money(${total}) }}`,
          id_vendedor: "{{ input.reseller.code }}",
        }),
      ]),
    ]),
  ],
  output: { remoteId: "{{ orElse(steps.known.id, text(steps.made.id)) }}" },
  find: {
    steps: [
      ...findMarked("known", "crm_canditados.obs", "prospects"),
      isAbsent("known"),
      when("hasStage", "orElse(settings.dealStageId, '') != ''", [
        ...findMarked("deal", "crm_negociacoes.descricao", "deals"),
        isAbsent("deal"),
      ]),
    ],
    output: { remoteId: "{{ text(steps.known.id) }}" },
  },
};

const createOrderOfCustomer = ticket({
  contractId: "null",
  subjectId: "orElse(settings.orderSubjectId, settings.ticketSubjectId)",
  title: "Pedido {{ input.order.externalId }}",
  text: orderText("input.order", "Pedido"),
  output: { remoteId: "{{ text(steps.ticket.id) }}" },
  found: { remoteId: "{{ text(steps.mine.id) }}" },
});

export const orderAutomations = {
  create_order: createOrder,
  create_order_existing_customer: createOrderOfCustomer,
  create_lead: createLead,
};
