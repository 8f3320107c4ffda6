import { z } from "zod";
import { dateSchema } from "../../lib/dates.ts";

/** The customer as CRMs, shops and checkouts send it, whichever flow or function it comes with. */

const text = (max: number) => z.string().trim().max(max);
export const optionalText = (max: number) => text(max).nullish();
export const requiredText = (max: number) => text(max).min(1, { error: "empty" });

export const addressSchema = z.strictObject({
  street: optionalText(200),
  number: optionalText(30),
  complement: optionalText(100),
  district: optionalText(100),
  city: optionalText(100),
  state: z
    .string()
    .trim()
    .regex(/^([A-Za-z]{2})?$/, { error: "state_format" })
    .transform((value) => value.toUpperCase())
    .nullish(),
  zip: optionalText(10),
});

export const customerSchema = z.strictObject({
  externalId: optionalText(128),
  name: requiredText(200),
  legalName: optionalText(200),
  // Checked when the delivery is prepared, not here: what has a wrong document waits for its correction and is not lost.
  document: optionalText(30),
  email: optionalText(200),
  phone: optionalText(40),
  address: addressSchema.nullish(),
});

/** The same, with what an internet provider asks at its checkout. */
export const subscriberSchema = customerSchema.extend({
  mobile: optionalText(40),
  birthDate: dateSchema.nullish(),
  address: addressSchema.extend({ reference: optionalText(200), ibgeCode: optionalText(7) }).nullish(),
});

export type Filled<Value> = Value extends readonly (infer Item)[]
  ? Filled<Item>[]
  : Value extends object
    ? { [Key in keyof Value]: Filled<Exclude<Value[Key], null>> }
    : Value;

/** Drops nulls and empty texts, so that "absent", null and "" are the same content with the same hash. */
export function withoutBlanks<Value>(value: Value): Filled<Value> {
  return dropBlanks(value) as Filled<Value>;
}

function dropBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropBlanks);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null && item !== undefined && item !== "")
      .map(([key, item]) => [key, dropBlanks(item)]),
  );
}
