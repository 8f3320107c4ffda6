import { z } from "zod";
import { contactsSchema, customerChangesSchema, customerResultSchema } from "./customers.ts";
import {
  invoiceInput,
  invoiceSchema,
  listInvoicesInput,
  settleInvoiceInput,
  settlementSchema,
} from "./invoices.ts";
import { leadSchema, orderSchema } from "./orders.ts";
import { amountSchema, documentSchema, fileSchema, remoteIdSchema } from "./values.ts";

/**
 * What repeating a call does, for the caller. `delivery`: it is an order or a lead, delivered once by its externalId.
 * `write`: one effect per Idempotency-Key. `read`: nothing changes.
 */
export type FunctionEffect = "read" | "write" | "delivery";

type FunctionDeclaration = {
  effect: FunctionEffect;
  input: z.ZodType<Record<string, unknown>>;
  result: z.ZodType;
  /** The field of the input that names the effect when no Idempotency-Key does. */
  keyField?: string;
};

const nothing = z.strictObject({});
const ofCustomer = z.strictObject({ document: documentSchema });

const planSchema = z
  .strictObject({
    contractId: z.string(),
    number: z.string().optional(),
    name: z.string().optional(),
    status: z
      .enum(["active", "blocked", "suspended", "reduced", "pending", "cancelled", "ended", "other"])
      .describe("The same words for every ERP"),
    statusText: z.string().optional().describe("The ERP's own word"),
    amount: amountSchema.optional(),
    dueDay: z.int().optional(),
  })
  .meta({ id: "Plan" });

const fiscalNoteSchema = z
  .strictObject({
    id: z.string(),
    number: z.string().optional(),
    issuedAt: z.string().optional(),
    amount: amountSchema.optional(),
    status: z.string().optional(),
    link: z.string().optional(),
  })
  .meta({ id: "FiscalNote" });

/**
 * The functions that a checkout, an app or a kiosk calls, the same whatever ERP stands behind (promises F1 to F21).
 * The order is that of the contract.
 */
export const functions = {
  create_order: {
    effect: "delivery",
    input: orderSchema,
    result: z.strictObject({
      remoteId: z.string(),
      message: z.string().optional(),
      isIssue: z.boolean().describe("True when it became a ticket of an existing customer"),
    }),
  },
  create_order_existing_customer: {
    effect: "delivery",
    input: z.strictObject({ order: orderSchema, document: documentSchema }),
    result: z.strictObject({ remoteId: z.string() }),
  },
  create_lead: {
    effect: "delivery",
    input: leadSchema,
    result: z.strictObject({ remoteId: z.string().optional() }),
  },
  list_resellers: {
    effect: "read",
    input: nothing,
    result: z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        document: z.string().optional(),
        email: z.string().optional(),
      }),
    ),
  },
  list_products: {
    effect: "read",
    input: nothing,
    result: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        price: amountSchema.optional(),
        campaign: z.string().optional(),
        priceList: z.string().optional(),
      }),
    ),
  },
  list_due_dates: {
    effect: "read",
    input: nothing,
    result: z.array(z.strictObject({ id: z.string(), day: z.int() })),
  },
  list_commercial_origins: {
    effect: "read",
    input: nothing,
    result: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  },
  list_invoices: {
    effect: "read",
    input: listInvoicesInput,
    result: z.array(invoiceSchema),
  },
  get_invoice_pdf: {
    effect: "read",
    input: invoiceInput,
    result: fileSchema,
  },
  get_invoice: {
    effect: "read",
    input: invoiceInput,
    result: invoiceSchema,
  },
  settle_invoice: {
    effect: "write",
    input: settleInvoiceInput,
    result: settlementSchema,
    keyField: "transactionId",
  },
  get_customer_contacts: {
    effect: "read",
    input: ofCustomer,
    result: contactsSchema,
  },
  list_pending_texts: {
    effect: "read",
    input: ofCustomer,
    result: z.array(z.string()),
  },
  get_customer: {
    effect: "read",
    input: ofCustomer,
    result: customerResultSchema,
  },
  open_ticket: {
    effect: "write",
    input: z.strictObject({
      document: documentSchema,
      contractId: remoteIdSchema.nullish(),
      subject: z.string().trim().min(1, { error: "empty" }).max(200),
      description: z.string().trim().min(1, { error: "empty" }).max(5_000),
    }),
    result: z.strictObject({ protocol: z.string(), remoteId: z.string().optional() }),
  },
  list_fiscal_notes: {
    effect: "read",
    input: ofCustomer,
    result: z.array(fiscalNoteSchema),
  },
  get_fiscal_note_pdf: {
    effect: "read",
    input: z.strictObject({ noteId: remoteIdSchema, document: documentSchema.nullish() }),
    result: fileSchema,
  },
  list_plans: {
    effect: "read",
    input: ofCustomer,
    result: z.array(planSchema),
  },
  list_blocked_plans: {
    effect: "read",
    input: ofCustomer,
    result: z.array(planSchema),
  },
  trust_unlock: {
    effect: "write",
    input: z.strictObject({ contractId: remoteIdSchema, document: documentSchema.nullish() }),
    result: z.strictObject({
      unlocked: z.boolean(),
      until: z.string().optional(),
      message: z.string().optional(),
    }),
  },
  update_customer: {
    effect: "write",
    input: z.strictObject({ document: documentSchema, changes: customerChangesSchema }),
    result: customerResultSchema,
  },
} as const satisfies Record<string, FunctionDeclaration>;

export type FunctionName = keyof typeof functions;
export type FunctionInput<Name extends FunctionName> = z.output<(typeof functions)[Name]["input"]>;
export type FunctionResult<Name extends FunctionName> = z.output<(typeof functions)[Name]["result"]>;

export const FUNCTION_NAMES = Object.keys(functions) as FunctionName[];
/** Those that are orders and leads: they go through deliveries. */
export type DeliveryFunction = "create_order" | "create_order_existing_customer" | "create_lead";
export type DirectFunction = Exclude<FunctionName, DeliveryFunction>;

export type Plan = FunctionResult<"list_plans">[number];

export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(functions, name);
}
