import { erpWords } from "../../strings/erp-words.ts";
import { type Bilingual, joinNames } from "../../strings/language.ts";
import type { FailureKind } from "../outcome.ts";

const failures: Record<FailureKind, Bilingual> = {
  refused: { pt: "O GestãoClick recusou a consulta", en: "GestãoClick refused the request" },
  invalid_credentials: {
    pt: "O GestãoClick não aceitou os tokens. Confira se os dois foram copiados inteiros e se o aplicativo Api está ativo",
    en: "GestãoClick did not accept the tokens. Check that both were copied whole and that the Api app is active",
  },
  rate_limited: {
    pt: "O limite de requisições do GestãoClick foi atingido agora. Tente de novo em alguns segundos",
    en: "GestãoClick's request limit is reached right now. Try again in some seconds",
  },
  blocked: { pt: "O GestãoClick bloqueou o acesso", en: "GestãoClick blocked the access" },
  unavailable: { pt: "O GestãoClick está fora do ar", en: "GestãoClick is down" },
  timeout: { pt: "O GestãoClick não respondeu a tempo", en: "GestãoClick did not answer in time" },
  unreadable: {
    pt: "A resposta não parece ser da API do GestãoClick",
    en: "The answer does not look like GestãoClick's API",
  },
  outcome_unknown: {
    pt: "Não dá para saber se a chamada anterior foi gravada.",
    en: "There is no telling whether the earlier call was saved.",
  },
};

/** What the test of a connection says. */
export const checkTexts = {
  failed: (kind: FailureKind, erpMessage: string): Bilingual => ({
    pt: `${failures[kind].pt} (${erpWords(erpMessage, "pt")}).`,
    en: `${failures[kind].en} (${erpWords(erpMessage, "en")}).`,
  }),
  credentialsAccepted: (stores: number): Bilingual => ({
    pt: `Tokens aceitos; ${stores} loja(s) na conta.`,
    en: `Tokens accepted; ${stores} store(s) in the account.`,
  }),
  statusFound: (name: string): Bilingual => ({
    pt: `As vendas entram com a situação "${name}".`,
    en: `Sales enter with the situation "${name}".`,
  }),
  statusMissing: (id: string): Bilingual => ({
    pt: `A situação ${id} não existe mais no GestãoClick. Escolha outra e salve.`,
    en: `The situation ${id} is no longer in GestãoClick. Choose another and save.`,
  }),
  statusAmbiguous: (count: number): Bilingual => ({
    pt: `O GestãoClick informa ${count} situações padrão. Escolha uma em "Situação das vendas novas".`,
    en: `GestãoClick names ${count} default situations. Choose one in "Situation of new sales".`,
  }),
  storeDefault: { pt: "As vendas vão para a matriz.", en: "Sales go to the head store." },
  storeFound: (name: string): Bilingual => ({
    pt: `As vendas vão para a loja "${name}".`,
    en: `Sales go to the store "${name}".`,
  }),
  storeMissing: (id: string): Bilingual => ({
    pt: `A loja ${id} não existe mais no GestãoClick. Escolha outra e salve.`,
    en: `The store ${id} is no longer in GestãoClick. Choose another and save.`,
  }),
  sellers: (count: number, repeated: readonly string[]): Bilingual =>
    repeated.length === 0
      ? { pt: `${count} vendedor(es) para combinar por nome.`, en: `${count} seller(s) to match by name.` }
      : {
          pt: `${count} vendedor(es). Nome repetido, que não dá para combinar: ${joinNames(repeated, "pt")}.`,
          en: `${count} seller(s). Repeated names cannot be matched: ${joinNames(repeated, "en")}.`,
        },
  noSellers: {
    pt: "Nenhum funcionário cadastrado no GestãoClick: as vendas irão sem vendedor.",
    en: "No employee in GestãoClick: sales will go without seller.",
  },
  paymentMethods: (names: readonly string[]): Bilingual => ({
    pt: `Formas de pagamento reconhecidas por nome: ${joinNames(names, "pt")}.`,
    en: `Payment methods matched by name: ${joinNames(names, "en")}.`,
  }),
} as const;

/** Why each request is made, for the preview. */
export const requestReasons: Record<string, Bilingual> = {
  "customer.find": { pt: "Procurar o cliente pelo CPF ou CNPJ", en: "Find the customer by CPF or CNPJ" },
  "customer.read": {
    pt: "Ler o cadastro inteiro do cliente, para não perder nada",
    en: "Read the whole customer, so that nothing is lost",
  },
  "customer.create": { pt: "Cadastrar o cliente", en: "Create the customer" },
  "customer.update": {
    pt: "Atualizar o cliente, mantendo o que é do ERP",
    en: "Update the customer, keeping what is the ERP's",
  },
  "product.find": {
    pt: "Procurar o produto pelo código interno",
    en: "Find the product by its internal code",
  },
  "product.read": { pt: "Ler o cadastro inteiro do produto", en: "Read the whole product" },
  "product.create": { pt: "Cadastrar o produto", en: "Create the product" },
  "product.update": {
    pt: "Atualizar descrição ou preço do produto",
    en: "Update the product's name or price",
  },
  "service.find": { pt: "Procurar o serviço pelo código", en: "Find the service by its code" },
  "service.read": { pt: "Ler o cadastro inteiro do serviço", en: "Read the whole service" },
  "service.create": { pt: "Cadastrar o serviço", en: "Create the service" },
  "service.update": {
    pt: "Atualizar descrição ou preço do serviço",
    en: "Update the service's name or price",
  },
  "sale.find": {
    pt: "Conferir se a venda já está no ERP",
    en: "Look whether the sale is in the ERP already",
  },
  "sale.compare": {
    pt: "Conferir com o ERP o que foi entregue",
    en: "Compare what was delivered with the ERP",
  },
  "sale.read": { pt: "Ler a venda no ERP", en: "Read the ERP's sale" },
  "sale.create": { pt: "Lançar a venda", en: "Create the sale" },
  "sale.update": {
    pt: "Atualizar a venda, mantendo o que é do ERP",
    en: "Update the sale, keeping what is the ERP's",
  },
  "list/funcionarios": { pt: "Encontrar o vendedor pelo nome", en: "Find the seller by name" },
  "list/situacoes_vendas": {
    pt: "Encontrar a situação padrão das vendas",
    en: "Find the default situation of sales",
  },
  "list/vendas": { pt: "Ver qual situação as vendas usam", en: "See which situation sales have" },
  "list/formas_pagamentos": { pt: "Encontrar a forma de pagamento", en: "Find the payment method" },
  "list/lojas": { pt: "Ler as lojas da conta", en: "Read the account's stores" },
};
