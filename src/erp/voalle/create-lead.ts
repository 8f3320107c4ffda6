import { contentHash } from "../../lib/hash.ts";
import { foldName } from "../../lib/names.ts";
import type { Delivered, FlowContext } from "../connector.ts";
import { createOnce, type RemoteRecord } from "../effects.ts";
import type { Lead } from "../functions/orders.ts";
import { dead, type Outcome, ok } from "../outcome.ts";
import { madeAlready } from "./made-already.ts";
import { toNumberIfWhole } from "./numbers.ts";
import { LEADS_PATH } from "./paths.ts";
import { sellerDocument } from "./resellers.ts";
import type { Settings } from "./settings.ts";
import { orderTexts } from "./strings.ts";
import { documentOf, formatZip, phonesOf, splitStreet, typeTxId } from "./subscriber.ts";

/**
 * F3: `POST /external/crm/leads/create`. The answer holds an empty list and no id, so the shop's own id, sent as the
 * `integrationCode`, is all that names the lead. No call finds one again. @throws DeliveryStop
 */
export async function createLead(context: FlowContext<Settings>, lead: Lead): Promise<Delivered> {
  const made = await madeAlready(context, "lead");
  if (made !== undefined) return made;
  const body = toLead(context.settings, lead);
  await createOnce(context, {
    kind: "lead",
    key: context.subject,
    contentHash: await contentHash(body),
    sent: null,
    create: () => sendLead(context, lead.externalId, body),
  });
  const items = (lead.items ?? []).map(({ name }) => name);
  context.log("lead.created", { name: lead.customer.name, id: lead.externalId, items });
  return { remoteId: null, details: { message: orderTexts.whereLeads } };
}

async function sendLead(
  { caller }: FlowContext<Settings>,
  externalId: string,
  body: Record<string, unknown>,
): Promise<Outcome<RemoteRecord>> {
  const sent = await caller.call({
    kind: "unkeyed_write",
    method: "POST",
    path: LEADS_PATH,
    body,
    reason: "lead.create",
  });
  const made = ok({ id: externalId, raw: {} });
  if (sent.kind === "ok" || sent.kind === "empty") return made;
  if (sent.kind !== "refused" && sent.kind !== "invalid_credentials") return sent;
  // The code is ours alone: a lead that has it is this one.
  if (/ja existe um lead com este codigo/.test(foldName(sent.message))) return made;
  // The token is a minute old at most, so it is the lead's own header that is missing.
  if (sent.kind === "invalid_credentials" && sent.certainty === "answered") {
    const reason = { code: "setting_missing", params: { setting: "synV1Token" } } as const;
    return { ...sent, kind: "refused", reason };
  }
  return sent;
}

function toLead(settings: Settings, lead: Lead): Record<string, unknown> {
  const { customer } = lead;
  const { address } = customer;
  const origin = lead.origin ?? settings.leadContactOriginCode;
  if (settings.leadIntegratorAlias === undefined)
    throw dead("setting_missing", { setting: "leadIntegratorAlias" });
  if (origin === undefined) throw dead("setting_missing", { setting: "leadContactOriginCode" });
  const phones = phonesOf(customer);
  if (phones.phone === undefined && phones.cellPhone === undefined && customer.email === undefined) {
    throw dead("order_field_missing", {
      fields: ["customer.phone", "customer.email"],
      customer: customer.name,
    });
  }
  const document = documentOf(customer);
  const seller = sellerDocument(settings, lead.reseller);
  return {
    personalData: {
      name: customer.legalName ?? customer.name,
      ...(customer.legalName === undefined ? {} : { name2: customer.name }),
      ...(document === "" ? {} : { typeTxId: typeTxId(settings, document), txId: document }),
      ...(customer.birthDate === undefined ? {} : { birthDate: `${customer.birthDate}T00:00:00Z` }),
    },
    contact: {
      ...phones,
      ...(phones.cellPhone === undefined ? {} : { cellPhoneHasWhatsApp: settings.mobileHasWhatsapp }),
      ...(customer.email === undefined ? {} : { email: customer.email }),
    },
    ...(address === undefined ? {} : { address: toAddress(address) }),
    integratorData: {
      crmContactOriginCode: origin,
      ...(settings.leadFormCode === undefined ? {} : { crmFormCode: settings.leadFormCode }),
      integratorAlias: settings.leadIntegratorAlias,
      integrationCode: lead.externalId,
      ...(settings.saleTeamCode === undefined ? {} : { integrationTeamCode: settings.saleTeamCode }),
      ...(seller === undefined ? {} : { integrationSellerTxId: seller }),
    },
  };
}

function toAddress(address: NonNullable<Lead["customer"]["address"]>): Record<string, unknown> {
  return {
    ...(address.zip === undefined ? {} : { postalCode: formatZip(address.zip) }),
    ...(address.street === undefined ? {} : splitStreet(address.street)),
    number: address.number ?? "S/N",
    neighborhood: address.district ?? "",
    addressComplement: address.complement ?? "",
    addressReference: address.reference ?? "",
    ...(address.ibgeCode === undefined ? {} : { codeCityId: toNumberIfWhole(address.ibgeCode) }),
    city: address.city ?? "",
    state: address.state ?? "",
    country: "Brasil",
  };
}
