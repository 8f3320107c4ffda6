import type { Bilingual } from "../../../../strings/language.ts";
import type { ConnectionValue, NamedValue, Template } from "../template.ts";

export const summary: Bilingual = {
  pt: "Clientes, faturas, baixas, contratos, ocorrências e pré-cadastros pela API do SGP.",
  en: "Customers, invoices, settlements, contracts, occurrences and pre-registrations by SGP's API.",
};

export const baseUrl = {
  example: "https://seuprovedor.sgp.net.br",
  help: {
    pt: "O endereço com que você entra no SGP, sem nada depois: …sgp.net.br ou …sgp.tsmx.com.br.",
    en: "The address at which you log in to SGP, with nothing behind it: …sgp.net.br or …sgp.tsmx.com.br.",
  },
};

export const credentials: NamedValue[] = [
  {
    name: "token",
    title: { pt: "Token", en: "Token" },
    help: {
      pt: "No SGP: Sistema → Ferramentas → Painel Admin → Tokens. Se houver lista de IPs, libere o da integração.",
      en: "In SGP: Sistema → Ferramentas → Painel Admin → Tokens. Where there is a list of IP addresses, allow the integration's.",
    },
  },
  {
    name: "app",
    title: { pt: "Nome do app", en: "Name of the app" },
    help: {
      pt: "O nome do app do token, exatamente como no SGP: maiúsculas e minúsculas contam.",
      en: "The name of the token's app, exactly as in SGP: upper and lower case count.",
    },
  },
];

export const values: ConnectionValue[] = [
  {
    name: "receivingPointId",
    title: { pt: "Ponto de recebimento das baixas", en: "Receiving point of settlements" },
    help: {
      pt: "O id do ponto que recebe PIX e TEF: Financeiro → Pontos de recebimento. Vazio: o padrão do SGP.",
      en: "The id of the point that receives PIX and TEF: Financeiro → Pontos de recebimento. Empty: SGP's default.",
    },
  },
  {
    name: "paymentMethod",
    title: { pt: "Forma de pagamento padrão", en: "Default payment method" },
    help: {
      pt: "Para meios que a automação não conhece: DINHEIRO, CARTAO, DEBITO ou PIX.",
      en: "For methods that the automation does not know: DINHEIRO, CARTAO, DEBITO or PIX.",
    },
  },
  {
    name: "ticketKindId",
    title: { pt: "Tipo das ocorrências", en: "Kind of occurrences" },
    help: {
      pt: "O código do tipo: Atendimento → Tipos de ocorrência. Vazio: 5 (Outros).",
      en: "The kind's code: Atendimento → Tipos de ocorrência. Empty: 5 (others).",
    },
  },
  {
    name: "orderKindId",
    title: { pt: "Tipo dos pedidos de clientes", en: "Kind of customers' orders" },
    help: {
      pt: "O código do tipo de ocorrência para pedidos de quem já é cliente. Vazio: o das ocorrências.",
      en: "The code of the kind of occurrence for orders of whoever is a customer. Empty: that of occurrences.",
    },
  },
  {
    name: "origins",
    title: { pt: "Origens comerciais (mídias)", en: "Commercial origins (media)" },
    help: {
      pt: 'O SGP não lista as mídias: escreva id e nome de cada uma, como "1=Instagram; 2=Site".',
      en: 'SGP does not list the media: write the id and the name of each, such as "1=Instagram; 2=Site".',
    },
    neededFor: ["list_commercial_origins"],
  },
  {
    name: "activateOrders",
    title: { pt: "Ativar pedidos na hora", en: "Activate orders at once" },
    help: {
      pt: "1: cada pedido vira cliente com contrato na hora, com plano, vencimento e vendedor. Vazio: pré-cadastro, e plano e vencimento ficam na observação.",
      en: "1: each order becomes a customer with a contract at once, with plan, due day and seller. Empty: a pre-registration, with plan and due day in its notes.",
    },
  },
  {
    name: "popId",
    title: { pt: "POP dos pedidos ativados", en: "POP of activated orders" },
    help: {
      pt: "O id do POP, se o seu SGP pedir: Cadastros → POPs.",
      en: "The POP's id, if your SGP asks for it: Cadastros → POPs.",
    },
  },
  {
    name: "portadorId",
    title: { pt: "Portador dos pedidos ativados", en: "Collection account of activated orders" },
    help: {
      pt: "O id do portador, se o seu SGP pedir: Financeiro → Portadores.",
      en: "The collection account's id, if your SGP asks for it: Financeiro → Portadores.",
    },
  },
];

export const notServed: Template["notServed"] = {
  update_customer: {
    pt: "A API do SGP acrescenta contatos, mas não altera o cadastro do cliente; altere no próprio SGP.",
    en: "SGP's API adds contacts, but does not change a customer's record; change it in SGP itself.",
  },
};
