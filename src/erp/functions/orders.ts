import { z } from "zod";
import { quantitySchema } from "../../lib/money.ts";
import { type Filled, optionalText, requiredText, subscriberSchema } from "../flows/customer.ts";
import { amountSchema, daySchema, remoteIdSchema } from "./values.ts";

/** What a checkout sends: an order (F1, F2) or a lead (F3). Both are delivered like sales: once, with retries. */

const itemSchema = z.strictObject({
  productId: remoteIdSchema.describe("A product's id, as `list_products` answers it"),
  name: requiredText(250),
  amount: amountSchema.describe("The price of one, per month where it is a plan"),
  quantity: quantitySchema.nullish().describe("Default: 1"),
  attributes: z
    .record(z.string().max(100), z.union([z.string().max(1_000), z.number(), z.boolean()]).transform(String))
    .nullish()
    .describe("What the shop knows of the product beyond this, such as its campaign"),
});

const paymentSchema = z
  .union([
    requiredText(100).transform((method) => ({ method })),
    z.strictObject({
      method: optionalText(100),
      amount: amountSchema.nullish(),
      installments: z.int().min(1).max(120).nullish(),
    }),
  ])
  .describe("How the customer pays: a method's name, or more");

const resellerSchema = z
  .union([
    requiredText(100).transform((code) => ({ code })),
    z.strictObject({ code: requiredText(100), name: optionalText(200), document: optionalText(30) }),
  ])
  .describe("Who sold it: a reseller's code, as `list_resellers` answers it, or more");

export const orderSchema = z
  .strictObject({
    externalId: requiredText(128).describe("The order's id in the shop: the same id is the same order"),
    customer: subscriberSchema,
    reseller: resellerSchema.nullish(),
    dueDay: daySchema.nullish().describe("The day of the month on which invoices fall due"),
    origin: remoteIdSchema.nullish().describe("An origin's id, as `list_commercial_origins` answers it"),
    items: z.array(itemSchema).min(1, { error: "no_items" }).max(100),
    payment: paymentSchema.nullish(),
    notes: optionalText(5_000),
  })
  .meta({ id: "OrderInput" });

export const leadSchema = z
  .strictObject({
    externalId: requiredText(128).describe("The lead's id in the shop: the same id is the same lead"),
    customer: subscriberSchema,
    reseller: resellerSchema.nullish(),
    origin: remoteIdSchema.nullish(),
    items: z.array(itemSchema).max(100).nullish(),
    notes: optionalText(5_000),
  })
  .meta({ id: "LeadInput" });

export type Order = Filled<z.output<typeof orderSchema>>;
export type Lead = Filled<z.output<typeof leadSchema>>;
export type OrderItem = Order["items"][number];
