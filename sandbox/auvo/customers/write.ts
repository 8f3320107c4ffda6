import { badRequest, fieldError, missing, notFound } from "../envelope.ts";
import type { Fields } from "../input.ts";
import type { Customer } from "../resources.ts";
import { findBy, localTime, type Session } from "../session.ts";

/** What PATCH may name. */
export const WRITABLE_PATHS = [
  "name",
  "description",
  "externalId",
  "legalName",
  "cpfCnpj",
  "phoneNumber",
  "email",
  "manager",
  "managerJobPosition",
  "note",
  "address",
  "adressComplement",
  "latitude",
  "longitude",
  "maximumVisitTime",
  "unitMaximumTime",
  "groupsId",
  "managerTeamsId",
  "managersId",
  "segmentId",
  "active",
  "contacts",
] as const;

/** What only the `complete` endpoints take; no other endpoint tells it. */
const COMPLETE_ONLY = [
  "stateRegistration",
  "municipalRegistration",
  "icmsTaxpayer",
  "billingEmail",
  "billingZipCode",
  "billingPublicArea",
  "billingAddressNumber",
  "billingAddressComplement",
  "billingDistrict",
  "billingCity",
  "billingState",
  "segmentName",
  "observation",
  "internalObservation",
  "talkTo",
  "notifications",
] as const;

/** A customer of which only the name is known. */
export function blankCustomer(id: string, now: string): Customer {
  return {
    id,
    externalId: "",
    description: "",
    legalName: "",
    cpfCnpj: "",
    phoneNumber: [],
    email: [],
    manager: "",
    managerJobPosition: "",
    note: "",
    address: "",
    adressComplement: "",
    latitude: 0,
    longitude: 0,
    maximumVisitTime: 1,
    unitMaximumTime: 3,
    groupsId: [],
    managerTeamsId: [],
    managersId: [],
    segmentId: 0,
    active: true,
    uriAttachments: [],
    contacts: [],
    creationDate: now,
    dateLastUpdate: now,
    complete: {},
  };
}

/** A new customer; the name may be called `name` or `description`. */
export async function newCustomer(session: Session, fields: Fields): Promise<Customer> {
  if (!nameOf(fields)?.trim()) throw missing("name");
  const blank = blankCustomer("0", localTime(session.nowMs));
  return await changedCustomer(session, blank, fields);
}

/** A customer after a change; what the body does not name stays. */
export async function changedCustomer(session: Session, before: Customer, fields: Fields): Promise<Customer> {
  const changed: Customer = {
    ...before,
    externalId: fields.text("externalId", 255) ?? before.externalId,
    description: nameOf(fields) || before.description,
    legalName: fields.text("legalName", 100) ?? before.legalName,
    cpfCnpj:
      fields
        .text("cpfCnpj", 20)
        ?.replace(/[^0-9A-Za-z]/g, "")
        .toUpperCase() ?? before.cpfCnpj,
    phoneNumber: phonesOf(fields) ?? before.phoneNumber,
    email: fields.texts("email") ?? before.email,
    manager: fields.text("manager", 255) ?? before.manager,
    managerJobPosition: fields.text("managerJobPosition", 255) ?? before.managerJobPosition,
    note: fields.text("note", 5000) ?? before.note,
    address: fields.text("address", 1000) ?? before.address,
    adressComplement: fields.text("adressComplement", 1000) ?? before.adressComplement,
    latitude: fields.number("latitude") ?? before.latitude,
    longitude: fields.number("longitude") ?? before.longitude,
    maximumVisitTime: fields.integer("maximumVisitTime") ?? before.maximumVisitTime,
    unitMaximumTime: fields.integer("unitMaximumTime") ?? before.unitMaximumTime,
    groupsId: fields.integers("groupsId") ?? before.groupsId,
    managerTeamsId: fields.integers("managerTeamsId") ?? before.managerTeamsId,
    managersId: fields.integers("managersId") ?? before.managersId,
    segmentId: fields.integer("segmentId") ?? before.segmentId,
    active: fields.flag("active") ?? before.active,
    contacts: contactsOf(fields) ?? before.contacts,
    dateLastUpdate: localTime(session.nowMs),
  };
  await refuseStrangeGroups(session, changed);
  return changed;
}

/** A customer after PUT: without `replaceData: false` whatever the body leaves out is wiped. */
export async function replacedCustomer(
  session: Session,
  before: Customer,
  fields: Fields,
): Promise<Customer> {
  if (fields.flag("replaceData") === false) return await changedCustomer(session, before, fields);
  const { id, description, creationDate, legalName, uriAttachments } = before;
  const keptLegalName = (fields.flag("allowLegalNameClear") ?? false) ? "" : legalName;
  const wiped = { ...blankCustomer(id, creationDate), description, legalName: keptLegalName, uriAttachments };
  return await changedCustomer(session, wiped, fields);
}

/** The customer that a PUT means: by id, by `externalId`, or by document when it says so. */
export async function findMeant(session: Session, fields: Fields): Promise<Customer | undefined> {
  const { store } = session;
  const id = fields.integer("id") ?? 0;
  if (id !== 0) {
    const named = await store.find("customers", String(id));
    if (!named) throw notFound();
    return named;
  }
  const known = await findBy(store, "customers", "externalId", fields.text("externalId") ?? "");
  if (known || !fields.flag("identifierBycpfCnpj")) return known;
  const document =
    fields
      .text("cpfCnpj")
      ?.replace(/[^0-9A-Za-z]/g, "")
      .toUpperCase() ?? "";
  return await findBy(store, "customers", "cpfCnpj", document);
}

/** A customer with what only the `complete` endpoints take; groups are named there, and made when they are new. */
export async function withCompleteFields(
  session: Session,
  customer: Customer,
  fields: Fields,
): Promise<Customer> {
  const named = COMPLETE_ONLY.filter((name) => fields.has(name)).map((name) => [name, fields.raw(name)]);
  const complete = { ...customer.complete, ...Object.fromEntries(named) };
  const names = fields.texts("groups");
  const groupsId = names ? await groupsNamed(session, names) : customer.groupsId;
  return { ...customer, complete, groupsId };
}

async function groupsNamed({ store }: Session, names: string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const description of names) {
    const known = await findBy(store, "customerGroups", "description", description);
    const id = known?.id ?? String(await store.take("customerGroups"));
    if (!known) await store.insertion("customerGroups", { id, document: { id, description } }).run();
    ids.push(Number(id));
  }
  return ids;
}

function nameOf(fields: Fields): string | undefined {
  return fields.text("name", 500) ?? fields.text("description", 500);
}

function phonesOf(fields: Fields): string[] | undefined {
  const phones = fields.texts("phoneNumber");
  if (phones?.some((phone) => !/^\d*$/.test(phone))) {
    throw fieldError("phoneNumber", "The phoneNumber must contain only numbers.");
  }
  return phones;
}

function contactsOf(fields: Fields): Record<string, unknown>[] | undefined {
  return fields.objects("contacts")?.map((contact, index) => ({
    id: contact.integer("id") || index + 1,
    name: contact.text("name") ?? "",
    jobPosition: contact.text("jobPosition") ?? "",
    email: contact.text("email") ?? "",
    phone: contact.text("phone") ?? "",
  }));
}

async function refuseStrangeGroups({ store }: Session, customer: Customer): Promise<void> {
  const known = await store.findMany("customerGroups", customer.groupsId.map(String));
  const isKnown = (id: number) => known.some((group) => group.id === String(id));
  if (!customer.groupsId.every(isKnown)) throw badRequest("groupsId", "Customer group not found");
}
