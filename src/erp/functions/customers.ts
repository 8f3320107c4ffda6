import { z } from "zod";
import { dateSchema } from "../../lib/dates.ts";
import { addressSchema, optionalText } from "../flows/customer.ts";

/** A customer of the ERP, as every ERP's answer is brought to. */

const resultAddressSchema = z.strictObject({
  street: z.string().optional(),
  number: z.string().optional(),
  complement: z.string().optional(),
  district: z.string().optional(),
  city: z.string().optional(),
  state: z.string().optional(),
  zip: z.string().optional(),
  reference: z.string().optional(),
  ibgeCode: z.string().optional(),
});

export const customerResultSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    tradeName: z.string().optional(),
    document: z.string().describe("Digits, or letters too in an alphanumeric CNPJ"),
    email: z.string().optional(),
    phone: z.string().optional(),
    mobile: z.string().optional(),
    birthDate: z.string().optional(),
    status: z.string().optional().describe("The ERP's own word for the customer's state"),
    address: resultAddressSchema.optional(),
  })
  .meta({ id: "Customer" });

export const contactsSchema = z.strictObject({ emails: z.array(z.string()), phones: z.array(z.string()) });

/** What of a customer can be changed. Absent: left as it is. */
export const customerChangesSchema = z
  .strictObject({
    name: optionalText(200),
    email: z.email({ error: "invalid_email" }).optional(),
    phone: optionalText(40),
    mobile: optionalText(40),
    birthDate: dateSchema.optional(),
    address: addressSchema.extend({ reference: optionalText(200), ibgeCode: optionalText(7) }).optional(),
  })
  .refine((changes) => Object.values(changes).some((value) => value !== undefined && value !== null), {
    error: "no_changes",
  });

export type Customer = z.output<typeof customerResultSchema>;
export type CustomerChanges = z.output<typeof customerChangesSchema>;
