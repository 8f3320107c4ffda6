import { erpWords } from "../../strings/erp-words.ts";
import { type Bilingual, joinNames } from "../../strings/language.ts";
import type { FailureKind } from "../outcome.ts";

const failures: Record<FailureKind, Bilingual> = {
  refused: { pt: "O Voalle recusou a consulta", en: "Voalle refused the request" },
  invalid_credentials: {
    pt: "A API do Voalle não aceitou o token recebido. Confira se os dois endereços são do mesmo Voalle",
    en: "Voalle's API did not accept the token that it gave. Check that both addresses are of the same Voalle",
  },
  rate_limited: {
    pt: "O limite de requisições do Voalle foi atingido agora. Tente de novo em um minuto",
    en: "Voalle's request limit is reached right now. Try again in a minute",
  },
  blocked: { pt: "O Voalle bloqueou o acesso", en: "Voalle blocked the access" },
  unavailable: {
    pt: "O Voalle não pôde ser alcançado. Confira os endereços e se ele está no ar",
    en: "Voalle could not be reached. Check the addresses, and that it is up",
  },
  timeout: { pt: "O Voalle não respondeu a tempo", en: "Voalle did not answer in time" },
  unreadable: {
    pt: "A resposta não parece ser do Voalle. Confira os endereços",
    en: "The answer does not look like Voalle's. Check the addresses",
  },
  outcome_unknown: {
    pt: "Não dá para saber se a chamada anterior foi gravada",
    en: "There is no telling whether the earlier call was saved",
  },
};

/** What the test of a connection says. */
export const checkTexts = {
  failed: (kind: FailureKind, erpMessage: string): Bilingual => ({
    pt: `${failures[kind].pt} (${erpWords(erpMessage, "pt")}).`,
    en: `${failures[kind].en} (${erpWords(erpMessage, "en")}).`,
  }),
  rejected: (erpMessage: string): Bilingual => ({
    pt: `O Voalle não aceitou as credenciais (${erpWords(erpMessage, "pt")}). Confira Client ID, Client Secret e Syndata, e se o usuário está marcado como "Integrador".`,
    en: `Voalle did not accept the credentials (${erpWords(erpMessage, "en")}). Check Client ID, Client Secret and Syndata, and that the user is flagged "Integrador".`,
  }),
  tokenGiven: {
    pt: "Credenciais aceitas: o Voalle deu um token.",
    en: "Credentials accepted: Voalle gave a token.",
  },
  wrongAuthAddress: (url: string): Bilingual => ({
    pt: `${url} respondeu 404: não é o endereço de autenticação. Ele costuma ter a porta 45700, e a API a 45715; confira se não estão trocados.`,
    en: `${url} answered 404: it is not the authentication address. That usually has port 45700, and the API 45715; check that they are not swapped.`,
  }),
  wrongApiAddress: (url: string): Bilingual => ({
    pt: `${url} respondeu 404: não é o endereço da API. Ele costuma ter a porta 45715, e a autenticação a 45700; confira se não estão trocados.`,
    en: `${url} answered 404: it is not the API's address. That usually has port 45715, and authentication 45700; check that they are not swapped.`,
  }),
  apiAnswers: { pt: "A API responde e aceita o token.", en: "The API answers and accepts the token." },
  noCampaigns: {
    pt: "Nenhuma campanha em execução vende produtos: nenhum pedido pode ir como venda. Cadastre campanha e lista de preços no CRM do Voalle.",
    en: "No running campaign sells products: no order can go as a sale. Set up a campaign and a price list in Voalle's CRM.",
  },
  campaignMissing: {
    pt: "A campanha ou a lista de preços padrão não está mais em execução no Voalle. Escolha outra e salve.",
    en: "The default campaign or price list is no longer running in Voalle. Choose another and save.",
  },
  campaigns: (campaigns: number, products: number): Bilingual => ({
    pt: `${campaigns} campanha(s) em execução, com ${products} produto(s).`,
    en: `${campaigns} running campaign(s), with ${products} product(s).`,
  }),
  noContractTypes: {
    pt: 'Nenhum tipo de contrato tem "Integração" ligada nos Parâmetros: não há vencimentos, e nenhum pedido pode ir como venda.',
    en: 'No contract type has "Integração" switched on in its Parâmetros: there are no due days, and no order can go as a sale.',
  },
  contractTypeMissing: (code: string): Bilingual => ({
    pt: `O tipo de contrato ${code} não está mais disponível para integrações. Escolha outro e salve.`,
    en: `The contract type ${code} is no longer open to integrations. Choose another and save.`,
  }),
  noSaleCompany: {
    pt: 'Falta a "Empresa das vendas": sem ela nenhum pedido pode ir como venda.',
    en: 'The "Company of sales" is missing: without it no order can go as a sale.',
  },
  sales: (types: number): Bilingual => ({
    pt: `Pedidos podem ir como venda; ${types} tipo(s) de contrato disponível(is).`,
    en: `Orders can go as sales; ${types} contract type(s) to choose from.`,
  }),
  leadsIncomplete: {
    pt: "Faltam o alias do integrador ou o código da origem de contato: leads não podem ser enviados.",
    en: "The integrator alias or the contact origin code is missing: leads cannot be sent.",
  },
  leads: (alias: string, origin: string): Bilingual => ({
    pt: `Leads vão com o integrador "${alias}" e a origem "${origin}". O Voalle só os confere quando recebe o primeiro.`,
    en: `Leads go with the integrator "${alias}" and the origin "${origin}". Voalle checks them only with the first one.`,
  }),
  methodsIncomplete: (methods: readonly string[]): Bilingual => ({
    pt: `Falta a conta ou a forma de pagamento de: ${joinNames(methods, "pt")}. Estas baixas serão recusadas.`,
    en: `The account or payment form is missing for: ${joinNames(methods, "en")}. Settlements by these will be refused.`,
  }),
  noSettlements: {
    pt: "Sem conta e forma de pagamento nenhuma baixa pode ser feita.",
    en: "Without an account and a payment form no invoice can be settled.",
  },
  settlements: (methods: readonly string[], hasDefaults: boolean): Bilingual => ({
    pt: hasDefaults
      ? `Baixas prontas para qualquer método${methods.length === 0 ? "" : `; ${joinNames(methods, "pt")} com valores próprios`}.`
      : `Baixas prontas por ${joinNames(methods, "pt")}.`,
    en: hasDefaults
      ? `Settlements are ready for any method${methods.length === 0 ? "" : `; ${joinNames(methods, "en")} with values of their own`}.`
      : `Settlements are ready for ${joinNames(methods, "en")}.`,
  }),
  ticketsNeeded: {
    pt: 'Pedidos de clientes existentes viram chamado, mas falta o "Tipo de solicitação". Escolha um e salve.',
    en: 'Orders of existing customers become tickets, but the "Incident type" is missing. Choose one and save.',
  },
  noTickets: {
    pt: 'Sem "Tipo de solicitação" só se abrem chamados de um contrato.',
    en: 'Without an "Incident type" only tickets of a contract can be opened.',
  },
  incidentTypeMissing: {
    pt: "O tipo de solicitação escolhido não existe mais no Voalle. Escolha outro e salve.",
    en: "The chosen incident type is no longer in Voalle. Choose another and save.",
  },
  tickets: (titles: readonly string[]): Bilingual => ({
    pt: `Chamados são abertos como: ${joinNames(titles, "pt")}.`,
    en: `Tickets are opened as: ${joinNames(titles, "en")}.`,
  }),
} as const;
