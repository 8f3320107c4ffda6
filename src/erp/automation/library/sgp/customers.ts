import type { Draft } from "../template.ts";
import { findContracts } from "./calls.ts";

/** Telephones come in one list: a mobile number has eleven digits. */
const PHONES = "steps.person.telefones.map(p, digits(p))";

const getCustomer: Draft = {
  steps: [
    ...findContracts(),
    {
      type: "map",
      id: "address",
      from: "{{ steps.person }}",
      fields: {
        street: { value: "{{ item.endereco_logradouro }}", optional: true },
        number: { value: "{{ item.endereco_numero }}", optional: true },
        complement: { value: "{{ item.endereco_complemento }}", optional: true },
        district: { value: "{{ item.endereco_bairro }}", optional: true },
        city: { value: "{{ item.endereco_cidade }}", optional: true },
        state: { value: "{{ item.endereco_uf }}", optional: true },
        zip: { value: "{{ item.endereco_cep }}", optional: true },
        reference: { value: "{{ item.endereco_referencia }}", optional: true },
      },
    },
    {
      type: "map",
      id: "customer",
      from: "{{ steps.person }}",
      fields: {
        id: { value: "{{ item.clienteId }}" },
        name: { value: "{{ item.razaoSocial }}" },
        document: { value: "{{ item.cpfCnpj }}", as: "document" },
        email: { value: "{{ first(item.emails) }}", optional: true },
        mobile: { value: `{{ first(${PHONES}.filter(p, size(p) == 11)) }}`, optional: true },
        phone: { value: `{{ first(${PHONES}.filter(p, size(p) == 10)) }}`, optional: true },
        address: { value: "{{ steps.address }}", as: "any", optional: true },
      },
    },
  ],
  output: "{{ steps.customer }}",
};

const getContacts: Draft = {
  steps: findContracts(),
  output: { emails: "{{ distinct(steps.person.emails) }}", phones: `{{ distinct(${PHONES}) }}` },
};

export const customerAutomations = { get_customer: getCustomer, get_customer_contacts: getContacts };
