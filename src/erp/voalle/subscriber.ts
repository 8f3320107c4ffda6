import { normalizeDocument } from "../../lib/documents.ts";
import { foldName } from "../../lib/names.ts";
import type { Order } from "../functions/orders.ts";
import type { Settings } from "./settings.ts";

/** The customer of an order or lead, as Voalle's different calls want its parts. */

export type Subscriber = Order["customer"];

/** CPF or CNPJ without its mask; "" where a lead has none. */
export function documentOf({ document }: Subscriber): string {
  return normalizeDocument(document ?? "");
}

/** 1 CNPJ, 2 CPF; some say that they change places. */
export function typeTxId({ documentTypes }: Settings, document: string): 1 | 2 {
  const isCompany = document.length === 14;
  return isCompany === (documentTypes === "cnpj_1_cpf_2") ? 1 : 2;
}

/** `phone` and `cellPhone`: a number of eleven digits is a mobile, wherever it stands. */
export function phonesOf({ phone, mobile }: Subscriber): { phone?: string; cellPhone?: string } {
  const numbers = [mobile, phone].flatMap((text) => nationalDigits(text) ?? []);
  const cellPhone = numbers.find((digits) => digits.length === 11) ?? nationalDigits(mobile);
  const other = numbers.find((digits) => digits !== cellPhone);
  return {
    ...(other === undefined ? {} : { phone: formatPhone(other) }),
    ...(cellPhone === undefined ? {} : { cellPhone: formatPhone(cellPhone) }),
  };
}

function nationalDigits(text: string | undefined): string | undefined {
  return text?.replace(/\D/g, "").replace(/^55(?=\d{10,11}$)/, "") || undefined;
}

/** "19988887777" → "(19) 98888-7777", which is how this ERP keeps them. */
export function formatPhone(text: string): string {
  const digits = nationalDigits(text) ?? "";
  return /^\d{10,11}$/.test(digits) ? digits.replace(/^(\d{2})(\d{4,5})(\d{4})$/, "($1) $2-$3") : text;
}

const STREET_TYPES = new Set(
  "rua avenida av travessa alameda praca rodovia estrada largo viela vila via beco ladeira quadra".split(" "),
);

/** "Avenida Brasil" → Avenida, Brasil. A name without a type stays whole. */
export function splitStreet(street: string): { streetType: string; street: string } {
  const [first = "", ...rest] = street.trim().split(/\s+/);
  const isType = STREET_TYPES.has(foldName(first).replace(/\.$/, ""));
  return isType && rest.length > 0
    ? { streetType: first, street: rest.join(" ") }
    : { streetType: "", street: street.trim() };
}

/** "13025001" → "13025-001". */
export function formatZip(zip: string): string {
  const digits = zip.replace(/\D/g, "");
  return digits.length === 8 ? digits.replace(/^(\d{5})/, "$1-") : zip;
}
