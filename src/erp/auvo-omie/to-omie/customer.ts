import { parseDocument } from "../../../lib/documents.ts";
import { contentHash } from "../../../lib/hash.ts";
import { foldName } from "../../../lib/names.ts";
import type { FlowContext } from "../../connector.ts";
import { dead, isFailure, type Outcome, ok, stopFor, unwrap } from "../../outcome.ts";
import { type AuvoCustomer, readCustomer } from "../auvo/records.ts";
import {
  createOmieCustomer,
  findOmieCustomers,
  type OmieCustomer,
  readOmieCustomer,
} from "../omie/customers.ts";
import type { Settings } from "../settings.ts";
import { linkInAuvo } from "../to-auvo/customers.ts";
import { type Address, parseAddress } from "./address.ts";
import { createInOmie } from "./create-once.ts";

type Context = FlowContext<Settings>;

/** Whom a task or a quotation is for, as it tells. */
export type NamedCustomer = {
  customerId?: string | undefined;
  /** Omie's code, where the customer came from there. */
  customerExternalId?: string | undefined;
  name: string;
};

const KIND = "omie_customer";

/**
 * Omie's code of a customer of Auvo's: the one that is known, the one that Auvo's record names, the one with the same CPF
 * or CNPJ, or else a new one. Its state is looked at first, since Omie takes no order without it. @throws DeliveryStop
 */
export async function omieCustomer(
  context: Context,
  { customerId, customerExternalId, name }: NamedCustomer,
  from: { flow: string; id: string },
): Promise<number> {
  if (customerId === undefined) throw dead("task_customer_missing", from);
  const known = await context.mappings.get(KIND, customerId);
  if (known?.remoteId != null && known.effect === null) return Number(known.remoteId);
  const linked = await linkedCustomer(context, customerExternalId);
  if (linked !== undefined) return remember(context, customerId, linked);
  const record = await readCustomer(context, customerId);
  if (record === undefined) throw dead("task_customer_missing", from);
  const byRecord = await linkedCustomer(context, record.externalId);
  if (byRecord !== undefined) return remember(context, customerId, byRecord);
  const document = parseDocument(record.cpfCnpj ?? "")?.digits;
  if (document === undefined) {
    throw dead("auvo_customer_document_missing", { customer: name, document: record.cpfCnpj });
  }
  const found = known?.effect ? undefined : await customerByDocument(context, document);
  if (found !== undefined) return remember(context, customerId, found);
  return await createCustomer(context, customerId, { name, document, record });
}

/** What Omie says of a customer makes what is known of them doubtful: the next attempt looks anew. */
export function forgetCustomer({ mappings }: Context, customerId: string | undefined): void {
  if (customerId !== undefined) mappings.forget(KIND, customerId);
}

function remember({ mappings }: Context, customerId: string, customer: OmieCustomer): number {
  if (customer.isInactive) throw dead("omie_record_inactive", { customer: customer.name });
  if (customer.state === undefined) throw dead("omie_customer_state_missing", { customer: customer.name });
  mappings.save(KIND, customerId, { remoteId: customer.id, contentHash: null });
  return Number(customer.id);
}

/** The code in Auvo's record may be another system's, or of a customer who is gone. */
async function linkedCustomer(context: Context, code: string | undefined): Promise<OmieCustomer | undefined> {
  if (code === undefined || !/^\d{1,15}$/.test(code)) return undefined;
  return await context.memo(`omie customer ${code}`, async () => {
    const outcome = await readOmieCustomer(context, { codigo_cliente_omie: Number(code) });
    if (isFailure(outcome)) throw stopFor(outcome, context.now());
    return outcome.kind === "ok" ? outcome.value : undefined;
  });
}

async function customerByDocument(context: Context, document: string): Promise<OmieCustomer | undefined> {
  const all = await context.memo(`omie customers ${document}`, async () => {
    const outcome = await findOmieCustomers(context, document);
    // Omie refuses a second customer with the same document and names the first, so the look-up is only the quieter way.
    return outcome.kind === "blocked" ? [] : unwrap(outcome, context.now());
  });
  const active = all.filter(({ isInactive }) => !isInactive);
  if (active.length > 1) {
    throw dead("omie_customer_ambiguous", {
      document,
      customers: active.map(({ id, name }) => `${name} (${id})`),
    });
  }
  return active[0] ?? all[0];
}

type NewCustomer = { name: string; document: string; record: AuvoCustomer };

async function createCustomer(context: Context, customerId: string, given: NewCustomer): Promise<number> {
  const address = parseAddress(given.record.address ?? "");
  if (address === undefined) throw dead("auvo_customer_state_missing", { customer: given.name });
  const code = `AUVO-CLI-${customerId}`;
  const body = toCustomer(code, given, address);
  let holder: string | undefined;
  const { record, how } = await createInOmie(context, {
    kind: KIND,
    key: customerId,
    contentHash: await contentHash(body),
    sent: null,
    create: async () => {
      const created = await createOmieCustomer(context, body);
      holder = holderIn(created);
      return created.kind === "ok" ? ok({ id: created.value.codigo_cliente_omie, raw: {} }) : created;
    },
    find: async () => {
      if (holder !== undefined) return ok({ id: holder, raw: {} });
      const outcome = await readOmieCustomer(context, { codigo_cliente_integracao: code });
      return outcome.kind === "ok" ? ok({ id: outcome.value.id, raw: {} }) : outcome;
    },
  });
  if (how === "created") {
    context.log("omie_customer.created", { customer: given.name, id: record.id });
    await linkInAuvo(context, customerId, { ...body, codigo_cliente_omie: record.id });
  }
  return Number(record.id);
}

/** "Já cadastrado … com o Id [4000000101]": somebody has entered the customer a moment ago. */
function holderIn(outcome: Outcome<unknown>): string | undefined {
  return outcome.kind === "refused" ? /com o (?:Id|nCod) \[(\d+)\]/i.exec(outcome.message)?.[1] : undefined;
}

function toCustomer(
  code: string,
  { name, document, record }: NewCustomer,
  address: Address,
): Record<string, unknown> {
  const [phone = ""] = record.phoneNumber.map((number) =>
    number.replace(/\D/g, "").replace(/^55(?=\d{10})/, ""),
  );
  const hasPhone = phone.length >= 10;
  return {
    codigo_cliente_integracao: code,
    razao_social: (record.legalName ?? record.description ?? name).slice(0, 60),
    nome_fantasia: (record.description ?? record.name ?? name).slice(0, 100),
    cnpj_cpf: document,
    ...filled({
      email: record.email.join(",").slice(0, 500),
      telefone1_ddd: hasPhone ? phone.slice(0, 2) : "",
      telefone1_numero: hasPhone ? phone.slice(2, 17) : "",
      endereco: address.street.slice(0, 60),
      endereco_numero: address.number.slice(0, 10),
      bairro: address.district.slice(0, 60),
      complemento: (record.adressComplement ?? "").slice(0, 60),
      cidade:
        address.city === "" ? "" : `${foldName(address.city).toUpperCase()} (${address.state})`.slice(0, 40),
      cep: address.zip,
    }),
    estado: address.state,
    tags: [{ tag: "Cliente" }],
  };
}

function filled(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
}
