import type { Template } from "../template.ts";
import { contractAutomations } from "./contracts.ts";
import { customerAutomations } from "./customers.ts";
import { invoiceAutomations } from "./invoices.ts";
import { listAutomations } from "./lists.ts";
import { orderAutomations } from "./orders.ts";
import { connection, credentials, summary, values } from "./texts.ts";

/** IXC Soft (IXC Provedor): its web service at /webservice/v1, all of the functions. */
export const ixc: Template = {
  id: "ixc",
  title: "IXC Soft",
  summary,
  connection: {
    ...connection,
    checkPath: "/filial",
    // The token is both parts of Basic in one: "12:abc…".
    auth: { type: "basic", token: "{{ secrets.token }}" },
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
  notServed: {},
};
