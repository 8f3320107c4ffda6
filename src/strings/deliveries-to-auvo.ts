import { type Bilingual, joinNames, type Language, type Params } from "./language.ts";

const names = (value: Params[string], language: Language) =>
  joinNames(Array.isArray(value) ? value.map(String) : [], language);

/** Why what goes from Omie to Auvo stopped. */
export const toAuvoDeliveryTexts = {
  auvo_customer_ambiguous: {
    who: "administrator",
    message: {
      pt: ({ customer, customers }) =>
        `Mais de um cliente do Auvo pode ser ${customer}: ${names(customers, "pt")}.`,
      en: ({ customer, customers }) =>
        `More than one customer of Auvo's may be ${customer}: ${names(customers, "en")}.`,
    },
    hint: {
      pt: "Desative os repetidos no Auvo, ou escreva o código do Omie no código externo do certo (e só dele). Depois reenvie a entrega.",
      en: "Make the others inactive in Auvo, or write Omie's code into the right one's external code (and only there). Then replay the delivery.",
    },
  },
  auvo_customer_linked: {
    who: "administrator",
    message: {
      pt: ({ customer, document, code }) =>
        `O cliente do Auvo com o CPF ou CNPJ ${document}, o de ${customer}, já tem outro código externo: "${code}".`,
      en: ({ customer, document, code }) =>
        `The customer of Auvo's with the CPF or CNPJ ${document}, that of ${customer}, has another external code already: "${code}".`,
    },
    hint: {
      pt: "Se é o mesmo cliente, apague o código externo dele no Auvo e reenvie a entrega. Se são dois, corrija o CPF ou CNPJ de um deles.",
      en: "If it is the same customer, delete its external code in Auvo and replay the delivery. If they are two, correct the CPF or CNPJ of one.",
    },
  },
  auvo_product_ambiguous: {
    who: "administrator",
    message: {
      pt: ({ item, codes }) =>
        `Mais de um produto do Auvo pode ser "${item}": códigos ${names(codes, "pt")}.`,
      en: ({ item, codes }) =>
        `More than one product of Auvo's may be "${item}": codes ${names(codes, "en")}.`,
    },
    hint: {
      pt: "No Auvo, exclua ou renomeie os repetidos, ou deixe o código externo do Omie só no certo. Depois reenvie a entrega.",
      en: "In Auvo delete or rename the others, or leave Omie's external code only with the right one. Then replay the delivery.",
    },
  },
  auvo_price_wrong: {
    who: "administrator",
    message: {
      pt: ({ item, price, shown }) =>
        `O Auvo não guardou o preço de "${item}" como enviado: era ${price}, e lá está ${shown}.`,
      en: ({ item, price, shown }) =>
        `Auvo did not keep the price of "${item}" as it was sent: it was ${price}, and there it is ${shown}.`,
    },
    hint: {
      pt: "Corrija o preço no Auvo à mão e avise o suporte do Auvo. Quando o preço mudar no Omie, o Ponte tenta de novo.",
      en: "Correct the price in Auvo by hand and tell Auvo's support. Once the price changes in Omie, Ponte tries again.",
    },
  },
} as const satisfies Record<string, { who: "administrator"; message: Bilingual; hint: Bilingual }>;
