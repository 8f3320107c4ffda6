import { z } from "zod";
import { dateSchema, instantSchema } from "../../lib/dates.ts";
import { parseDocument } from "../../lib/documents.ts";
import {
  type Decimal,
  decimal,
  formatMoney,
  moneySchema,
  priceSchema,
  quantitySchema,
  sum,
  toCents,
} from "../../lib/money.ts";
import type { DeliveryCode } from "../../strings/deliveries.ts";
import type { Params } from "../../strings/language.ts";
import { customerSchema, type Filled, optionalText, requiredText, withoutBlanks } from "./customer.ts";

/** The subject of the flow `sales`: what a CRM sends, and what every connector that takes sales receives. */

const itemSchema = z.strictObject({
  type: z.enum(["product", "service"]),
  code: optionalText(60),
  name: requiredText(250),
  price: priceSchema.describe("Catalogue price; it may change the ERP's product"),
  quantity: quantitySchema,
  unitPrice: priceSchema.nullish().describe("Price in this sale; default: price"),
  discount: moneySchema.nullish().describe("The line's discount, in money"),
});

const paymentSchema = z.strictObject({
  dueDate: dateSchema,
  amount: moneySchema,
  method: optionalText(100),
});

export const saleInputSchema = z
  .strictObject({
    kind: z.enum(["quote", "order", "sale"]),
    number: optionalText(60),
    date: dateSchema,
    soldAt: instantSchema.nullish(),
    seller: z.strictObject({ name: requiredText(200) }).nullish(),
    customer: customerSchema,
    items: z.array(itemSchema).min(1, { error: "no_items" }).max(500),
    shipping: moneySchema.nullish(),
    discount: moneySchema.nullish(),
    notes: optionalText(5_000),
    payments: z.array(paymentSchema).max(120).nullish(),
  })
  .meta({ id: "SaleInput" });

/** What a CRM sends. */
export type SaleInput = z.input<typeof saleInputSchema>;

/** A sale as Ponte keeps it: parsed, trimmed, without nulls and empty texts. */
export type Sale = Filled<z.output<typeof saleInputSchema>>;
export type SaleItem = Sale["items"][number];
export type SaleCustomer = Sale["customer"];
export type SaleAddress = NonNullable<SaleCustomer["address"]>;

/** "absent", null and "" are the same sale with the same hash. */
export function toSale(input: z.output<typeof saleInputSchema>): Sale {
  return withoutBlanks(input);
}

/** Reads a sale back from where it was stored. */
export function readSale(stored: unknown): Sale {
  return toSale(saleInputSchema.parse(stored));
}

function lineTotalExact(item: SaleItem): Decimal {
  return decimal(item.quantity)
    .times(item.unitPrice ?? item.price)
    .minus(item.discount ?? "0");
}

function saleTotalOf(sale: Sale, lines: readonly Decimal[]): Decimal {
  return toCents(
    sum(lines)
      .minus(sale.discount ?? "0")
      .plus(sale.shipping ?? "0"),
  );
}

/** The sale's total as GestãoClick and most ERPs keep it: each line rounded to cents, then added. */
export function saleTotal(sale: Sale): Decimal {
  return saleTotalOf(
    sale,
    sale.items.map((item) => toCents(lineTotalExact(item))),
  );
}

/** The total rounded only once. With fractional quantities it may differ from `saleTotal` by cents. */
function saleTotalRoundedOnce(sale: Sale): Decimal {
  return saleTotalOf(sale, sale.items.map(lineTotalExact));
}

/** By how much an ERP that rounds another way may differ: zero but for fractional quantities. */
export function roundingTolerance(sale: Sale): Decimal {
  return saleTotal(sale).minus(saleTotalRoundedOnce(sale)).abs();
}

/** Something in the sale that only the CRM can mend: the sale waits with it, and goes once it is corrected. */
export type SaleProblem = { code: DeliveryCode; path: string; params: Params };

/** What keeps this sale from any ERP, found without asking one. */
export function findSaleProblems(sale: Sale): SaleProblem[] {
  return [...documentProblems(sale), ...codeProblems(sale), ...amountProblems(sale)];
}

function documentProblems({ customer }: Sale): SaleProblem[] {
  const params = { customer: customer.name };
  const path = "customer.document";
  if (customer.document === undefined) return [{ code: "customer_document_missing", path, params }];
  if (parseDocument(customer.document) !== null) return [];
  return [{ code: "customer_document_invalid", path, params: { ...params, document: customer.document } }];
}

function codeProblems({ items }: Sale): SaleProblem[] {
  const missing = items.flatMap((item, index) => (item.code === undefined ? [{ item, index }] : []));
  const [first] = missing;
  if (first === undefined) return [];
  const names = missing.map(({ item }) => item.name);
  return [{ code: "product_code_missing", path: `items.${first.index}.code`, params: { items: names } }];
}

function amountProblems(sale: Sale): SaleProblem[] {
  const total = saleTotal(sale);
  if (total.lt(0) || sale.items.some((item) => lineTotalExact(item).lt(0))) {
    return [{ code: "sale_total_negative", path: "discount", params: { total: formatMoney(total) } }];
  }
  const payments = sale.payments ?? [];
  if (payments.length === 0) return [];
  const paid = sum(payments.map((payment) => decimal(payment.amount)));
  if (paid.eq(total) || paid.eq(saleTotalRoundedOnce(sale))) return [];
  return [
    {
      code: "payments_mismatch",
      path: "payments",
      params: {
        total: formatMoney(total),
        paid: formatMoney(paid),
        difference: formatMoney(paid.minus(total).abs()),
        excess: paid.gt(total),
      },
    },
  ];
}
