import type { Template } from "../template.ts";
import { contractAutomations } from "./contracts.ts";
import { customerAutomations } from "./customers.ts";
import { invoiceAutomations } from "./invoices.ts";
import { listAutomations } from "./lists.ts";
import { orderAutomations } from "./orders.ts";
import { baseUrl, credentials, notServed, summary, values } from "./texts.ts";

/** HubSoft: its integration API, all of the functions but editing a customer. */
export const hubsoft: Template = {
  id: "hubsoft",
  title: "HubSoft",
  summary,
  connection: {
    baseUrl,
    checkPath: "/api/v1/integracao/configuracao/vendedor",
    auth: {
      type: "oauth_password",
      encoding: "json",
      clientId: "{{ secrets.clientId }}",
      clientSecret: "{{ secrets.clientSecret }}",
      username: "{{ secrets.username }}",
      password: "{{ secrets.password }}",
    },
  },
  credentials,
  values,
  automations: {
    ...orderAutomations,
    ...listAutomations,
    ...invoiceAutomations,
    ...customerAutomations,
    ...contractAutomations,
  },
  notServed,
};
