import { normalizeDocument, parseDocument, type TaxDocument } from "../../lib/documents.ts";
import type { FlowContext } from "../connector.ts";
import type { RemoteRecord } from "../effects.ts";
import type { SaleAddress, SaleCustomer } from "../flows/sales.ts";
import { dead, isFailure, type Outcome, ok } from "../outcome.ts";
import { asRecord, elementsOf, findRecords, oldest, textOf } from "./answers.ts";
import { ensureRecord, type RecordKind, writableFields } from "./records.ts";

/** The customer as GestãoClick is told about it; the hash of this decides whether it changed. */
type CustomerContent = {
  document: TaxDocument;
  fields: Record<string, string>;
  address: Record<string, string> | null;
};

/** The ERP's id of the sale's customer. @throws DeliveryStop without a valid CPF or CNPJ (G5) */
export async function ensureCustomer(
  context: FlowContext,
  customer: SaleCustomer,
  verify: boolean,
): Promise<string> {
  const document = customer.document === undefined ? null : parseDocument(customer.document);
  if (document === null) throw dead("customer_document_invalid", { customer: customer.name });
  const content: CustomerContent = {
    document,
    fields: toFields(customer, document),
    address: customer.address === undefined ? null : toAddress(customer.address),
  };
  return await ensureRecord(context, customers, document.digits, content, verify);
}

const customers: RecordKind<CustomerContent> = {
  kind: "customer",
  path: "/clientes",
  label: ({ fields, document }) => `${fields.nome ?? ""} (${document.masked})`,
  find: findByDocument,
  create: async (context, { fields, address }) =>
    asRecord(
      await context.caller.call({
        kind: "unkeyed_write",
        method: "POST",
        path: "/clientes",
        body: { ...fields, ...(address === null ? {} : { enderecos: [{ endereco: address }] }) },
        reason: "customer.create",
      }),
    ),
  merge: mergeCustomer,
};

/**
 * `cpf_cnpj` is one filter for both documents. Shops query it masked; whether digits alone match masked records is
 * unknown, so both forms are asked before a customer counts as absent. Two customers may share a document: the oldest
 * is used, and the log says so.
 */
async function findByDocument(
  context: FlowContext,
  { document, fields }: CustomerContent,
): Promise<Outcome<RemoteRecord>> {
  for (const form of [document.masked, document.digits]) {
    const outcome = await findRecords(context.caller, {
      path: "/clientes",
      query: { cpf_cnpj: form },
      reason: "customer.find",
      matches: ({ raw }) => [textOf(raw, "cpf"), textOf(raw, "cnpj")].some(isDocument(document)),
    });
    if (isFailure(outcome)) return outcome;
    if (outcome.kind !== "ok") continue;
    const chosen = oldest(outcome.value);
    if (chosen === undefined) continue;
    if (outcome.value.length > 1) {
      context.log("customer.duplicated", { name: fields.nome, document: document.masked, id: chosen.id });
    }
    return ok(chosen);
  }
  return { kind: "empty" };
}

function isDocument(document: TaxDocument) {
  return (text: string) => text !== "" && normalizeDocument(text) === document.digits;
}

function toFields(customer: SaleCustomer, document: TaxDocument): Record<string, string> {
  const phone = customer.phone?.replace(/\D/g, "").replace(/^55(?=\d{10,11}$)/, "");
  const isMobile = phone !== undefined && phone.length === 11;
  return {
    tipo_pessoa: document.kind === "cpf" ? "PF" : "PJ",
    nome: customer.name,
    ...(customer.legalName === undefined ? {} : { razao_social: customer.legalName }),
    [document.kind]: document.masked,
    ...(customer.email === undefined ? {} : { email: customer.email }),
    ...(phone === undefined || phone === "" ? {} : { [isMobile ? "celular" : "telefone"]: phone }),
  };
}

function toAddress(address: SaleAddress): Record<string, string> | null {
  const digits = address.zip?.replace(/\D/g, "");
  const fields = {
    cep: digits?.length === 8 ? digits.replace(/(\d{5})(\d{3})/, "$1-$2") : address.zip,
    logradouro: address.street,
    numero: address.number,
    complemento: address.complement,
    bairro: address.district,
    nome_cidade: address.city,
    estado: address.state,
  };
  const filled = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return filled.length === 0 ? null : Object.fromEntries(filled);
}

/** Formatting is the ERP's: "(11) 98888-7777" and "11988887777" are the same phone. */
function sameText(key: string, left: string, right: string): boolean {
  if (["telefone", "celular", "cep"].includes(key))
    return left.replace(/\D/g, "") === right.replace(/\D/g, "");
  if (key === "cpf" || key === "cnpj") return normalizeDocument(left) === normalizeDocument(right);
  return left === right;
}

/** Lays the CRM's filled fields over the ERP's record. What the CRM does not know stays as it is. */
function mergeCustomer(
  raw: Record<string, unknown>,
  { fields, address }: CustomerContent,
): Record<string, unknown> | null {
  const changed = Object.entries(fields).filter(([key, value]) => !sameText(key, textOf(raw, key), value));
  const addresses = mergeAddresses(raw, address);
  if (changed.length === 0 && addresses === null) return null;
  return {
    ...writableFields(raw),
    ...Object.fromEntries(changed),
    ...(addresses === null ? {} : { enderecos: addresses }),
  };
}

/**
 * The ERP's addresses with the CRM's among them: the one with the same CEP and number is completed, otherwise the CRM's
 * goes first and the others stay. @returns null when nothing changes
 */
function mergeAddresses(raw: Record<string, unknown>, address: Record<string, string> | null) {
  if (address === null) return null;
  const known = elementsOf(raw.enderecos);
  const samePlace = (candidate: Record<string, unknown>) =>
    ["cep", "numero"].every((key) => sameText(key, textOf(candidate, key), address[key] ?? ""));
  const index = known.findIndex(samePlace);
  if (index === -1) return [address, ...known].map((endereco) => ({ endereco }));
  const changed = Object.entries(address).filter(
    ([key, value]) => !sameText(key, textOf(known[index] ?? {}, key), value),
  );
  if (changed.length === 0) return null;
  // The city's id belongs to the old city: with another name it must go, or the ERP would keep the old one.
  const cityChanged = changed.some(([key]) => key === "nome_cidade" || key === "estado");
  return known.map((endereco, position) => {
    if (position !== index) return { endereco };
    const merged: Record<string, unknown> = { ...endereco, ...Object.fromEntries(changed) };
    if (cityChanged) delete merged.cidade_id;
    return { endereco: merged };
  });
}
