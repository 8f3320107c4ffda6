import type { Bilingual } from "../../../../strings/language.ts";
import type { ConnectionValue, NamedValue } from "../template.ts";

export const summary: Bilingual = {
  pt: "Clientes, boletos, baixas, contratos, atendimentos, leads e prospectos pelo webservice do IXC Provedor.",
  en: "Customers, invoices, settlements, contracts, tickets, leads and prospects by IXC Provedor's web service.",
};

export const connection = {
  baseUrl: {
    example: "https://ixc.seuprovedor.com.br/webservice/v1",
    help: {
      pt: "O endereço do seu IXC seguido de /webservice/v1.",
      en: "Your IXC's address followed by /webservice/v1.",
    },
  },
};

export const credentials: NamedValue[] = [
  {
    name: "token",
    title: { pt: "Token do webservice", en: "Web service token" },
    help: {
      pt: 'No IXC: Configurações → Usuários → editar o usuário da integração, "Permitir acesso a webservice", e copie o token inteiro, como "12:abc…". Libere as tabelas que as automações usam e, se houver, o IP.',
      en: 'In IXC: Configurações → Usuários → edit the integration\'s user, "Permitir acesso a webservice", and copy the whole token, such as "12:abc…". Allow the tables that the automations use and, if there is a list, the IP address.',
    },
  },
];

export const values: ConnectionValue[] = [
  {
    name: "bankAccountId",
    title: { pt: "Conta das baixas (conta_)", en: "Account of settlements (conta_)" },
    help: {
      pt: "O id da conta que recebe PIX e TEF: Financeiro → Contas, coluna ID.",
      en: "The id of the account that receives PIX and TEF: Financeiro → Contas, column ID.",
    },
    neededFor: ["settle_invoice"],
  },
  {
    name: "chartAccountId",
    title: { pt: "Planejamento das baixas (id_conta)", en: "Chart account of settlements (id_conta)" },
    help: {
      pt: "O id da conta de planejamento (receita): Financeiro → Planejamento analítico, coluna ID.",
      en: "The id of the chart account (revenue): Financeiro → Planejamento analítico, column ID.",
    },
    neededFor: ["settle_invoice"],
  },
  {
    name: "receiptType",
    title: { pt: "Tipo de recebimento", en: "Kind of receipt" },
    help: {
      pt: "A letra que o seu IXC usa na baixa (tipo_recebimento). Vazio: P.",
      en: "The letter that your IXC uses for settlements (tipo_recebimento). Empty: P.",
    },
  },
  {
    name: "branchId",
    title: { pt: "Filial", en: "Branch" },
    help: {
      pt: "O id da filial, para o que não tem uma própria: Configurações → Filiais. Vazio: 1.",
      en: "The branch's id, for what has none of its own: Configurações → Filiais. Empty: 1.",
    },
  },
  {
    name: "ticketSectorId",
    title: { pt: "Setor dos atendimentos", en: "Sector of tickets" },
    help: {
      pt: "O id do setor que recebe os atendimentos: Suporte → Setores, coluna ID.",
      en: "The id of the sector that gets the tickets: Suporte → Setores, column ID.",
    },
    neededFor: ["open_ticket", "create_order_existing_customer"],
  },
  {
    name: "ticketSubjectId",
    title: { pt: "Assunto dos atendimentos", en: "Subject of tickets" },
    help: {
      pt: "O id do assunto: Suporte → Assuntos de OS e atendimento, coluna ID.",
      en: "The subject's id: Suporte → Assuntos de OS e atendimento, column ID.",
    },
    neededFor: ["open_ticket", "create_order_existing_customer"],
  },
  {
    name: "orderSubjectId",
    title: { pt: "Assunto dos pedidos de clientes", en: "Subject of customers' orders" },
    help: {
      pt: "O id do assunto para pedidos de quem já é cliente. Vazio: o dos atendimentos.",
      en: "The id of the subject for orders of whoever is a customer. Empty: that of tickets.",
    },
  },
  {
    name: "ticketUserId",
    title: { pt: "Responsável técnico", en: "Technician in charge" },
    help: {
      pt: "O id do colaborador responsável pelos atendimentos. Vazio: nenhum.",
      en: "The id of the employee in charge of tickets. Empty: nobody.",
    },
  },
  {
    name: "cityId",
    title: { pt: "Cidade padrão dos prospectos", en: "Default city of prospects" },
    help: {
      pt: "O id da cidade, quando o pedido vem sem endereço ou a cidade não é encontrada: Cadastros → Cidades.",
      en: "The city's id, where the order has no address or its city is not found: Cadastros → Cidades.",
    },
  },
  {
    name: "dealStageId",
    title: { pt: "Etapa do funil", en: "Stage of the funnel" },
    help: {
      pt: "Com o id de uma etapa do CRM, cada pedido vira também uma negociação. Vazio: só o prospecto.",
      en: "With the id of a stage of the CRM, each order becomes a deal too. Empty: the prospect only.",
    },
  },
];
