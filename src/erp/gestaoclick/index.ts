import { defineConnector } from "../connector.ts";
import { classify } from "./answers.ts";
import {
  checkCredentials,
  checkPaymentMethods,
  checkSaleStatus,
  checkSellers,
  checkStore,
} from "./checks.ts";
import { diagnoseSales } from "./diagnose.ts";
import { compareSales } from "./reconcile.ts";
import { listOptions, listReference, listSellers } from "./references.ts";
import { deliverSale, mappingKeys } from "./sale.ts";
import { credentialsSchema, settingsSchema } from "./settings.ts";
import { requestReasons } from "./strings.ts";

/** GestãoClick (Betel Tecnologia): sales of a CRM become sales of the ERP. Nothing flows back (G8). */
export const gestaoclick = defineConnector({
  id: "gestaoclick",
  title: "GestãoClick",
  summary: {
    pt: "Envia as vendas do CRM, com cliente, produtos e serviços, para o ERP GestãoClick.",
    en: "Sends the CRM's sales, with customer, products and services, to the GestãoClick ERP.",
  },
  credentials: credentialsSchema,
  settings: settingsSchema,
  flows: { sales: { pt: "Vendas", en: "Sales" } },
  // Per company, whichever token is used; over it the API answers 429. (Vendor's API Blueprint.)
  limits: { calls: 3, windowMs: 1_000, perDay: 30_000 },
  classify,
  account: ({ accessToken, secretAccessToken }, hosts) => ({
    baseUrl: hosts.gestaoclick ?? "https://api.gestaoclick.com",
    headers: { "access-token": accessToken, "secret-access-token": secretAccessToken },
    accountKey: accessToken,
  }),
  probe: (context) => listReference(context, "/lojas"),
  checks: {
    credentials: { title: { pt: "Acesso", en: "Access" }, run: checkCredentials },
    sale_status: { title: { pt: "Situação das vendas", en: "Situation of sales" }, run: checkSaleStatus },
    store: { title: { pt: "Loja", en: "Store" }, run: checkStore },
    sellers: { title: { pt: "Vendedores", en: "Sellers" }, run: checkSellers },
    payment_methods: {
      title: { pt: "Formas de pagamento", en: "Payment methods" },
      run: checkPaymentMethods,
    },
  },
  options: {
    saleStatusId: (context) => listOptions(context, "/situacoes_vendas"),
    storeId: (context) => listOptions(context, "/lojas"),
    paymentMethodId: (context) => listOptions(context, "/formas_pagamentos"),
    sellers: listSellers,
  },
  diagnoses: { sales: diagnoseSales },
  reconciles: { sales: { days: ({ reconcileDays }) => reconcileDays, compare: compareSales } },
  sales: deliverSale,
  mappingKeys,
  reasons: requestReasons,
});
