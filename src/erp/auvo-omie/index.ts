import { defineConnector } from "../connector.ts";
import { isFailure } from "../outcome.ts";
import { auvoAccount } from "./auvo/account.ts";
import { classifyAuvo } from "./auvo/answers.ts";
import { readOneCustomer } from "./auvo/lists.ts";
import {
  checkAuvo,
  checkCategory,
  checkOmie,
  checkQuotations,
  checkServices,
  checkStockLocation,
  checkTasks,
} from "./checks.ts";
import { omieAccount } from "./omie/account.ts";
import { OMIE } from "./omie/call.ts";
import { readCategories } from "./omie/lists.ts";
import { optionSources } from "./options.ts";
import { credentialsSchema, settingsSchema } from "./settings.ts";
import { requestReasons } from "./strings.ts";
import { customersFlow } from "./to-auvo/customers.ts";
import { productsFlow } from "./to-auvo/products.ts";
import { stockFlow } from "./to-auvo/stock.ts";
import { quotationsFlow } from "./to-omie/quotations.ts";
import { tasksFlow } from "./to-omie/tasks.ts";
import { webhookSources } from "./webhooks-in.ts";

/** Auvo counts by the caller's address, which its shared limit keeps; this is only so that no loop runs away. */
const GENEROUS = { calls: 30, windowMs: 1_000, portion: 5 };

/** Auvo (field service) and Omie (ERP): tasks and quotations go to Omie, customers, products and stock to Auvo (O1 to O10). */
export const auvoOmie = defineConnector({
  id: "auvo-omie",
  title: "Auvo ↔ Omie",
  summary: {
    pt: "Leva tarefas e orçamentos do Auvo para o Omie, e clientes, produtos e estoque do Omie para o Auvo.",
    en: "Takes Auvo's tasks and quotations to Omie, and Omie's customers, products and stock to Auvo.",
  },
  credentials: credentialsSchema,
  settings: settingsSchema,
  flows: {
    customers: { pt: "Clientes (Omie → Auvo)", en: "Customers (Omie → Auvo)" },
    products: { pt: "Produtos (Omie → Auvo)", en: "Products (Omie → Auvo)" },
    stock: { pt: "Estoque (Omie → Auvo)", en: "Stock (Omie → Auvo)" },
    tasks: { pt: "Tarefas (Auvo → Omie)", en: "Tasks (Auvo → Omie)" },
    quotations: { pt: "Orçamentos (Auvo → Omie)", en: "Quotations (Auvo → Omie)" },
  },
  approval: "support_team",
  limits: GENEROUS,
  classify: classifyAuvo,
  account: (credentials, hosts) => auvoAccount(credentials, hosts),
  joins: (credentials, hosts) => ({ [OMIE]: omieAccount(credentials, hosts) }),
  probe: async (context) => {
    const auvo = await readOneCustomer(context);
    // Of the two, whichever does not accept the credentials has the last word.
    return isFailure(auvo) ? auvo : await readCategories(context);
  },
  checks: {
    auvo: { title: { pt: "Acesso ao Auvo", en: "Access to Auvo" }, run: checkAuvo },
    omie: {
      title: { pt: "Acesso ao Omie e conta corrente", en: "Access to Omie and current account" },
      run: checkOmie,
    },
    category: { title: { pt: "Categoria", en: "Category" }, run: checkCategory },
    stock_location: { title: { pt: "Local de estoque", en: "Stock location" }, run: checkStockLocation },
    services: { title: { pt: "Serviços", en: "Services" }, run: checkServices },
    tasks: { title: { pt: "Tarefas", en: "Tasks" }, run: checkTasks },
    quotations: { title: { pt: "Orçamentos", en: "Quotations" }, run: checkQuotations },
  },
  options: optionSources,
  polled: {
    tasks: tasksFlow,
    quotations: quotationsFlow,
    customers: customersFlow,
    products: productsFlow,
    stock: stockFlow,
  },
  webhooksIn: webhookSources,
  reasons: requestReasons,
});
