import type { Bilingual } from "../../../../strings/language.ts";
import type { ConnectionValue, NamedValue, Template } from "../template.ts";

export const summary: Bilingual = {
  pt: "Clientes, faturas, baixas, planos, atendimentos e prospectos pela API de integração do HubSoft.",
  en: "Customers, invoices, settlements, plans, tickets and prospects by HubSoft's integration API.",
};

export const baseUrl = {
  example: "https://api.seuprovedor.hubsoft.com.br",
  help: {
    pt: "O endereço da API do seu HubSoft, sem /api no fim. O suporte do HubSoft o informa junto com o client id.",
    en: "The address of your HubSoft's API, without /api at its end. HubSoft's support tells it together with the client id.",
  },
};

const fromSupport = (what: Bilingual): Bilingual => ({
  pt: `${String(what.pt)} Peça ao suporte do HubSoft a liberação da API de integração.`,
  en: `${String(what.en)} Ask HubSoft's support for access to the integration API.`,
});

export const credentials: NamedValue[] = [
  {
    name: "clientId",
    title: { pt: "Client id", en: "Client id" },
    help: fromSupport({ pt: "O número do cliente da API.", en: "The number of the API's client." }),
  },
  {
    name: "clientSecret",
    title: { pt: "Client secret", en: "Client secret" },
    help: fromSupport({
      pt: "O segredo que vem com o client id.",
      en: "The secret that comes with the client id.",
    }),
  },
  {
    name: "username",
    title: { pt: "E-mail do usuário", en: "The user's e-mail" },
    help: {
      pt: "O e-mail de um usuário só para a integração: Configuração → Usuários.",
      en: "The e-mail of a user for the integration alone: Configuração → Usuários.",
    },
  },
  {
    name: "password",
    title: { pt: "Senha do usuário", en: "The user's password" },
    help: {
      pt: "A senha com que esse usuário entra no HubSoft.",
      en: "The password with which this user logs in to HubSoft.",
    },
  },
];

export const values: ConnectionValue[] = [
  {
    name: "cashBoxId",
    title: { pt: "Caixa financeiro das baixas", en: "Cash box of settlements" },
    help: {
      pt: "O id do caixa que recebe PIX e TEF: Financeiro → Caixas, ou GET configuracao/caixa_financeiro.",
      en: "The id of the cash box that receives PIX and TEF: Financeiro → Caixas, or GET configuracao/caixa_financeiro.",
    },
    neededFor: ["settle_invoice"],
  },
  {
    name: "paymentMethod",
    title: { pt: "Meio de pagamento padrão", en: "Default payment method" },
    help: {
      pt: "Para meios que a automação não conhece: um prefixo do HubSoft, como pix, dinheiro ou cartao_credito.",
      en: "For methods that the automation does not know: a prefix of HubSoft, such as pix, dinheiro or cartao_credito.",
    },
  },
  {
    name: "unlockDays",
    title: { pt: "Dias do desbloqueio em confiança", en: "Days of a trust unlock" },
    help: {
      pt: "Até o máximo que o painel do HubSoft permite. Vazio: 1.",
      en: "Up to the most that HubSoft's panel allows. Empty: 1.",
    },
  },
  {
    name: "ticketKindId",
    title: { pt: "Tipo dos atendimentos", en: "Kind of tickets" },
    help: {
      pt: "O id do tipo: Configuração → Atendimento → Tipos. Vazio: o padrão do HubSoft.",
      en: "The kind's id: Configuração → Atendimento → Tipos. Empty: HubSoft's default.",
    },
  },
  {
    name: "orderKindId",
    title: { pt: "Tipo dos pedidos de clientes", en: "Kind of customers' orders" },
    help: {
      pt: "O id do tipo de atendimento para pedidos de quem já é cliente. Vazio: o dos atendimentos.",
      en: "The id of the kind of ticket for orders of whoever is a customer. Empty: that of tickets.",
    },
  },
  {
    name: "zip",
    title: { pt: "CEP da sua cidade", en: "Postal code of your city" },
    help: {
      pt: "Com ele a lista de produtos traz preços, e leads sem endereço têm um CEP.",
      en: "With it the list of products has prices, and leads without an address have a postal code.",
    },
  },
  {
    name: "leadProductId",
    title: { pt: "Serviço dos leads sem produto", en: "Service of leads without a product" },
    help: {
      pt: "O HubSoft pede um serviço em todo prospecto: o id de um, em Configuração → Serviços.",
      en: "HubSoft asks for a service in each prospect: the id of one, in Configuração → Serviços.",
    },
  },
];

export const notServed: Template["notServed"] = {
  update_customer: {
    pt: "A API de integração do HubSoft não altera clientes; altere no próprio HubSoft.",
    en: "HubSoft's integration API does not change customers; change them in HubSoft itself.",
  },
};
