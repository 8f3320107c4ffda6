import type { FunctionContext } from "../connector.ts";
import type { FunctionInput, FunctionResult } from "../functions/catalogue.ts";
import type { Invoice } from "../functions/invoices.ts";
import { type Outcome, ok } from "../outcome.ts";
import { pdfFile } from "./files.ts";
import { thirdParty } from "./paths.ts";
import { readAllInvoices, readContractBillets, readOpenInvoices } from "./titles.ts";

/**
 * F8. A kiosk shows what can be paid there, so one call tells it all. Of one contract only open invoices are known, since
 * the ERP lists no others by contract.
 */
export async function listInvoices(
  context: FunctionContext<unknown>,
  { document, contractId, channel }: FunctionInput<"list_invoices">,
): Promise<Outcome<FunctionResult<"list_invoices">>> {
  if (contractId === null || contractId === undefined) {
    return channel === "kiosk"
      ? await readOpenInvoices(context, document)
      : await readAllInvoices(context, document);
  }
  const [invoices, billets] = await Promise.all([
    readOpenInvoices(context, document),
    readContractBillets(context, contractId),
  ]);
  if (invoices.kind !== "ok") return invoices;
  if (billets.kind !== "ok") return billets;
  return ok(invoices.value.flatMap((invoice) => ofContract(invoice, contractId, billets.value)));
}

function ofContract(
  invoice: Invoice,
  contractId: string,
  billets: ReadonlyMap<string, string | undefined>,
): Invoice[] {
  if (!billets.has(invoice.id)) return [];
  const link = billets.get(invoice.id);
  return [{ ...invoice, contractId, ...(link === undefined ? {} : { link }) }];
}

/** F10: no call answers one title, so it is looked for among its customer's. */
export async function getInvoice(
  context: FunctionContext<unknown>,
  { invoiceId, document }: FunctionInput<"get_invoice">,
): Promise<Outcome<FunctionResult<"get_invoice">>> {
  if (document === null || document === undefined) {
    return { kind: "refused", message: "ponte:document_needed", certainty: "not_sent" };
  }
  const all = await readAllInvoices(context, document);
  if (all.kind !== "ok") return all;
  const found = all.value.find(({ id }) => id === invoiceId);
  return found === undefined ? { kind: "not_found", message: "" } : ok(found);
}

/** F9: `GET GetBillet/{id}`, which is bytes. An unknown title, and one that is not open, come as the JSON envelope. */
export async function getInvoicePdf(
  { caller }: FunctionContext<unknown>,
  { invoiceId }: FunctionInput<"get_invoice_pdf">,
): Promise<Outcome<FunctionResult<"get_invoice_pdf">>> {
  return pdfFile(
    await caller.call({
      kind: "read",
      method: "GET",
      path: thirdParty(`GetBillet/${encodeURIComponent(invoiceId)}`),
      headers: { accept: "application/pdf, application/json" },
      reason: "invoice.pdf",
    }),
  );
}
