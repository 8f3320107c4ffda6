import { z } from "zod";
import { normalizeDocument } from "../../lib/documents.ts";
import { foldName } from "../../lib/names.ts";
import type { FunctionContext } from "../connector.ts";
import type { FunctionInput, FunctionResult } from "../functions/catalogue.ts";
import type { CustomerChanges } from "../functions/customers.ts";
import { isFailure, type Outcome, ok } from "../outcome.ts";
import { callFor, listOf, looseText, remoteId } from "./answers.ts";
import { cityCode, readCampaigns } from "./catalogue.ts";
import { toNumberIfWhole } from "./numbers.ts";
import { thirdParty } from "./paths.ts";
import { findPerson, type Person, toCustomer } from "./people.ts";
import type { Settings } from "./settings.ts";
import { updateTexts } from "./strings.ts";
import { formatPhone, formatZip } from "./subscriber.ts";

type Context = FunctionContext<Settings>;
type Written = Outcome<{ addressId: string | undefined }>;

/**
 * F21: contacts by `PUT people/{id}`, the address by `PUT updateaddress/{id}`. Both replace all that they cover, so the record
 * is read first and what stays is sent along. Neither changes a name or a birth date: that is refused before anything is written.
 */
export async function updateCustomer(
  context: Context,
  { document, changes }: FunctionInput<"update_customer">,
): Promise<Outcome<FunctionResult<"update_customer">>> {
  const fixed = (["name", "birthDate"] as const).filter((field) => changes[field] != null);
  if (fixed.length > 0) return refusal(updateTexts.fixedFields(fixed));
  const found = await findPerson(context, document);
  if (found.kind !== "ok") return found;
  const rest = await readRest(context, document);
  if (rest.kind !== "ok") return rest;
  const address = await mergeAddress(context, found.value, changes.address);
  if (address.kind !== "ok") return address;
  const contacts = await writeContacts(context, found.value, rest.value, changes);
  if (contacts.kind !== "ok") return contacts;
  const addressId = contacts.value.addressId ?? rest.value.addressId;
  const written = await writeAddress(context, found.value, address.value, addressId);
  if (written.kind !== "ok") return written;
  const after = await findPerson(context, document);
  return after.kind === "ok" ? ok(toCustomer(after.value, document)) : after;
}

function refusal(message: string): Outcome<never> {
  return { kind: "refused", message, certainty: "not_sent" };
}

const clientSchema = z.object({
  id: remoteId,
  txId: looseText,
  emailNfe: looseText,
  peopleAddressMainId: looseText,
});
const clientsSchema = z.object({ data: listOf(clientSchema), totalPages: z.coerce.number().int().nullish() });
type Rest = { emailNfe: string | undefined; addressId: string | undefined };

/** Somebody waits: more pages of customers than these nobody turns, where the filter is not looked at. */
const MAX_PAGES = 50;

/**
 * What `people/txid` does not tell: the e-mail for fiscal notes, and the id of the main address. Sources tell of getclient's
 * page and pageSize only: a filter that is looked at makes it one call, and one that is not is no reason to stop at a page.
 */
async function readRest({ caller }: Context, document: string): Promise<Outcome<Rest>> {
  for (let page = 1; page <= MAX_PAGES; page++) {
    const clients = await callFor(
      caller,
      {
        kind: "read",
        method: "GET",
        path: thirdParty("getclient"),
        query: { page: String(page), pageSize: "100", Filter: document },
        reason: "customer.list",
      },
      clientsSchema,
    );
    if (isFailure(clients)) return clients;
    if (clients.kind !== "ok") break;
    const { data, totalPages } = clients.value;
    const row = data.find(({ txId }) => normalizeDocument(txId ?? "") === document);
    if (row !== undefined) return ok({ emailNfe: row.emailNfe, addressId: row.peopleAddressMainId });
    if (data.length === 0 || page >= (totalPages ?? 1)) break;
  }
  return refusal(updateTexts.notListed);
}

