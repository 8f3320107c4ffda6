import { z } from "zod";

/** SGA writes the same field as a text here and a number there, and "nothing" in many ways. */
export const loose = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .catch(undefined)
  .transform((value) => (value === null || value === undefined ? "" : String(value).trim()));

export const looseCount = z.coerce.number().int().min(0);

/** Letters and digits in upper case, or nothing: plates come with a hyphen or without, in any case. */
export function codeText(text: string): string | undefined {
  const code = text.replace(/[^a-zA-Z0-9]/g, "").toUpperCase();
  return code === "" ? undefined : code;
}

/** A plate; new cars have none, and some associations write a filler. */
export function plateText(text: string): string | undefined {
  const plate = codeText(text);
  return plate === undefined || /^(.)\1*$/.test(plate) || plate.length < 5 ? undefined : plate;
}

/** A number of digits, of which only zeros mean none. */
export function digitsText(text: string): string | undefined {
  const digits = text.replace(/\D/g, "");
  return /^0*$/.test(digits) ? undefined : digits;
}

/** CPF or CNPJ without its mask; leading zeros that a number lost come back. */
export function documentText(text: string): string | undefined {
  const bare = text.replace(/[^0-9a-zA-Z]/g, "").toUpperCase();
  if (/^0*$/.test(bare)) return undefined;
  if (!/^\d+$/.test(bare)) return bare;
  return bare.length < 11 ? bare.padStart(11, "0") : bare.length > 11 ? bare.padStart(14, "0") : bare;
}

/** DDD and number in digits: "()" and "(0)" are none. */
export function phoneText(...parts: string[]): string | undefined {
  const digits = parts.join("").replace(/\D/g, "").replace(/^0+/, "");
  return digits.length < 8 ? undefined : digits;
}

export function filled(text: string): string | undefined {
  return text === "" ? undefined : text;
}
