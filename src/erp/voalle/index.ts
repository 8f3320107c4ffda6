import { defineConnector } from "../connector.ts";
import { withoutBlanks } from "../flows/customer.ts";
import { openAccount } from "./account.ts";
import { classify } from "./answers.ts";
import { readContractTypes } from "./catalogue.ts";
import {
  checkApiAddress,
  checkCampaigns,
  checkCredentials,
  checkLeads,
  checkSales,
  checkSettlements,
  checkTickets,
} from "./checks.ts";
import { createLead } from "./create-lead.ts";
import { createOrder } from "./create-order.ts";
import { createTicketOrder } from "./create-ticket-order.ts";
import { getFiscalNotePdf } from "./fiscal-notes.ts";
import { getCustomer, getCustomerContacts } from "./get-customer.ts";
import { getInvoice, getInvoicePdf, listInvoices } from "./invoices.ts";
import { listCommercialOrigins, listDueDates, listProducts, listResellers } from "./lists.ts";
import { openTicket } from "./open-ticket.ts";
import { optionSources } from "./options.ts";
import { listPendingTexts } from "./pending-texts.ts";
import { listBlockedPlans, listPlans } from "./plans.ts";
import { credentialsSchema, settingsSchema } from "./settings.ts";
import { settleInvoice } from "./settle-invoice.ts";
import { requestReasons } from "./strings.ts";
import { trustUnlock } from "./trust-unlock.ts";
import { updateCustomer } from "./update-customer.ts";

/** Sure for one endpoint only is a limit of 30 a minute; without one set, just enough that no loop runs away. */
const GENEROUS = { calls: 100, windowMs: 1_000 };

/** Voalle (third-party API): checkouts, apps and kiosks of internet providers (promises V1 to V6, F1 to F21). */
export const voalle = defineConnector({
  id: "voalle",
  title: "Voalle",
  summary: {
    pt: "Leva pedidos e leads ao ERP Voalle e atende boletos, planos, baixas e desbloqueios do site, do app e do totem.",
    en: "Takes orders and leads to the Voalle ERP, and serves invoices, plans, settlements and unlocks to site, app and kiosk.",
  },
  credentials: credentialsSchema,
  settings: settingsSchema,
  flows: { orders: { pt: "Pedidos", en: "Orders" }, leads: { pt: "Leads", en: "Leads" } },
  limits: ({ requestsPerMinute }) =>
    requestsPerMinute === undefined ? GENEROUS : { calls: requestsPerMinute, windowMs: 60_000 },
  classify,
  account: (credentials, _, settings) => openAccount(credentials, settings),
  probe: readContractTypes,
  checks: {
    credentials: { title: { pt: "Acesso", en: "Access" }, run: checkCredentials },
    api_address: { title: { pt: "Endereço da API", en: "API address" }, run: checkApiAddress },
    campaigns: { title: { pt: "Campanhas e produtos", en: "Campaigns and products" }, run: checkCampaigns },
    sales: { title: { pt: "Pedidos", en: "Orders" }, run: checkSales },
    leads: { title: { pt: "Leads", en: "Leads" }, run: checkLeads },
    settlements: { title: { pt: "Baixas", en: "Settlements" }, run: checkSettlements },
    tickets: { title: { pt: "Chamados", en: "Tickets" }, run: checkTickets },
  },
  options: optionSources,
  functions: {
    list_resellers: listResellers,
    list_products: listProducts,
    list_due_dates: listDueDates,
    list_commercial_origins: listCommercialOrigins,
    list_invoices: listInvoices,
    get_invoice_pdf: getInvoicePdf,
    get_invoice: getInvoice,
    settle_invoice: settleInvoice,
    get_customer_contacts: getCustomerContacts,
    list_pending_texts: listPendingTexts,
    get_customer: getCustomer,
    get_fiscal_note_pdf: getFiscalNotePdf,
    open_ticket: openTicket,
    list_plans: listPlans,
    list_blocked_plans: listBlockedPlans,
    trust_unlock: trustUnlock,
    update_customer: updateCustomer,
  },
  deliveries: {
    create_order: (context, order) => createOrder(context, withoutBlanks(order)),
    create_order_existing_customer: (context, input) => createTicketOrder(context, withoutBlanks(input)),
    create_lead: (context, lead) => createLead(context, withoutBlanks(lead)),
  },
  reasons: requestReasons,
});
