import { contentHash } from "../../../lib/hash.ts";
import type { Delivered, FlowContext, PolledFlow } from "../../connector.ts";
import { dead, unwrap } from "../../outcome.ts";
import {
  type AuvoCustomerRecord,
  findByDocument,
  findByExternalId,
  findById,
  putCustomer,
} from "../auvo/customers.ts";
import { AFTER_REPEAT_MS } from "../omie/account.ts";
import { asListed } from "../omie/customer-list.ts";
import type { Settings } from "../settings.ts";
import {
  auvoFields,
  customerSchema,
  holdsAll,
  isCustomer,
  type OmieCustomerContent,
  readCustomerContent,
} from "./customer-fields.ts";
import { readCustomerRounds } from "./customer-rounds.ts";
import { unwrapFound } from "./unwrap-found.ts";

const KIND = "customers";

type Context = FlowContext<Settings>;

/** O10: customers of Omie's are customers in Auvo, with Omie's code as their external code. Omie is who knows best. */
export const customersFlow: PolledFlow<Settings> = {
  soonestMs: AFTER_REPEAT_MS,
  read: (context, cursor) =>
    readCustomerRounds(context, cursor, (row) => {
      if (!isCustomer(row)) return [];
      const content = readCustomerContent(row);
      return [{ externalId: content.code, title: content.name, content }];
    }),
  deliver: deliverCustomer,
};

async function deliverCustomer(context: Context, stored: unknown): Promise<Delivered> {
  const customer = customerSchema.parse(stored);
  const fields = auvoFields(customer);
  const hash = await contentHash(fields);
  const known = await context.mappings.get(KIND, context.subject);
  if (known?.remoteId != null && known.contentHash === hash) return { remoteId: known.remoteId };
  const remember = (id: string) => {
    context.mappings.save(KIND, context.subject, { remoteId: id, contentHash: hash });
    return { remoteId: id };
  };
  if (known?.remoteId != null && (await change(context, known.remoteId, fields))) {
    context.log("auvo_customer.updated", { customer: customer.name, id: known.remoteId });
    return remember(known.remoteId);
  }
  const held = await findHeld(context, customer);
  if (held === undefined) {
    // Who was never there need not be entered as somebody who is no customer any more.
    if (!customer.isActive) return { remoteId: null };
    const { id } = unwrap(await putCustomer(context, fields), context.now());
    context.log("auvo_customer.created", { customer: customer.name, id });
    return remember(id);
  }
  if (!holdsAll(held, customer)) {
    unwrap(await putCustomer(context, { id: Number(held.id), ...fields }), context.now());
    context.log("auvo_customer.updated", { customer: customer.name, id: held.id });
  }
  return remember(held.id);
}

/**
 * Tells Auvo the code of a customer whom Ponte has just taken from there to Omie: whoever reads Omie next finds nothing left
 * to tell. Does nothing where this flow is off. Where Auvo does not take it now, the flow itself will tell it.
 * @param sent what Omie was given
 */
export async function linkInAuvo(
  context: Context,
  auvoId: string,
  sent: Record<string, unknown>,
): Promise<void> {
  const row = asListed(sent);
  if (row === undefined || !context.flowIsOn(KIND)) return;
  const content = readCustomerContent(row);
  const { externalId, name } = auvoFields(content);
  const outcome = await putCustomer(context, { id: Number(auvoId), externalId, name });
  if (outcome.kind !== "ok") return;
  const hash = await contentHash(auvoFields(content));
  context.mappings.save(KIND, content.code, { remoteId: auvoId, contentHash: hash });
  context.log("auvo_customer.updated", { customer: content.name, id: auvoId });
}

/** @returns false when the customer is not in Auvo any more */
async function change(context: Context, id: string, fields: Record<string, unknown>): Promise<boolean> {
  const outcome = await putCustomer(context, { id: Number(id), ...fields });
  return unwrapFound(outcome, context.now()) !== undefined;
}

/** The customer in Auvo: by Omie's code, by the id from which Ponte took it to Omie, by its CPF or CNPJ. */
async function findHeld(
  context: Context,
  customer: OmieCustomerContent,
): Promise<AuvoCustomerRecord | undefined> {
  const { code, auvoId, document } = customer;
  const linked = single(customer, unwrapFound(await findByExternalId(context, code), context.now()) ?? []);
  if (linked !== undefined) return linked;
  const origin =
    auvoId === undefined ? undefined : unwrapFound(await findById(context, auvoId), context.now());
  if (origin !== undefined && (origin.externalId === undefined || origin.externalId === code)) return origin;
  if (document === undefined) return undefined;
  const found = single(customer, unwrapFound(await findByDocument(context, document), context.now()) ?? []);
  if (found?.externalId !== undefined) {
    throw dead("auvo_customer_linked", { customer: customer.name, document, code: found.externalId });
  }
  return found;
}

/** Which of several active ones is meant, a person has to say. */
function single(
  { name }: OmieCustomerContent,
  found: readonly AuvoCustomerRecord[],
): AuvoCustomerRecord | undefined {
  if (found.length <= 1) return found[0];
  const [first, ...others] = found.filter(({ active }) => active);
  if (first !== undefined && others.length === 0) return first;
  throw dead("auvo_customer_ambiguous", {
    customer: name,
    customers: found.map(({ id, description }) => `${description ?? "?"} (${id})`),
  });
}
