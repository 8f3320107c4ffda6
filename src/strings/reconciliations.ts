import { reais } from "./amounts.ts";
import { erpWords } from "./erp-words.ts";
import { type Bilingual, counted, inLanguage, type Language, type Params } from "./language.ts";

type DifferenceText = { title: Bilingual; message: Bilingual; hint: Bilingual };

/** How an ERP may differ from what was delivered to it, and what to do about it. */
const differenceTexts = {
  sale_missing: {
    title: { pt: "Não está mais no ERP", en: "No longer in the ERP" },
    message: {
      pt: ({ id }) => `A venda foi entregue com o id ${id} e não está mais no ERP: alguém a excluiu lá.`,
      en: ({ id }) =>
        `The sale was delivered with the id ${id} and is no longer in the ERP: somebody deleted it there.`,
    },
    hint: {
      pt: "Se foi engano, reenvie: o Ponte a lança de novo. Se foi de propósito, não precisa fazer nada.",
      en: "If that was a mistake, resend it: Ponte enters it again. If it was on purpose, there is nothing to do.",
    },
  },
  total_differs: {
    title: { pt: "Total diferente", en: "Other total" },
    message: {
      pt: ({ total, remote }) => `O CRM diz ${reais(total)}, e no ERP está ${reais(remote)}.`,
      en: ({ total, remote }) =>
        `The CRM says ${reais(total, "en")}, and the ERP has ${reais(remote, "en")}.`,
    },
    hint: {
      pt: "Alguém alterou a venda no ERP. Se vale o CRM, reenvie, e o Ponte a corrige; se vale o ERP, corrija no CRM.",
      en: "Somebody changed the sale in the ERP. If the CRM is right, resend it, and Ponte corrects it; if the ERP is, correct the CRM.",
    },
  },
  sale_cancelled: {
    title: { pt: "Cancelada no ERP", en: "Cancelled in the ERP" },
    message: {
      pt: ({ status }) => `No ERP a venda está na situação "${status}".`,
      en: ({ status }) => `In the ERP the sale has the situation "${status}".`,
    },
    hint: {
      pt: "Se foi cancelada mesmo, cancele-a também no CRM. Reenviar não muda a situação.",
      en: "If it really was cancelled, cancel it in the CRM too. Resending does not change the situation.",
    },
  },
  sale_doubled: {
    title: { pt: "Mais de uma vez no ERP", en: "More than once in the ERP" },
    message: {
      pt: ({ count }) =>
        `Há ${count} vendas no ERP com a marca desta. O Ponte lança uma só: alguém a copiou lá.`,
      en: ({ count }) =>
        `The ERP has ${count} sales with this one's mark. Ponte enters only one: somebody copied it there.`,
    },
    hint: {
      pt: "Se a cópia é outra venda, apague nela a marca [Ponte …] das observações internas. Se sobrou, exclua-a no ERP.",
      en: "If the copy is another sale, remove the mark [Ponte …] from its internal notes. If it is left over, delete it in the ERP.",
    },
  },
} as const satisfies Record<string, DifferenceText>;

export type DifferenceCode = keyof typeof differenceTexts;
// Guarantee: the keys of the texts, of which there is at least one.
export const DIFFERENCE_CODES = Object.keys(differenceTexts) as [DifferenceCode, ...DifferenceCode[]];

export function differenceText(code: DifferenceCode): DifferenceText {
  return differenceTexts[code];
}

/** Why a comparison waits, or ended before its end. */
const reconciliationTexts = {
  erp_unavailable: {
    pt: ({ erpMessage }) =>
      `O ERP não respondeu como devia (${erpWords(erpMessage, "pt")}). A conferência continua sozinha, de onde parou.`,
    en: ({ erpMessage }) =>
      `The ERP did not answer as it should (${erpWords(erpMessage, "en")}). The comparison goes on by itself from where it stopped.`,
  },
  credentials_rejected: {
    pt: "O ERP não aceitou as credenciais. Salve credenciais válidas na integração: a conferência continua depois.",
    en: "The ERP did not accept the credentials. Save valid ones in the integration: the comparison goes on then.",
  },
  erp_failed: {
    pt: ({ erpMessage }) =>
      `O ERP não respondeu por muitas tentativas (${erpWords(erpMessage, "pt")}). Comece outra conferência quando ele voltar.`,
    en: ({ erpMessage }) =>
      `The ERP did not answer for many tries (${erpWords(erpMessage, "en")}). Start another comparison when it is back.`,
  },
  erp_refused: {
    pt: ({ erpMessage }) => `O ERP recusou a consulta: "${erpWords(erpMessage, "pt")}".`,
    en: ({ erpMessage }) => `The ERP refused the request: "${erpWords(erpMessage, "en")}".`,
  },
  connection_deleted: {
    pt: "A integração foi excluída.",
    en: "The connection was deleted.",
  },
} as const satisfies Record<string, Bilingual>;

export type ReconciliationCode = keyof typeof reconciliationTexts;

/** The text of a stored code; the code itself for one of another version. */
export function reconciliationText(code: string, params: Params, language: Language): string {
  return Object.hasOwn(reconciliationTexts, code)
    ? inLanguage(reconciliationTexts[code as ReconciliationCode], language, params)
    : code;
}

const counts: Bilingual = {
  pt: ({ missing, totals, cancelled, doubled }) =>
    [
      [missing, "não está mais no ERP", "não estão mais no ERP"],
      [totals, "com total diferente", "com total diferente"],
      [cancelled, "cancelada no ERP", "canceladas no ERP"],
      [doubled, "mais de uma vez no ERP", "mais de uma vez no ERP"],
    ]
      .filter(([count]) => count !== 0)
      .map(([count, one, many]) => counted(count, String(one), String(many)))
      .join("; "),
  en: ({ missing, totals, cancelled, doubled }) =>
    [
      [missing, "no longer in the ERP"],
      [totals, "with another total"],
      [cancelled, "cancelled in the ERP"],
      [doubled, "more than once in the ERP"],
    ]
      .filter(([count]) => count !== 0)
      .map(([count, what]) => `${count} ${what}`)
      .join("; "),
};

/** What the log says of comparisons. */
export const reconciliationLogTexts = {
  "reconciliation.finished": {
    level: "info",
    text: {
      pt: ({ checked }) =>
        `Conferência com o ERP: ${counted(checked, "venda entregue", "vendas entregues")}, tudo igual.`,
      en: ({ checked }) =>
        `Comparison with the ERP: ${counted(checked, "delivered sale", "delivered sales")}, all the same.`,
    },
  },
  "reconciliation.differences": {
    level: "warning",
    text: {
      pt: (params) =>
        `Conferência com o ERP: de ${counted(params.checked, "venda entregue", "vendas entregues")}, ${inLanguage(counts, "pt", params)}. Veja em Conferências.`,
      en: (params) =>
        `Comparison with the ERP: of ${counted(params.checked, "delivered sale", "delivered sales")}, ${inLanguage(counts, "en", params)}. See Comparisons.`,
    },
  },
  "reconciliation.stopped": {
    level: "warning",
    text: {
      pt: (params) =>
        `A conferência com o ERP parou antes do fim. ${reconciliationText(String(params.code), params, "pt")}`,
      en: (params) =>
        `The comparison with the ERP stopped before its end. ${reconciliationText(String(params.code), params, "en")}`,
    },
  },
} as const satisfies Record<string, { level: "info" | "warning" | "error"; text: Bilingual }>;