async function writeContacts(
  context: Context,
  person: Person,
  { emailNfe }: Rest,
  { email, phone, mobile }: CustomerChanges,
): Promise<Written> {
  if (email == null && phone == null && mobile == null) return ok({ addressId: undefined });
  const phones = {
    phone: phone == null ? (person.phone ?? "") : formatPhone(phone),
    cellPhone: mobile == null ? (person.cellPhone ?? "") : formatPhone(mobile),
  };
  return await put(context, `people/${person.id}`, "customer.update", {
    id: toNumberIfWhole(person.id),
    email: { email: email ?? person.email ?? "", emailNfe: emailNfe ?? "" },
    // The ERP tells nobody what stands in this flag, and empties it when it is left out.
    phone: { ...phones, cellPhoneHasWhatsapp: phones.cellPhone !== "" && context.settings.mobileHasWhatsapp },
  });
}

type AddressBody = Record<string, string | number>;

/** The address as it is to be written, whose parts have other names there; undefined when it stays as it is. */
async function mergeAddress(
  context: Context,
  person: Person,
  changes: CustomerChanges["address"],
): Promise<Outcome<AddressBody | undefined>> {
  if (changes == null) return ok(undefined);
  const { mainAddress: known } = person;
  const cityMoves = changes.city != null && foldName(changes.city) !== foldName(known?.city ?? "");
  const city = changes.city ?? known?.city ?? "";
  const state = changes.state ?? known?.state ?? "";
  let ibgeCode = changes.ibgeCode ?? (cityMoves ? undefined : known?.codeCityId);
  if (ibgeCode === undefined || ibgeCode === "") {
    const campaigns = await readCampaigns(context);
    if (isFailure(campaigns)) return campaigns;
    ibgeCode = cityCode(campaigns.kind === "ok" ? campaigns.value : [], city, state);
  }
  if (ibgeCode === undefined) return refusal(updateTexts.noIbgeCode(city));
  const moves = [changes.street, changes.number, changes.zip].some((part) => part != null) || cityMoves;
  return ok({
    id: toNumberIfWhole(person.id),
    publicPlace:
      changes.street == null ? (known?.street ?? "") : withoutType(changes.street, known?.streetType),
    number: changes.number ?? known?.number ?? "S/N",
    complement: changes.complement ?? known?.addressComplement ?? "",
    neighborhood: changes.district ?? known?.neighborhood ?? "",
    city,
    ibgeCode: toNumberIfWhole(ibgeCode),
    state,
    zipCode: formatZip(changes.zip ?? known?.postalCode ?? ""),
    reference: changes.reference ?? known?.addressReference ?? "",
    // Where the old address was on the map, the new one is not.
    lat: moves ? "" : (known?.latitude ?? ""),
    lng: moves ? "" : (known?.longitude ?? ""),
  });
}

/** The street's type is a field of its own, which this call keeps: "Rua Augusta" of a Rua is written as "Augusta". */
function withoutType(street: string, type: string | undefined): string {
  const [first = "", ...rest] = street.trim().split(/\s+/);
  const isKept = type !== undefined && rest.length > 0 && foldName(first) === foldName(type);
  return isKept ? rest.join(" ") : street.trim();
}

async function writeAddress(
  context: Context,
  person: Person,
  address: AddressBody | undefined,
  addressId: string | undefined,
): Promise<Written> {
  if (address === undefined) return ok({ addressId });
  if (addressId === undefined) return refusal(updateTexts.notListed);
  return await put(context, `updateaddress/${person.id}`, "customer.address", {
    ...address,
    peopleAddressId: toNumberIfWhole(addressId),
  });
}

const writtenSchema = z.object({ peopleAddressId: looseText }).transform(({ peopleAddressId }) => ({
  addressId: peopleAddressId,
}));

/** A PUT of a known record: sent again it says the same. */
function put(
  { caller }: Context,
  path: string,
  reason: string,
  body: Record<string, unknown>,
): Promise<Written> {
  return callFor(
    caller,
    { kind: "keyed_write", method: "PUT", path: thirdParty(path), body, reason },
    writtenSchema,
  );
}
