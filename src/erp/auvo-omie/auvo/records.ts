import { z } from "zod";
import type { FlowContext } from "../../connector.ts";
import { isFailure, stopFor } from "../../outcome.ts";
import { callAuvo } from "./answers.ts";
import { looseText, looseTexts } from "./values.ts";

type Context = Pick<FlowContext, "caller" | "memo" | "now">;

/** One record of Auvo's, read once in a drain; undefined when it is not there. @throws DeliveryStop */
async function readRecord<Schema extends z.ZodType>(
  { caller, memo, now }: Context,
  path: string,
  reason: string,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  return await memo(`auvo ${path}`, async () => {
    const outcome = await callAuvo(caller, { kind: "read", method: "GET", path, reason }, schema);
    if (isFailure(outcome)) throw stopFor(outcome, now());
    return outcome.kind === "ok" ? outcome.value : undefined;
  });
}

const customerSchema = z.object({
  description: looseText,
  name: looseText,
  legalName: looseText,
  externalId: looseText,
  cpfCnpj: looseText,
  address: looseText,
  adressComplement: looseText,
  email: looseTexts,
  phoneNumber: looseTexts,
});

export type AuvoCustomer = z.output<typeof customerSchema>;

export function readCustomer(context: Context, id: string): Promise<AuvoCustomer | undefined> {
  return readRecord(context, `/customers/${id}`, "auvo.customer", customerSchema);
}

const productSchema = z.object({ name: looseText, externalId: looseText });

/** @param code its number; the GUID that tasks tell is another */
export function readProduct(context: Context, code: string) {
  return readRecord(context, `/products/${encodeURIComponent(code)}`, "auvo.product", productSchema);
}

const serviceSchema = z.object({ title: looseText, externalCode: looseText });

/** @param id its GUID */
export function readService(context: Context, id: string) {
  return readRecord(context, `/services/${encodeURIComponent(id)}`, "auvo.service", serviceSchema);
}
