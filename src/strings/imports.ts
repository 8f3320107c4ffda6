import { erpWords } from "./erp-words.ts";
import { type Bilingual, counted, inLanguage, type Language, type Params } from "./language.ts";

/** Why an import waits, or how it ended other than well. */
const importTexts = {
  outside_hours: {
    pt: "Usuário com restrição de horário: o SGA não o deixa entrar agora. A importação continua sozinha quando ele puder.",
    en: "The user's hours are restricted: SGA does not let them in now. The import goes on by itself when they may.",
  },
  credentials_rejected: {
    pt: ({ erpMessage }) =>
      `O ERP não aceitou as credenciais (${erpWords(erpMessage, "pt")}). Confira-as em Configurações → Integrações: a importação continua depois.`,
    en: ({ erpMessage }) =>
      `The ERP did not accept the credentials (${erpWords(erpMessage, "en")}). Check them in the settings: the import goes on then.`,
  },
  erp_unavailable: {
    pt: ({ erpMessage }) =>
      `O ERP não respondeu como devia (${erpWords(erpMessage, "pt")}). A importação tenta de novo sozinha, da página em que parou.`,
    en: ({ erpMessage }) =>
      `The ERP did not answer as it should (${erpWords(erpMessage, "en")}). The import tries again by itself, from the page where it stopped.`,
  },
  erp_failed: {
    pt: ({ erpMessage }) =>
      `O ERP não respondeu por muitas tentativas (${erpWords(erpMessage, "pt")}). O que já foi lido está guardado, e nada foi encerrado. Comece outra importação.`,
    en: ({ erpMessage }) =>
      `The ERP did not answer for many tries (${erpWords(erpMessage, "en")}). What was read is kept, and nothing was ended. Start another import.`,
  },
  erp_refused: {
    pt: ({ erpMessage }) =>
      `O ERP recusou a leitura: "${erpWords(erpMessage, "pt")}". O que já foi lido está guardado, e nada foi encerrado. Teste a integração para ver qual consulta falta liberar.`,
    en: ({ erpMessage }) =>
      `The ERP refused the reading: "${erpWords(erpMessage, "en")}". What was read is kept, and nothing was ended. Test the integration to see which request is not open.`,
  },
  drop_too_large: {
    pt: ({ count, percent }) =>
      `${count} veículos deixariam de valer de uma vez, mais que os ${percent}% aceitos. Nada foi encerrado: confira no ERP e, se estiver certo, aumente "Maior queda aceita" e importe de novo.`,
    en: ({ count, percent }) =>
      `${count} vehicles would stop counting at once, more than the ${percent}% to accept. Nothing was ended: look in the ERP and, if it is right, raise "Largest drop to accept" and import again.`,
  },
  page_empty: {
    pt: "Uma página que deveria ter veículos veio vazia. Nada foi encerrado.",
    en: "A page that should hold vehicles came empty. Nothing was ended.",
  },
  fewer_than_told: {
    pt: "O ERP entregou menos veículos do que anunciou. Nada foi encerrado.",
    en: "The ERP gave fewer vehicles than it told of. Nothing was ended.",
  },
  situations_vanished: {
    pt: "O usuário do SGA deixou de ver situações que a importação anterior via. Nada foi encerrado: confira as permissões dele.",
    en: "SGA's user does not see situations any more that the import before saw. Nothing was ended: check what the user may see.",
  },
  rows_unidentified: {
    pt: "Há linhas que não dizem de que veículo são, ou que produtos ele tem. Nada foi encerrado; veja os erros.",
    en: "There are rows that do not say which vehicle they are about, or what products it has. Nothing was ended; see the errors.",
  },
  cancelled: {
    pt: "Cancelada por uma pessoa. O que já foi lido está guardado, e nada foi encerrado.",
    en: "Cancelled by a person. What was read is kept, and nothing was ended.",
  },
} as const satisfies Record<string, Bilingual>;

export type ImportCode = keyof typeof importTexts;

export function importText(code: string, params: Params, language: Language): string {
  return Object.hasOwn(importTexts, code)
    ? inLanguage(importTexts[code as ImportCode], language, params)
    : code;
}

