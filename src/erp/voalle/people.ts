import { z } from "zod";
import { normalizeDocument } from "../../lib/documents.ts";
import type { ConnectionContext } from "../connector.ts";
import type { Customer } from "../functions/customers.ts";
import { type Outcome, ok } from "../outcome.ts";
import { isBlank, looseText, remoteId } from "./answers.ts";
import { thirdParty } from "./paths.ts";

/** A customer as `people/txid` shows one. Written back, the parts of the address have other names. */
const personSchema = z.object({
  id: remoteId,
  name: remoteId,
  name2: looseText,
  txId: looseText,
  email: looseText,
  phone: looseText,
  cellPhone: looseText,
  birthDate: looseText,
  status: looseText,
  mainAddress: z
    .object({
      streetType: looseText,
      street: looseText,
      number: looseText,
      addressComplement: looseText,
      neighborhood: looseText,
      city: looseText,
      codeCityId: looseText,
      addressReference: looseText,
      state: looseText,
      postalCode: looseText,
      latitude: looseText,
      longitude: looseText,
    })
    .nullish()
    .transform((address) => address ?? undefined),
});

export type Person = z.output<typeof personSchema>;

/**
 * `GET people/txid/{doc}`: by the bare document. Only people flagged as customers are found. Nobody is an envelope whose
 * `response` is null, an empty object or an empty list, with `success` either way. (One object here, where invoices are a list:
 * a list of one is taken too.)
 */
export async function findPerson(
  { caller }: Pick<ConnectionContext<unknown>, "caller">,
  document: string,
): Promise<Outcome<Person>> {
  const outcome = await caller.call({
    kind: "read",
    method: "GET",
    path: thirdParty(`people/txid/${encodeURIComponent(document)}`),
    reason: "customer.find",
  });
  if (outcome.kind === "empty" || outcome.kind === "not_found") return nobody;
  if (outcome.kind !== "ok") return outcome;
  if (isBlank(outcome.value)) return nobody;
  const [only, ...others] = [outcome.value].flat();
  const person = others.length === 0 ? personSchema.safeParse(only).data : undefined;
  if (person === undefined) return { kind: "unreadable", message: "ponte:no_record", certainty: "answered" };
  const isAsked = person.txId === undefined || normalizeDocument(person.txId) === document;
  return isAsked ? ok(person) : nobody;
}

const nobody = { kind: "not_found", message: "ponte:customer_not_found" } as const;

/** The person in Ponte's shape. Phones come formatted, "(19) 98888-7777", and leave as digits. */
export function toCustomer(person: Person, document: string): Customer {
  const { mainAddress: address } = person;
  return defined({
    id: person.id,
    name: person.name,
    tradeName: person.name2,
    document,
    email: person.email,
    phone: phoneDigits(person.phone),
    mobile: phoneDigits(person.cellPhone),
    birthDate: person.birthDate?.slice(0, 10),
    status: person.status,
    address:
      address &&
      defined({
        street: [address.streetType, address.street].filter(Boolean).join(" ") || undefined,
        number: address.number,
        complement: address.addressComplement,
        district: address.neighborhood,
        city: address.city,
        state: address.state,
        zip: address.postalCode,
        reference: address.addressReference,
        ibgeCode: address.codeCityId,
      }),
  });
}

export function phoneDigits(phone: string | undefined): string | undefined {
  return phone?.replace(/\D/g, "") || undefined;
}

type Defined<Value> = { [Key in keyof Value]: Exclude<Value[Key], undefined> };

/** Leaves out what is undefined: an optional field is absent, not undefined. */
export function defined<Value extends Record<string, unknown>>(value: Value): Defined<Value> {
  return Object.fromEntries(
    Object.entries(value).filter(([, item]) => item !== undefined),
    // Guarantee: optional fields that are undefined are now absent, and nothing else has changed.
  ) as Defined<Value>;
}
