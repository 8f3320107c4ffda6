import { erpWords } from "../../strings/erp-words.ts";
import { type Bilingual, joinNames } from "../../strings/language.ts";
import type { FailureKind } from "../outcome.ts";

const failures = (system: "Auvo" | "Omie"): Record<FailureKind, Bilingual> => {
  const keys = system === "Auvo" ? "App Key e App Token" : "App Key e App Secret";
  return {
    refused: { pt: `O ${system} recusou a consulta`, en: `${system} refused the request` },
    invalid_credentials: {
      pt: `O ${system} não aceitou ${keys}. Copie os dois de novo, inteiros`,
      en: `${system} did not accept ${keys}. Copy both again, whole`,
    },
    rate_limited: {
      pt: `O limite de requisições do ${system} foi atingido agora. Tente de novo em um minuto`,
      en: `${system}'s request limit is reached right now. Try again in a minute`,
    },
    blocked: {
      pt: `O ${system} bloqueou por um tempo as consultas desta integração`,
      en: `${system} has blocked this integration's requests for a while`,
    },
    unavailable: { pt: `O ${system} não pôde ser alcançado`, en: `${system} could not be reached` },
    timeout: { pt: `O ${system} não respondeu a tempo`, en: `${system} did not answer in time` },
    unreadable: {
      pt: `A resposta do ${system} não pôde ser lida`,
      en: `${system}'s answer could not be read`,
    },
    outcome_unknown: {
      pt: "Não dá para saber se a chamada anterior foi gravada",
      en: "There is no telling whether the earlier call was saved",
    },
  };
};

const FAILURES = { Auvo: failures("Auvo"), Omie: failures("Omie") };

/** What the test of a connection says. */
export const checkTexts = {
  failed: (system: "Auvo" | "Omie", kind: FailureKind, erpMessage: string): Bilingual => ({
    pt: `${FAILURES[system][kind].pt} (${erpWords(erpMessage, "pt")}).`,
    en: `${FAILURES[system][kind].en} (${erpWords(erpMessage, "en")}).`,
  }),
  accepted: (system: "Auvo" | "Omie"): Bilingual => ({
    pt: `O ${system} aceitou as credenciais.`,
    en: `${system} accepted the credentials.`,
  }),
  missing: (setting: Bilingual): Bilingual => ({
    pt: `Falta escolher "${setting.pt}": sem isso o Omie não recebe ordens de serviço nem vendas.`,
    en: `"${setting.en}" is not chosen: without it Omie takes neither service orders nor sales.`,
  }),
  noStockLocation: {
    pt: "Nenhum local de estoque escolhido: produtos e saldos não vão para o Auvo, e peças não saem do estoque.",
    en: "No stock location is chosen: products and levels do not go to Auvo, and parts do not leave the stock.",
  },
  gone: (setting: Bilingual, value: string): Bilingual => ({
    pt: `"${setting.pt}" (${value}) não está mais disponível. Escolha outro da lista e salve.`,
    en: `"${setting.en}" (${value}) is not available any more. Choose another of the list and save.`,
  }),
  found: (setting: Bilingual, name: string): Bilingual => ({
    pt: `${setting.pt}: ${name}.`,
    en: `${setting.en}: ${name}.`,
  }),
  noDefaultService: {
    pt: "Sem um serviço padrão, ou os códigos LC 116 e do município, só viram ordem de serviço as tarefas cujos serviços têm código externo no Auvo.",
    en: "Without a default service, or the LC 116 and municipal codes, only tasks whose services have an external code in Auvo become service orders.",
  },
  ownCodes: (lc116: string): Bilingual => ({
    pt: `Serviços sem código externo vão com a descrição do Auvo e o código LC 116 ${lc116}.`,
    en: `Services without an external code go with Auvo's description and the LC 116 code ${lc116}.`,
  }),
  codesIncomplete: {
    pt: "O código LC 116 e o código do serviço no município só valem juntos: preencha os dois.",
    en: "The LC 116 code and the municipality's service code hold only together: fill in both.",
  },
  noTasks: { pt: "Nenhuma tarefa é enviada (X).", en: "No tasks are sent (X)." },
  allTasks: {
    pt: "Tarefas de todos os tipos e de todos os grupos de clientes.",
    en: "Tasks of all types and of all customer groups.",
  },
  onlyTasks: (names: readonly string[]): Bilingual => ({
    pt: `Só tarefas de: ${joinNames(names, "pt")}.`,
    en: `Only tasks of: ${joinNames(names, "en")}.`,
  }),
  noQuotations: { pt: "Nenhum orçamento é enviado (X).", en: "No quotations are sent (X)." },
  statusSeen: (name: string): Bilingual => ({
    pt: `Orçamentos em "${name}" são enviados.`,
    en: `Quotations at "${name}" are sent.`,
  }),
  statusUnseen: (name: string, seen: readonly string[]): Bilingual => ({
    pt: `Nenhum orçamento recente está em "${name}". Confira se o nome é este${seen.length === 0 ? "" : `; há orçamentos em: ${joinNames(seen, "pt")}`}.`,
    en: `No recent quotation is at "${name}". Check that this is the name${seen.length === 0 ? "" : `; there are quotations at: ${joinNames(seen, "en")}`}.`,
  }),
} as const;
