import type { Draft } from "../template.ts";
import { findCustomer } from "./calls.ts";

/** The letters of the state come as `estado` and its name as `uf`, in some versions the other way round. */
const STATE = "size(item.estado) == 2 ? item.estado : (size(item.uf) == 2 ? item.uf : null)";

const getCustomer: Draft = {
  steps: [
    ...findCustomer(),
    {
      type: "list",
      id: "places",
      items: [
        "{{ orElse(first(steps.person.servicos).endereco_cadastral, first(steps.person.servicos).endereco_instalacao) }}",
      ],
    },
    {
      type: "map",
      id: "addresses",
      from: "{{ steps.places.filter(p, p != null) }}",
      fields: {
        street: { value: "{{ item.endereco }}", optional: true },
        number: { value: "{{ item.numero }}", optional: true },
        complement: { value: "{{ item.complemento }}", optional: true },
        district: { value: "{{ item.bairro }}", optional: true },
        city: { value: "{{ item.cidade }}", optional: true },
        state: { value: `{{ ${STATE} }}`, optional: true },
        zip: { value: "{{ item.cep }}", optional: true },
        reference: { value: "{{ item.referencia }}", optional: true },
      },
    },
    {
      type: "map",
      id: "customer",
      from: "{{ steps.person }}",
      fields: {
        id: { value: "{{ item.id_cliente }}" },
        name: { value: "{{ item.nome_razaosocial }}" },
        tradeName: { value: "{{ item.nome_fantasia }}", optional: true },
        document: { value: "{{ item.cpf_cnpj }}", as: "document" },
        email: { value: "{{ item.email_principal }}", optional: true },
        mobile: { value: "{{ item.telefone_primario }}", as: "digits", optional: true },
        phone: { value: "{{ item.telefone_secundario }}", as: "digits", optional: true },
        // HubSoft's own spelling.
        birthDate: {
          value: "{{ orElse(item.data_nascmento, item.data_nascimento) }}",
          as: "date",
          optional: true,
        },
        address: { value: "{{ first(steps.addresses) }}", as: "any", optional: true },
      },
    },
  ],
  output: "{{ steps.customer }}",
};

const getContacts: Draft = {
  steps: findCustomer(),
  output: {
    emails: "{{ distinct([trim(steps.person.email_principal), trim(steps.person.email_secundario)]) }}",
    phones:
      "{{ distinct([digits(steps.person.telefone_primario), digits(steps.person.telefone_secundario), digits(steps.person.telefone_terciario)]) }}",
  },
};

export const customerAutomations = { get_customer: getCustomer, get_customer_contacts: getContacts };
