import type { Connector, Delivered, FlowContext, PolledFlowId } from "../connector.ts";
import type { Lead } from "../functions/orders.ts";
import { dead } from "../outcome.ts";
import { deliverLead, deliverOrder, type OrderContent, readLead, readOrder } from "./orders.ts";
import { readSale, type Sale } from "./sales.ts";

/** What a delivery carries, by its flow. */
export type FlowContent =
  | { flow: "sales"; sale: Sale }
  | { flow: "orders"; order: OrderContent }
  | { flow: "leads"; lead: Lead }
  /** What was read from another system, in its connector's own shape. */
  | { flow: PolledFlowId; content: unknown };

/** The flows that deliver something; the others read only. */
export const DELIVERED_FLOWS = [
  "sales",
  "orders",
  "leads",
  "customers",
  "products",
  "stock",
  "tasks",
  "quotations",
] as const satisfies readonly FlowContent["flow"][];

/** Reads a delivery's content back from where it was stored. @throws when it does not fit its flow */
export function readContent(flow: string, stored: unknown): FlowContent {
  switch (flow) {
    case "sales":
      return { flow, sale: readSale(stored) };
    case "orders":
      return { flow, order: readOrder(stored) };
    case "leads":
      return { flow, lead: readLead(stored) };
    case "customers":
    case "products":
    case "stock":
    case "tasks":
    case "quotations":
      return { flow, content: stored };
    default:
      throw new Error(`no flow ${flow}`);
  }
}

/** Takes a content to the connection's ERP. @throws DeliveryStop */
export async function deliverContent(
  connector: Connector,
  context: FlowContext,
  content: FlowContent,
): Promise<Delivered> {
  switch (content.flow) {
    case "sales":
      if (connector.sales === undefined) throw dead("not_a_sale");
      return await connector.sales(context, content.sale);
    case "orders":
      return await deliverOrder(connector, context, content.order);
    case "leads":
      return await deliverLead(connector, context, content.lead);
    default: {
      const polled = connector.polled[content.flow];
      if (polled === undefined) throw dead("internal_error");
      return await polled.deliver(context, content.content);
    }
  }
}

/** The mappings that a delivery will ask for, so that those of many are read in one round trip. */
export function mappingKeysOf(
  connector: Connector,
  content: FlowContent,
  subject: string,
): { kind: string; key: string }[] {
  switch (content.flow) {
    case "sales":
      return connector.mappingKeys?.(content.sale, subject) ?? [];
    case "orders":
      return ["order_route", "order", "ticket", "lead"].map((kind) => ({ kind, key: subject }));
    case "leads":
      return [{ kind: "lead", key: subject }];
    default:
      return [{ kind: content.flow, key: subject }];
  }
}
