import type { Template } from "../template.ts";
import { contractAutomations } from "./contracts.ts";
import { customerAutomations } from "./customers.ts";
import { invoiceAutomations } from "./invoices.ts";
import { listAutomations } from "./lists.ts";
import { orderAutomations } from "./orders.ts";
import { baseUrl, credentials, notServed, summary, values } from "./texts.ts";

/** SGP (TSMX): its API, all of the functions but editing a customer. */
export const sgp: Template = {
  id: "sgp",
  title: "SGP (TSMX)",
  summary,
  connection: {
    baseUrl,
    checkPath: "/api/auth/info/",
    auth: { type: "body_fields", fields: { token: "{{ secrets.token }}", app: "{{ secrets.app }}" } },
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
