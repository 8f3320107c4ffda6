import type { FunctionContext } from "../connector.ts";
import type { FunctionInput, FunctionResult } from "../functions/catalogue.ts";
import { type Outcome, ok } from "../outcome.ts";
import { findPerson, phoneDigits, toCustomer } from "./people.ts";

/** F14. */
export async function getCustomer(
  context: FunctionContext<unknown>,
  { document }: FunctionInput<"get_customer">,
): Promise<Outcome<FunctionResult<"get_customer">>> {
  const found = await findPerson(context, document);
  return found.kind === "ok" ? ok(toCustomer(found.value, document)) : found;
}

/** F12: from the customer's record. (A call for contacts exists in one unverified note only.) The mobile comes first. */
export async function getCustomerContacts(
  context: FunctionContext<unknown>,
  { document }: FunctionInput<"get_customer_contacts">,
): Promise<Outcome<FunctionResult<"get_customer_contacts">>> {
  const found = await findPerson(context, document);
  if (found.kind !== "ok") return found;
  const { email = "", phone, cellPhone } = found.value;
  const phones = [cellPhone, phone].flatMap((each) => phoneDigits(each) ?? []);
  return ok({
    // Several addresses stand in one field.
    emails: unique(email.split(/[;,\s]+/).filter((address) => address.includes("@"))),
    phones: unique(phones),
  });
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
