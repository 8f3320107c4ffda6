import { texts } from "./texts.ts";

/** The words of the diagnosis on an integration's page. */
export const diagnosisPageTexts = texts({
  pt: {
    title: "Diagnóstico",
    run: "Fazer diagnóstico",
    runHelp:
      "Procura, antes do primeiro erro, o que impediria o envio: itens sem código, vendedores sem correspondência, clientes sem documento, parcelas e configurações. Só consulta; nada muda no ERP.",
    before: "Antes de ativar, faça o diagnóstico: ele mostra o que impediria o envio, e como corrigir.",
    good: "Nada encontrado que impeça o envio.",
    errors: (count: number) =>
      count === 1
        ? "1 ponto impede envios. Corrija-o e faça o diagnóstico de novo."
        : `${count} pontos impedem envios. Corrija-os e faça o diagnóstico de novo.`,
    warnings: "Nada impede o envio, mas vale olhar os avisos.",
    examined: (count: number, shown: string) =>
      count === 1 ? "1 venda conferida." : `${shown} vendas conferidas.`,
    examinedNone: "Nenhuma venda à espera: foram conferidas as configurações.",
    hasMore: "Há mais vendas do que um diagnóstico confere; estas são as mais recentes e as que esperam.",
    error: "A corrigir",
    warning: "Aviso",
    sales: (count: number, shown: string) => (count === 1 ? "1 venda" : `${shown} vendas`),
    items: (count: number, shown: string) => (count === 1 ? "Ver 1 item" : `Ver ${shown} itens`),
    suggestion: "Sugestão:",
    examples: "Vendas:",
    cut: (shown: string, all: string) => `Os ${shown} com mais vendas, de ${all}.`,
  },
  en: {
    title: "Diagnosis",
    run: "Run diagnosis",
    runHelp:
      "Looks, before the first error, for what would stop deliveries: items without code, sellers without match, customers without document, instalments and settings. It only reads; nothing changes in the ERP.",
    before: "Before activating, run the diagnosis: it shows what would stop deliveries, and how to mend it.",
    good: "Nothing found that would stop deliveries.",
    errors: (count) =>
      count === 1
        ? "1 thing stops deliveries. Mend it and run the diagnosis again."
        : `${count} things stop deliveries. Mend them and run the diagnosis again.`,
    warnings: "Nothing stops deliveries, but the warnings are worth a look.",
    examined: (count, shown) => (count === 1 ? "1 sale looked at." : `${shown} sales looked at.`),
    examinedNone: "No sale is waiting: the settings were looked at.",
    hasMore: "There are more sales than one diagnosis looks at; these are the latest and those that wait.",
    error: "To fix",
    warning: "Warning",
    sales: (count, shown) => (count === 1 ? "1 sale" : `${shown} sales`),
    items: (count, shown) => (count === 1 ? "See 1 item" : `See ${shown} items`),
    suggestion: "Suggestion:",
    examples: "Sales:",
    cut: (shown, all) => `The ${shown} with most sales, of ${all}.`,
  },
});
