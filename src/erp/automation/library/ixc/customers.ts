import { messages } from "../messages.ts";
import { stop, when } from "../parts.ts";
import { STATE_OF_IBGE } from "../states.ts";
import type { Draft } from "../template.ts";
import { findCity, findCustomer, hasCity, list } from "./calls.ts";

/** `cliente` keeps the city as an id, and the state as a number of its own. */
const present: Draft[] = [
  when("hasCity", "orElse(steps.person.cidade, '0') != '0'", [
    list("cities", "cidade.id", "{{ steps.person.cidade }}"),
  ]),
  {
    type: "map",
    id: "address",
    from: "{{ steps.person }}",
    fields: {
      street: { value: "{{ item.endereco }}", optional: true },
      number: { value: "{{ item.numero }}", optional: true },
      complement: { value: "{{ item.complemento }}", optional: true },
      district: { value: "{{ item.bairro }}", optional: true },
      zip: { value: "{{ item.cep }}", optional: true },
      reference: { value: "{{ item.referencia }}", optional: true },
      city: { value: "{{ first(steps.cities.registros).nome }}", optional: true },
      ibgeCode: { value: "{{ first(steps.cities.registros).cod_ibge }}", optional: true },
      state: {
        value: "{{ substring(first(steps.cities.registros).cod_ibge, 0, 2) }}",
        as: "enum",
        values: STATE_OF_IBGE,
        optional: true,
      },
    },
  },
  {
    type: "map",
    id: "customer",
    from: "{{ steps.person }}",
    fields: {
      id: { value: "{{ item.id }}" },
      name: { value: "{{ item.razao }}" },
      tradeName: { value: "{{ item.fantasia }}", optional: true },
      document: { value: "{{ item.cnpj_cpf }}", as: "document" },
      email: { value: "{{ item.email }}", optional: true },
      phone: { value: "{{ item.fone }}", as: "digits", optional: true },
      mobile: { value: "{{ orElse(item.telefone_celular, item.whatsapp) }}", as: "digits", optional: true },
      birthDate: { value: "{{ item.data_nascimento }}", as: "date", optional: true },
      status: { value: "{{ item.ativo == 'S' ? 'Ativo' : 'Inativo' }}" },
      address: { value: "{{ steps.address }}", as: "any", optional: true },
    },
  },
];

const getCustomer: Draft = { steps: [...findCustomer(), ...present], output: "{{ steps.customer }}" };

const getContacts: Draft = {
  steps: findCustomer(),
  output: {
    emails: "{{ distinct([trim(steps.person.email)]) }}",
    phones:
      "{{ distinct([digits(steps.person.telefone_celular), digits(steps.person.whatsapp), digits(steps.person.fone)]) }}",
  },
};

const CHANGED = `{
  'razao': input.changes.name,
  'email': input.changes.email,
  'fone': input.changes.phone,
  'telefone_celular': input.changes.mobile,
  'endereco': input.changes.address.street,
  'numero': input.changes.address.number,
  'complemento': input.changes.address.complement,
  'bairro': input.changes.address.district,
  'cep': input.changes.address.zip,
  'referencia': input.changes.address.reference,
  'cidade': steps.city.id,
  'uf': steps.city.uf,
  'data_nascimento': dateBr(orElse(input.changes.birthDate, steps.person.data_nascimento)),
  'data_cadastro': dateBr(steps.person.data_cadastro)
}`.replaceAll(/\n\s*/g, " ");

/** PUT empties what it is not sent: the record is read, merged and sent whole. Lists have ISO dates, writes dd/mm/yyyy. */
const updateCustomer: Draft = {
  description: "Lê o cadastro inteiro, troca o que mudou e grava tudo: o PUT do IXC apaga o que não recebe.",
  idempotent: true,
  steps: [
    ...findCustomer(),
    when("knowsReference", "input.changes.address.reference != null && !has(steps.person.referencia)", [
      stop("noReference", "refused", messages.noReference),
    ]),
    when("moves", hasCity("input.changes.address"), [
      ...findCity("input.changes.address"),
      when("cityUnknown", "steps.city == null", [stop("noCity", "refused", messages.noCity)]),
    ]),
    {
      type: "http",
      id: "saved",
      method: "PUT",
      effect: "keyed_write",
      path: "/cliente/{{ steps.person.id }}",
      json: `{{ merge(steps.person, ${CHANGED}) }}`,
      outcomes: [
        {
          when: { predicate: "answer.type == 'error'" },
          outcome: "refused",
          message: "{{ answer.message }}",
        },
        {
          when: { predicate: "answer.type != 'success'" },
          outcome: "unavailable",
          message: messages.unexpected("IXC"),
        },
      ],
    },
    list("again", "cliente.id", "{{ steps.person.id }}"),
    ...present.map((piece) => fromReread(piece)),
  ],
  output: "{{ steps.customer }}",
};

/** The same presentation, of the record as it stands after the change. */
function fromReread(piece: Draft): Draft {
  const text = JSON.stringify(piece).replaceAll("steps.person", "first(steps.again.registros)");
  return JSON.parse(text) as Draft;
}

export const customerAutomations = {
  get_customer: getCustomer,
  get_customer_contacts: getContacts,
  update_customer: updateCustomer,
};
