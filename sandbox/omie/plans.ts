import { listPage } from "./listing.ts";
import { TABLE_TYPES as TYPES } from "./schema/tables.ts";
import { reads, type Service } from "./service.ts";

/** `geral/parcelas`: payment in instalments, by code. */
export const instalmentPlans: Service = {
  ListarParcelas: reads(TYPES.parcelaListarRequest, (session, param) =>
    listPage(session, param, {
      resource: "parcelas",
      family: "snake",
      key: "cadastros",
      present: ({ body }) => body,
    }),
  ),
};

/** `produtos/formaspagvendas`. */
export const paymentForms: Service = {
  ListarFormasPagVendas: reads(TYPES.venparListarRequest, (session, param) =>
    listPage(session, param, {
      resource: "formasPagamento",
      family: "snake",
      key: "cadastros",
      present: ({ body }) => body,
    }),
  ),
};

/** `produtos/etapafat`: the stages of each kind of document, with the company's own labels. */
export const stages: Service = {
  ListarEtapasFaturamento: reads(TYPES.etaproListarRequest, (session, param) =>
    listPage(session, param, {
      resource: "etapas",
      family: "snake",
      key: "cadastros",
      present: ({ body }) => body,
    }),
  ),
};
