import { z } from "zod";
import { normalizeDocument, parseDocument } from "../../lib/documents.ts";
import type { Connector, Delivered, FlowContext } from "../connector.ts";
import { type Lead, leadSchema, type Order, orderSchema } from "../functions/orders.ts";
import { documentSchema } from "../functions/values.ts";
import { dead, isFailure, stopFor } from "../outcome.ts";
import { withoutBlanks } from "./customer.ts";

/**
 * The subjects of the flows `orders` and `leads`: what a checkout asked for, and by which function. Which call of the ERP
 * an order becomes, the connection's settings say (promises F1, F2, V3, V5).
 */
const orderContentSchema = z.discriminatedUnion("function", [
  z.object({ function: z.literal("create_order"), order: orderSchema }),
  z.object({
    function: z.literal("create_order_existing_customer"),
    order: orderSchema,
    document: documentSchema,
  }),
]);

export type OrderContent =
  | { function: "create_order"; order: Order }
  | { function: "create_order_existing_customer"; order: Order; document: string };

/** Reads an order back from where it was stored. */
export function readOrder(stored: unknown): OrderContent {
  return withoutBlanks(orderContentSchema.parse(stored));
}

export function readLead(stored: unknown): Lead {
  return withoutBlanks(leadSchema.parse(stored));
}

/** How a connection takes orders, whichever ERP stands behind it. */
const routingSchema = z.object({
  existingCustomerProcedure: z.enum(["create_order", "create_ticket"]).default("create_order"),
  ignoreUserCheck: z.boolean().default(false),
  leadForExistingCustomer: z.boolean().default(false),
});

const ROUTES = ["order", "ticket", "lead"] as const;
type Route = (typeof ROUTES)[number];

/** Takes an order to the ERP, once. @throws DeliveryStop */
export async function deliverOrder(
  connector: Pick<Connector, "functions" | "deliveries">,
  context: FlowContext,
  content: OrderContent,
): Promise<Delivered> {
  const { order } = content;
  const document =
    content.function === "create_order" ? requireDocument(order) : normalizeDocument(content.document);
  const route =
    content.function === "create_order" ? await chooseRoute(connector, context, document) : "ticket";
  const { create_order, create_order_existing_customer, create_lead } = connector.deliveries;
  if (route === "order" && create_order) {
    return notedAs(await create_order(context, order), { isIssue: false });
  }
  if (route === "ticket" && create_order_existing_customer) {
    return notedAs(await create_order_existing_customer(context, { order, document }), { isIssue: true });
  }
  if (route === "lead" && create_lead) {
    return notedAs(await create_lead(context, toLead(order)), { isIssue: false });
  }
  throw dead("function_not_configured", { function: FUNCTION_OF[route] });
}

export async function deliverLead(
  connector: Pick<Connector, "deliveries">,
  context: FlowContext,
  lead: Lead,
): Promise<Delivered> {
  const { create_lead } = connector.deliveries;
  if (create_lead === undefined) throw dead("function_not_configured", { function: "create_lead" });
  return await create_lead(context, lead);
}

const FUNCTION_OF = {
  order: "create_order",
  ticket: "create_order_existing_customer",
  lead: "create_lead",
} as const satisfies Record<Route, string>;

function requireDocument({ customer }: Order): string {
  const params = { customer: customer.name };
  if (customer.document === undefined) throw dead("customer_document_missing", params);
  const document = parseDocument(customer.document);
  if (document !== null) return document.digits;
  throw dead("customer_document_invalid", { ...params, document: customer.document });
}

/**
 * The route is chosen once and kept: the first attempt may have made the customer, and a second look would then find one
 * and take the order another way, twice.
 */
async function chooseRoute(
  connector: Pick<Connector, "functions">,
  context: FlowContext,
  document: string,
): Promise<Route> {
  const known = await context.mappings.get("order_route", context.subject);
  const kept = ROUTES.find((route) => route === known?.remoteId);
  if (kept !== undefined) return kept;
  const route = await findRoute(connector, context, document);
  context.mappings.save("order_route", context.subject, { remoteId: route, contentHash: null });
  return route;
}

async function findRoute(
  connector: Pick<Connector, "functions">,
  context: FlowContext,
  document: string,
): Promise<Route> {
  const routing = routingSchema.parse(context.settings);
  if (routing.ignoreUserCheck || !(await isCustomer(connector, context, document))) return "order";
  if (routing.leadForExistingCustomer) return "lead";
  return routing.existingCustomerProcedure === "create_ticket" ? "ticket" : "order";
}

/** Without a function that looks customers up, nobody is known to be one. */
async function isCustomer(
  { functions }: Pick<Connector, "functions">,
  context: FlowContext,
  document: string,
): Promise<boolean> {
  if (functions.get_customer === undefined) return false;
  const found = await functions.get_customer(
    { ...context, effect: { key: context.subjectId, uncertain: false } },
    { document },
  );
  if (isFailure(found)) throw stopFor(found, context.now());
  return found.kind === "ok";
}

function notedAs({ remoteId, details }: Delivered, more: { isIssue: boolean }): Delivered {
  return { remoteId, details: { ...details, ...more } };
}

function toLead({ externalId, customer, reseller, origin, items, notes }: Order): Lead {
  return withoutBlanks({ externalId, customer, reseller, origin, items, notes });
}
