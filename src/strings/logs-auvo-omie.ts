import { auvoRecord } from "./auvo-records.ts";
import { type Bilingual, joinNames, type Language, type Params } from "./language.ts";

const names = (value: Params[string], language: Language) =>
  joinNames(Array.isArray(value) ? value.map(String) : [], language);

const WHY_LEFT: Record<string, Bilingual> = {
  setting: {
    pt: "a integração está configurada para não alterá-la",
    en: "the integration is set not to change it",
  },
  billed: { pt: "ela já foi faturada", en: "it is billed already" },
  cancelled: { pt: "ela foi cancelada no Omie", en: "it was cancelled in Omie" },
  gone: { pt: "ela foi excluída no Omie", en: "it was deleted in Omie" },
  sale: { pt: "vendas já enviadas não são alteradas", en: "sales that were sent are not changed" },
};

function whyLeft({ why }: Params, language: Language): string {
  const text = WHY_LEFT[String(why)]?.[language];
  return typeof text === "string" ? text : "";
}

/** What the log says of what goes between Auvo and Omie. */
export const auvoOmieLogTexts = {
  "service_order.created": {
    level: "info",
    text: {
      pt: (params) =>
        `${auvoRecord(params, "pt")} de ${params.customer} virou a ordem de serviço ${params.number} no Omie${params.recovered ? " (já estava lá, de um envio sem resposta)" : ""}.`,
      en: (params) =>
        `${auvoRecord(params, "en")} of ${params.customer} became service order ${params.number} in Omie${params.recovered ? " (it was there already, from a call without an answer)" : ""}.`,
    },
  },
  "service_order.updated": {
    level: "info",
    text: {
      pt: (params) =>
        `${auvoRecord(params, "pt")} mudou no Auvo: a ordem de serviço ${params.number} foi alterada no Omie.`,
      en: (params) =>
        `${auvoRecord(params, "en")} changed in Auvo: service order ${params.number} was changed in Omie.`,
    },
  },
  "service_order.left": {
    level: "warning",
    text: {
      pt: (params) =>
        `${auvoRecord(params, "pt")} mudou no Auvo depois de enviada; a ordem de serviço ${params.number} do Omie ficou como está: ${whyLeft(params, "pt")}. Confira se é preciso acertar no Omie.`,
      en: (params) =>
        `${auvoRecord(params, "en")} changed in Auvo after it was sent; Omie's service order ${params.number} stays as it is: ${whyLeft(params, "en")}. Look whether Omie needs a correction.`,
    },
  },
  "sales_order.created": {
    level: "info",
    text: {
      pt: (params) =>
        `${auvoRecord(params, "pt")} de ${params.customer} virou o pedido de venda ${params.number} no Omie${params.recovered ? " (já estava lá, de um envio sem resposta)" : ""}.`,
      en: (params) =>
        `${auvoRecord(params, "en")} of ${params.customer} became sales order ${params.number} in Omie${params.recovered ? " (it was there already, from a call without an answer)" : ""}.`,
    },
  },
  "sales_order.left": {
    level: "warning",
    text: {
      pt: (params) =>
        `${auvoRecord(params, "pt")} mudou no Auvo depois de enviado; o pedido ${params.number} do Omie ficou como está: ${whyLeft(params, "pt")}. Confira se é preciso acertar no Omie.`,
      en: (params) =>
        `${auvoRecord(params, "en")} changed in Auvo after it was sent; Omie's order ${params.number} stays as it is: ${whyLeft(params, "en")}. Look whether Omie needs a correction.`,
    },
  },
  "quotation.services_left_out": {
    level: "warning",
    text: {
      pt: ({ services }) =>
        `A venda do Omie só leva produtos; ficaram de fora os serviços: ${names(services, "pt")}. Para que virem ordem de serviço, mude "Serviços de um orçamento" na integração.`,
      en: ({ services }) =>
        `A sale of Omie's carries only products; these services were left out: ${names(services, "en")}. To have them become a service order, change "Services of a quotation" in the integration.`,
    },
  },
  "quotation.not_sent": {
    level: "info",
    text: {
      pt: ({ id, stage }) =>
        `O orçamento ${id} não foi enviado: no Auvo ele agora está em "${stage}". Quando voltar ao status escolhido, vai sozinho.`,
      en: ({ id, stage }) =>
        `Quotation ${id} was not sent: in Auvo it is at "${stage}" now. Once it is back at the chosen status, it goes by itself.`,
    },
  },
  "omie_customer.created": {
    level: "info",
    text: {
      pt: ({ customer, id }) => `Cliente ${customer} cadastrado no Omie com o código ${id}.`,
      en: ({ customer, id }) => `Customer ${customer} created in Omie with the code ${id}.`,
    },
  },
  "auvo_customer.created": {
    level: "info",
    text: {
      pt: ({ customer, id }) => `Cliente ${customer} cadastrado no Auvo com o código ${id}.`,
      en: ({ customer, id }) => `Customer ${customer} created in Auvo with the code ${id}.`,
    },
  },
  "auvo_customer.updated": {
    level: "info",
    text: {
      pt: ({ customer, id }) => `Cliente ${customer} atualizado no Auvo (código ${id}).`,
      en: ({ customer, id }) => `Customer ${customer} updated in Auvo (code ${id}).`,
    },
  },
  "auvo_product.created": {
    level: "info",
    text: {
      pt: ({ item, id, recovered }) =>
        `Produto ${item} cadastrado no Auvo com o código ${id}${recovered ? " (já estava lá, de um envio sem resposta)" : ""}.`,
      en: ({ item, id, recovered }) =>
        `Product ${item} created in Auvo with the code ${id}${recovered ? " (it was there already, from a call without an answer)" : ""}.`,
    },
  },
  "auvo_product.updated": {
    level: "info",
    text: {
      pt: ({ item, id }) => `Produto ${item} atualizado no Auvo (código ${id}).`,
      en: ({ item, id }) => `Product ${item} updated in Auvo (code ${id}).`,
    },
  },
  "auvo_stock.waiting": {
    level: "info",
    text: {
      pt: ({ item, level }) =>
        `Saldo de ${item} (${level}): o produto ainda não está no Auvo. O saldo vai junto quando o produto for.`,
      en: ({ item, level }) =>
        `Level of ${item} (${level}): the product is not in Auvo yet. The level goes along once the product does.`,
    },
  },
} as const satisfies Record<string, { level: "info" | "warning" | "error"; text: Bilingual }>;