/** What is wrong with a row. */
const issueTexts = {
  client_unidentified: {
    pt: "Sem CPF, CNPJ nem código do associado: não dá para saber de quem é. Corrija no SGA.",
    en: "No CPF, CNPJ or associate's code: there is no telling whose it is. Mend it in SGA.",
  },
  vehicle_unidentified: {
    pt: "Sem código, chassi nem placa: não dá para saber que veículo é. Corrija no SGA.",
    en: "No code, chassis or plate: there is no telling which vehicle it is. Mend it in SGA.",
  },
  row_unreadable: {
    pt: "A linha não pôde ser lida.",
    en: "The row could not be read.",
  },
  product_untold: {
    pt: "O SGA não disse que produtos o veículo tem: não foi importado, e o que já se sabia dele fica.",
    en: "SGA did not tell which products the vehicle has: it was not imported, and what was known of it stays.",
  },
  document_invalid: {
    pt: ({ document }) => `O CPF ou CNPJ ${document} não é válido. Importado assim mesmo; corrija no SGA.`,
    en: ({ document }) => `The CPF or CNPJ ${document} is not valid. Imported all the same; mend it in SGA.`,
  },
  unknown_situation: {
    pt: ({ subject }) =>
      `Ninguém disse o que a situação "${subject}" significa: os veículos nela não contam como ativos. Diga em "Situações da associação".`,
    en: ({ subject }) =>
      `Nobody has said what the situation "${subject}" means: vehicles in it do not count as active. Say it in "The association's situations".`,
  },
  duplicate_record: {
    pt: ({ code }) =>
      `O cadastro ${code} é do mesmo carro que outro, mais atual (mesmo chassi ou placa). Vale o outro.`,
    en: ({ code }) =>
      `Record ${code} is of the same car as another, newer one (same chassis or plate). The other counts.`,
  },
  plate_shared: {
    pt: ({ client }) =>
      `Esta placa também está com outro cliente além de ${client}. Confira no SGA de quem é.`,
    en: ({ client }) => `This plate is also with another client than ${client}. Look in SGA whose it is.`,
  },
  owner_changed: {
    pt: ({ client }) =>
      `No SGA o dono agora é ${client}. O veículo fica com o cliente atual até alguém aceitar a troca.`,
    en: ({ client }) =>
      `In SGA the owner is ${client} now. The vehicle stays with its client until somebody accepts the change.`,
  },
} as const satisfies Record<string, Bilingual>;

export type AssetIssueCode = keyof typeof issueTexts;
// Guarantee: the keys of the texts, of which there is at least one.
export const ASSET_ISSUES = Object.keys(issueTexts) as [AssetIssueCode, ...AssetIssueCode[]];

export function issueText(code: AssetIssueCode, params: Params, language: Language): string {
  return inLanguage(issueTexts[code], language, params);
}

/** The CSV file of an import's errors. */
export const issueFile = {
  columns: [
    { pt: "Item", en: "Subject" },
    { pt: "Código", en: "Code" },
    { pt: "O que houve e o que fazer", en: "What happened and what to do" },
  ],
} as const;

/** What the log says of imports. */
export const importLogTexts = {
  "import.started": {
    level: "info",
    text: {
      pt: "Importação de clientes e veículos iniciada.",
      en: "Import of clients and vehicles started.",
    },
  },
  "import.finished": {
    level: "info",
    text: {
      pt: ({ vehicles, created, updated, ended, waiting }) =>
        `Importação concluída: ${counted(vehicles, "veículo", "veículos")}, ${counted(created, "novo", "novos")}, ${counted(updated, "alterado", "alterados")}, ${ended} sem o produto${
          waiting
            ? `, ${counted(waiting, "ausente que ainda não foi encerrado", "ausentes que ainda não foram encerrados")}`
            : ""
        }.`,
      en: ({ vehicles, created, updated, ended, waiting }) =>
        `Import finished: ${counted(vehicles, "vehicle", "vehicles")}, ${created} new, ${updated} changed, ${ended} without the product${
          waiting ? `, ${waiting} absent and not ended yet` : ""
        }.`,
    },
  },
  "import.stopped": {
    level: "warning",
    text: {
      pt: (params) => `A importação terminou incompleta. ${importText(String(params.code), params, "pt")}`,
      en: (params) => `The import ended incomplete. ${importText(String(params.code), params, "en")}`,
    },
  },
  "import.waits": {
    level: "warning",
    text: {
      pt: (params) => `A importação espera. ${importText(String(params.code), params, "pt")}`,
      en: (params) => `The import waits. ${importText(String(params.code), params, "en")}`,
    },
  },
  "vehicles.refreshed": {
    level: "info",
    text: {
      pt: ({ name, count, created }) =>
        `Veículos de ${name} lidos de novo: ${count}, dos quais ${counted(created, "novo", "novos")}.`,
      en: ({ name, count, created }) => `Vehicles of ${name} read again: ${count}, of which ${created} new.`,
    },
  },
  "contract.created": {
    level: "info",
    text: {
      pt: ({ subject }) => `Contrato e ordem de serviço criados para o veículo ${subject}.`,
      en: ({ subject }) => `Contract and service order made for the vehicle ${subject}.`,
    },
  },
  "contract.ended": {
    level: "info",
    text: {
      pt: ({ count }) =>
        `${counted(count, "contrato encerrado", "contratos encerrados")}: os veículos não têm mais o produto ou foram encerrados no SGA.`,
      en: ({ count }) =>
        `${counted(count, "contract", "contracts")} ended: their vehicles no longer have the product or ended in SGA.`,
    },
  },
  "vehicle.owner_accepted": {
    level: "info",
    text: {
      pt: ({ subject, name }) => `O veículo ${subject} passou para ${name}.`,
      en: ({ subject, name }) => `The vehicle ${subject} went to ${name}.`,
    },
  },
} as const satisfies Record<string, { level: "info" | "warning" | "error"; text: Bilingual }>;
