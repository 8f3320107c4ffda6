import { z } from "zod";
import { contentHash } from "../../lib/hash.ts";
import { foldName } from "../../lib/names.ts";
import type { FlowContext } from "../connector.ts";
import { createOnce, type RemoteRecord } from "../effects.ts";
import { dead, isFailure, type Outcome, ok, stopFor } from "../outcome.ts";
import { callFor, remoteId } from "./answers.ts";
import { cityCode } from "./catalogue.ts";
import { readKnownCampaigns } from "./choose-offers.ts";
import { toNumberIfWhole } from "./numbers.ts";
import { thirdParty } from "./paths.ts";
import { findPerson } from "./people.ts";
import type { Settings } from "./settings.ts";
import { documentOf, formatZip, phonesOf, type Subscriber, splitStreet, typeTxId } from "./subscriber.ts";

/**
 * A sale is of somebody whom the ERP knows: whoever is not there yet is entered first, once.
 * @throws DeliveryStop order_field_missing
 */
export async function ensurePerson(context: FlowContext<Settings>, customer: Subscriber): Promise<void> {
  const document = documentOf(customer);
  const find = () => findRecord(context, document);
  const found = await find();
  if (isFailure(found)) throw stopFor(found, context.now());
  if (found.kind === "ok") return;
  const body = await toPerson(context, customer, document);
  const { how } = await createOnce(context, {
    kind: "customer",
    key: document,
    contentHash: await contentHash(body),
    sent: null,
    find,
    create: () => createPerson(context, document, body),
  });
  if (how === "created") context.log("customer.created", { name: customer.name, id: document });
}

async function findRecord(context: FlowContext<Settings>, document: string): Promise<Outcome<RemoteRecord>> {
  const found = await findPerson(context, document);
  return found.kind === "ok" ? ok({ id: found.value.id, raw: {} }) : found;
}

const createdSchema = z.object({ id: remoteId.optional() });

/**
 * `POST people`. Entered as a customer, because only those are found again by their document; sales name the document, so an
 * answer without an id will do. Somebody who is there and is no customer is refused as known already, which is as good.
 */
async function createPerson(
  { caller }: FlowContext<Settings>,
  document: string,
  body: Record<string, unknown>,
): Promise<Outcome<RemoteRecord>> {
  const created = await callFor(
    caller,
    { kind: "unkeyed_write", method: "POST", path: thirdParty("people"), body, reason: "customer.create" },
    createdSchema,
  );
  if (created.kind === "refused" && /ja existe uma pessoa/.test(foldName(created.message))) {
    return ok({ id: document, raw: {} });
  }
  return created.kind === "ok" ? ok({ id: created.value.id ?? document, raw: {} }) : created;
}

async function toPerson(
  context: FlowContext<Settings>,
  customer: Subscriber,
  document: string,
): Promise<Record<string, unknown>> {
  const { address = {} } = customer;
  const { street, district, city, state, zip } = address;
  const ibgeCode = address.ibgeCode ?? cityCode(await readKnownCampaigns(context), city, state);
  const needed = { street, district, city, state, zip, ibgeCode };
  const missing = Object.entries(needed).flatMap(([name, value]) =>
    value ? [] : [`customer.address.${name}`],
  );
  if (missing.length > 0) throw dead("order_field_missing", { fields: missing, customer: customer.name });
  return {
    typeTxId: String(typeTxId(context.settings, document)),
    txId: document,
    name: customer.legalName ?? customer.name,
    ...(customer.legalName === undefined ? {} : { name2: customer.name }),
    ...(customer.email === undefined ? {} : { email: customer.email }),
    ...phonesOf(customer),
    ...(customer.birthDate === undefined ? {} : { birthDate: customer.birthDate }),
    client: true,
    situation: Number(context.settings.personSituation),
    ...splitStreet(street ?? ""),
    number: address.number ?? "S/N",
    addressComplement: address.complement ?? "",
    addressReference: address.reference ?? "",
    neighborhood: district,
    city,
    codeCityId: toNumberIfWhole(ibgeCode ?? ""),
    state,
    postalCode: formatZip(zip ?? ""),
    codeCountry: "1058",
  };
}
