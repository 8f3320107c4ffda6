import type { FunctionName, FunctionResult } from "./catalogue.ts";
import type { Invoice } from "./invoices.ts";

/** Rules of the functions that hold whatever ERP answers, so that no connector can forget one. */

/** What a list function answers when the ERP knows no such customer, or has nothing: an empty list. */
export function emptyResult(name: FunctionName): unknown {
  return name.startsWith("list_") ? [] : undefined;
}

/**
 * Keeps to what was asked for. `get_invoice` answers only the invoice of that id (F10); a kiosk sees what can be paid there;
 * a list of one contract's invoices holds no other contract's.
 * @returns undefined when nothing of it was asked for
 */
export function keepToInput(name: FunctionName, input: unknown, result: unknown): unknown {
  if (name === "get_invoice") {
    // The catalogue's schemas made both what they are taken for here, and below.
    return (result as Invoice).id === (input as { invoiceId: string }).invoiceId ? result : undefined;
  }
  if (name === "list_invoices") {
    const { channel, contractId } = input as { channel?: string | null; contractId?: string | null };
    return (result as FunctionResult<"list_invoices">).filter(
      (invoice) =>
        (channel !== "kiosk" || invoice.status === "open" || invoice.status === "overdue") &&
        (contractId == null || invoice.contractId === undefined || invoice.contractId === contractId),
    );
  }
  if (name === "list_blocked_plans") {
    return (result as FunctionResult<"list_blocked_plans">).filter(({ status }) => status !== "active");
  }
  return result;
}

/** A payment that the ERP still works on is asked about again by the same call; any other answer stays what it was. */
export function isFinal(name: FunctionName, result: unknown): boolean {
  return name !== "settle_invoice" || (result as FunctionResult<"settle_invoice">).status !== "processing";
}
