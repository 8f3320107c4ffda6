import { z } from "zod";
import { normalizeDocument, parseDocument } from "../../../lib/documents.ts";
import { foldName } from "../../../lib/names.ts";
import type { AuvoCustomerRecord } from "../auvo/customers.ts";
import type { ListedCustomer } from "../omie/customer-list.ts";

/** A customer of Omie's, as Ponte takes it to Auvo. */
export const customerSchema = z.object({
  code: z.string(),
  /** Auvo's id, for a customer whom Ponte itself has brought from there. */
  auvoId: z.string().optional(),
  name: z.string(),
  legalName: z.string().optional(),
  /** CPF or CNPJ without its mask; only one whose check digits are right. */
  document: z.string().optional(),
  emails: z.array(z.string()),
  phones: z.array(z.string()),
  address: z.string().optional(),
  complement: z.string().optional(),
  isActive: z.boolean(),
});

export type OmieCustomerContent = z.output<typeof customerSchema>;

/** Who has other tags only is a supplier, a carrier or an employee. Records of other integrations often have none at all. */
export function isCustomer({ tags }: ListedCustomer): boolean {
  return tags.length === 0 || tags.some((tag) => foldName(tag) === "cliente");
}

export function readCustomerContent(row: ListedCustomer): OmieCustomerContent {
  const auvoId = /^AUVO-CLI-(\d{1,15})$/.exec(row.codigo_cliente_integracao ?? "")?.[1];
  const document = parseDocument(row.cnpj_cpf ?? "")?.digits;
  const address = addressText(row);
  return {
    code: row.codigo_cliente_omie,
    ...(auvoId === undefined ? {} : { auvoId }),
    name: row.nome_fantasia ?? row.razao_social ?? row.codigo_cliente_omie,
    ...(row.razao_social === undefined ? {} : { legalName: row.razao_social.slice(0, 100) }),
    ...(document === undefined ? {} : { document }),
    emails: (row.email ?? "").split(/[,;\s]+/).filter((email) => email.includes("@")),
    phones: [
      phone(row.telefone1_ddd, row.telefone1_numero),
      phone(row.telefone2_ddd, row.telefone2_numero),
    ].filter((number) => number !== ""),
    ...(address === "" ? {} : { address }),
    ...(row.complemento === undefined ? {} : { complement: row.complemento }),
    isActive: !row.inativo,
  };
}

function phone(area = "", number = ""): string {
  const digits = number.replace(/\D/g, "");
  return digits === "" ? "" : area.replace(/\D/g, "") + digits;
}

/** "Alameda X, 834, Bairro, Cidade-UF, 01404-200": the one text that Auvo keeps. A city alone would take the place of more. */
function addressText({ endereco, endereco_numero, bairro, cidade, estado, cep }: ListedCustomer): string {
  if (endereco === undefined) return "";
  const city = titleCase((cidade ?? "").replace(/\s*\([A-Z]{2}\)\s*$/, ""));
  const place = [city, estado].filter((text) => text !== undefined && text !== "").join("-");
  const zip = (cep ?? "").replace(/\D/g, "").replace(/^(\d{5})(\d{3})$/, "$1-$2");
  return [endereco, endereco_numero, bairro, place, zip].filter((text) => text).join(", ");
}

const SMALL_WORDS = new Set(["da", "das", "de", "do", "dos", "e"]);

/** Omie keeps cities in capitals: "SAO JOSE DOS CAMPOS" is "Sao Jose dos Campos". */
function titleCase(text: string): string {
  if (text !== text.toUpperCase()) return text;
  return text
    .toLowerCase()
    .split(" ")
    .map((word, index) =>
      index > 0 && SMALL_WORDS.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join(" ");
}

/** What Auvo is told. What Omie does not know is left out, so that what Auvo has of it stays. */
export function auvoFields(customer: OmieCustomerContent): Record<string, unknown> {
  const { code, name, legalName, document, emails, phones, address, complement, isActive } = customer;
  return {
    externalId: code,
    name: name.slice(0, 500),
    ...(legalName === undefined ? {} : { legalName }),
    ...(document === undefined ? {} : { cpfCnpj: document }),
    ...(emails.length === 0 ? {} : { email: emails }),
    ...(phones.length === 0 ? {} : { phoneNumber: phones }),
    ...(address === undefined ? {} : { address }),
    ...(complement === undefined ? {} : { adressComplement: complement }),
    active: isActive,
  };
}

/** Does Auvo hold all of it already? An address counts as the same also where only accents and capitals differ. */
export function holdsAll(held: AuvoCustomerRecord, customer: OmieCustomerContent): boolean {
  const { code, name, legalName, document, emails, phones, address, complement, isActive } = customer;
  const isSame = (theirs: string | undefined, ours: string | undefined) =>
    ours === undefined || theirs === ours;
  const sameList = (theirs: readonly string[], ours: readonly string[]) =>
    ours.length === 0 || theirs.join() === ours.join();
  return (
    held.externalId === code &&
    held.description === name &&
    isSame(held.legalName, legalName) &&
    isSame(normalizeDocument(held.cpfCnpj ?? ""), document) &&
    sameList(held.email, emails) &&
    sameList(held.phoneNumber, phones) &&
    (address === undefined || foldName(held.address ?? "") === foldName(address)) &&
    isSame(held.adressComplement, complement) &&
    held.active === isActive
  );
}
