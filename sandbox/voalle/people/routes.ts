import { Hono } from "hono";
import { done, nothing, Refusal, success } from "../envelope.ts";
import { bool, code, type Fields, integer, part, readFields, required, text } from "../input.ts";
import { answerPage } from "../listing.ts";
import { MESSAGES } from "../messages.ts";
import { PREFIX } from "../paths.ts";
import type { Address, Person } from "../resources.ts";
import { findBy, requireRecord, type Session, today, type VoalleHono } from "../session.ts";
import { isDueSoon } from "../titles/amounts.ts";
import { presentClient, presentPerson } from "./present.ts";
import { isTxId, meant, readTypeTxId } from "./tx-id.ts";

/** Customers: read by document, listed, created and changed. */
export const people = new Hono<VoalleHono>({ strict: false });

// Only people flagged as customers are found, and only by the bare document.
people.get(`${PREFIX}/people/txid/:txid`, async (context) => {
  const { session } = context.env;
  const person = await findClient(session, context.req.param("txid").toUpperCase());
  if (!person) return unknownDocument(session);
  const titles = await findBy(session.store, "titles", "personId", person.id);
  const open = titles.filter((title) => isDueSoon(title, today(session)));
  return success(presentPerson(person, open, today(session)));
});

people.get(`${PREFIX}/getclient`, (context) =>
  answerPage(context, {
    resource: "people",
    conditions: [{ sql: "json_extract(document, '$.client') = 1", values: [] }],
    filterOn: ["name", "txId", "email"],
    isPlain: !context.env.session.switches.CLIENT_FILTER,
    presentAll: (persons) =>
      persons.map((person) => presentClient(person, meant(person.typeTxId, context.env.session.switches))),
  }),
);

people.post(`${PREFIX}/people`, async (context) => {
  const { session } = context.env;
  const { store, switches } = session;
  const draft = readPerson(session, await readFields(context.req.raw));
  const id = String(await store.take("people"));
  const person: Person = { id, peopleAddressId: String(await store.take("addresses")), ...draft };
  const unique = switches.REFUSE_DUPLICATE_PERSON ? { field: "txId", value: person.txId } : undefined;
  const { meta } = await store.insertion("people", { id, document: person, unique }).run();
  if (meta.changes === 0) throw new Refusal(MESSAGES.duplicatePerson);
  const response = { id: Number(id), peopleAddressId: Number(person.peopleAddressId) };
  return success(response, done(MESSAGES.personCreated));
});

people.put(`${PREFIX}/people/:id`, async (context) => {
  const { store } = context.env.session;
  const fields = await readFields(context.req.raw);
  checkSameId(fields, "id", context.req.param("id"));
  const person = await requireRecord(store, "people", context.req.param("id"));
  const [email, phone] = [part(fields, "email"), part(fields, "phone")];
  // A full replacement of what it covers: what the body leaves out is emptied.
  const changed: Person = {
    ...person,
    email: text(email, "email"),
    emailNfe: text(email, "emailNfe"),
    phone: text(phone, "phone"),
    cellPhone: text(phone, "cellPhone"),
    cellPhoneHasWhatsapp: bool(phone, "cellPhoneHasWhatsapp") ?? false,
  };
  await store.replacement("people", { id: person.id, document: changed }).run();
  return success({ peopleAddressId: Number(person.peopleAddressId), message: MESSAGES.personUpdated });
});

people.put(`${PREFIX}/updateaddress/:clientid`, async (context) => {
  const { store } = context.env.session;
  const fields = await readFields(context.req.raw);
  checkSameId(fields, "id", context.req.param("clientid"));
  const person = await requireRecord(store, "people", context.req.param("clientid"));
  const addressId = required("peopleAddressId", code(fields, "peopleAddressId"));
  if (addressId !== person.peopleAddressId) throw new Refusal(MESSAGES.notFound);
  const address = readWrittenAddress(fields, person.address);
  await store.replacement("people", { id: person.id, document: { ...person, address } }).run();
  return success({ peopleAddressId: Number(addressId), message: MESSAGES.addressUpdated }, "");
});

/** A customer by the bare document; undefined when nobody or no customer has it. */
export async function findClient(session: Session, txId: string): Promise<Person | undefined> {
  const found = await findBy(session.store, "people", "txId", txId);
  return found.find((person) => person.client);
}

/** What an unknown document gets, which is not sure: `success` and `response` are switches. */
export function unknownDocument({ switches }: Session): Response {
  const response: unknown = JSON.parse(switches.NOT_FOUND_RESPONSE);
  return nothing(switches.NOT_FOUND_SUCCESS, MESSAGES.notFound, response);
}

function readPerson(session: Session, fields: Fields): Omit<Person, "id" | "peopleAddressId"> {
  const kind = required("typeTxId", readTypeTxId(fields, "typeTxId", session.switches));
  const txId = required("txId", text(fields, "txId"));
  if (!isTxId(txId, kind)) throw new Refusal(MESSAGES.invalidTxId);
  return {
    name: required("name", text(fields, "name")),
    name2: text(fields, "name2"),
    txId,
    typeTxId: kind,
    email: text(fields, "email"),
    emailNfe: "",
    phone: text(fields, "phone"),
    cellPhone: text(fields, "cellPhone"),
    cellPhoneHasWhatsapp: false,
    birthDate: text(fields, "birthDate") || null,
    status: 1,
    client: bool(fields, "client") ?? false,
    situation: required("situation", integer(fields, "situation")),
    address: readAddress(fields),
  };
}

function readAddress(fields: Fields): Address {
  return {
    streetType: text(fields, "streetType"),
    street: required("street", text(fields, "street")),
    number: required("number", text(fields, "number")),
    addressComplement: text(fields, "addressComplement"),
    neighborhood: required("neighborhood", text(fields, "neighborhood")),
    city: required("city", text(fields, "city")),
    codeCityId: required("codeCityId", integer(fields, "codeCityId")),
    addressReference: text(fields, "addressReference"),
    state: required("state", text(fields, "state")),
    postalCode: required("postalCode", text(fields, "postalCode")),
    latitude: "",
    longitude: "",
  };
}

/** Changing an address names its parts differently from reading it: `publicPlace`, `zipCode`, `ibgeCode`. */
function readWrittenAddress(fields: Fields, before: Address): Address {
  return {
    streetType: before.streetType,
    street: required("publicPlace", text(fields, "publicPlace")),
    number: required("number", text(fields, "number")),
    addressComplement: text(fields, "complement"),
    neighborhood: required("neighborhood", text(fields, "neighborhood")),
    city: required("city", text(fields, "city")),
    codeCityId: Number(required("ibgeCode", code(fields, "ibgeCode"))),
    addressReference: text(fields, "reference"),
    state: required("state", text(fields, "state")),
    postalCode: required("zipCode", text(fields, "zipCode")),
    latitude: text(fields, "lat"),
    longitude: text(fields, "lng"),
  };
}

function checkSameId(fields: Fields, name: string, pathId: string): void {
  if (required(name, code(fields, name)) !== pathId) throw new Refusal(MESSAGES.invalid(name));
}
