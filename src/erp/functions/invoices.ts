import { z } from "zod";
import { dateSchema } from "../../lib/dates.ts";
import { amountSchema, documentSchema, remoteIdSchema } from "./values.ts";

export const INVOICE_STATUSES = ["open", "overdue", "paid", "cancelled"] as const;

/** An invoice (boleto) of the ERP. */
export const invoiceSchema = z
  .strictObject({
    id: z.string(),
    number: z.string().optional(),
    contractId: z.string().optional(),
    customerName: z.string().optional(),
    amount: amountSchema.describe("What is to be paid, with interest, fine and discount"),
    originalAmount: amountSchema.optional(),
    interest: amountSchema.optional(),
    fine: amountSchema.optional(),
    discount: amountSchema.optional(),
    dueDate: dateSchema,
    paidAt: z.string().optional(),
    status: z.enum(INVOICE_STATUSES),
    digitableLine: z.string().optional().describe("The line that is typed (linha digitável), digits only"),
    pix: z.string().optional().describe("The PIX code to copy and paste"),
    link: z.string().optional(),
  })
  .meta({ id: "Invoice" });

export const listInvoicesInput = z.strictObject({
  document: documentSchema,
  contractId: remoteIdSchema.nullish(),
  channel: z
    .enum(["site", "app", "kiosk"])
    .nullish()
    .describe("Where they are shown. A kiosk shows only what can be paid there: open and overdue ones"),
});

export const invoiceInput = z.strictObject({
  invoiceId: remoteIdSchema,
  document: documentSchema.nullish().describe("Helps ERPs that only list a customer's invoices"),
});

export const settleInvoiceInput = z.strictObject({
  invoiceId: remoteIdSchema,
  amount: amountSchema,
  paidAt: z
    .union([dateSchema, z.iso.datetime({ offset: true })], { error: "date_or_instant_format" })
    .describe("When the customer paid: a day or an instant"),
  method: z.string().trim().min(1, { error: "empty" }).max(100).describe("Such as PIX or TEF"),
  transactionId: z
    .string()
    .trim()
    .min(1, { error: "empty" })
    .max(200)
    .describe("The payment's id: the same id settles at most once"),
  document: documentSchema.nullish(),
});

export const settlementSchema = z.strictObject({
  remoteId: z.string().optional(),
  status: z
    .enum(["settled", "processing", "already_settled"])
    .describe("processing: the ERP has taken it and works on it"),
});

export type Invoice = z.output<typeof invoiceSchema>;
