import type { FlowContext } from "../../connector.ts";
import type { RemoteRecord } from "../../effects.ts";
import { DeliveryStop, type Outcome } from "../../outcome.ts";
import type { Quotation } from "../auvo/quotations.ts";
import type { Settings } from "../settings.ts";
import { createInOmie } from "./create-once.ts";
import { forgetCustomer } from "./customer.ts";
import type { QuotationAmounts } from "./quotation-amounts.ts";

type Context = FlowContext<Settings>;

/** A quotation with all that its orders follow from. */
export type QuotationOrder = {
  quotation: Quotation;
  amounts: QuotationAmounts;
  customer: number;
  name: string;
  today: string;
  hash: string;
};

export type Made = { id: string; number?: string; isNew: boolean };

type Effect = {
  kind: "quotations" | "quotation_service_order";
  create(): Promise<Outcome<RemoteRecord>>;
  find(): Promise<Outcome<RemoteRecord>>;
  created: "sales_order.created" | "service_order.created";
  left: "sales_order.left" | "service_order.left";
};

/** The integration code of both orders of a quotation, of which Omie knows no second one of each kind. */
export function quotationCode({ publicId }: Quotation): string {
  return `AUVO-ORC-${publicId}`;
}

/** Makes one of a quotation's orders, once: what was sent is not changed any more, and the log says so. @throws DeliveryStop */
export async function ensureOrder(
  context: Context,
  { quotation, name, hash }: QuotationOrder,
  { kind, create, find, created, left }: Effect,
): Promise<Made> {
  const from = { flow: "quotations", id: quotation.publicId };
  const known = await context.mappings.get(kind, context.subject);
  if (known?.remoteId != null && known.effect === null) {
    const { remoteId: id } = known;
    if (known.contentHash !== hash) context.log(left, { ...from, number: id, why: "sale" });
    return { id, isNew: false };
  }
  try {
    const key = context.subject;
    const { record, how } = await createInOmie(context, {
      kind,
      key,
      contentHash: hash,
      sent: null,
      create,
      find,
    });
    const number = String(record.raw.number);
    const recovered = how === "recovered" ? { recovered: true } : {};
    context.log(created, { ...from, customer: name, number, ...recovered });
    return { id: record.id, number, isNew: true };
  } catch (error) {
    if (error instanceof DeliveryStop && error.stop.kind === "dead")
      forgetCustomer(context, quotation.customerId);
    throw error;
  }
}
