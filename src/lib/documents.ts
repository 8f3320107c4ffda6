import { cnpj, cpf } from "cpf-cnpj-validator";

/** A Brazilian taxpayer document: CPF (person) or CNPJ (company, numeric or alphanumeric since July 2026). */
export type TaxDocument = { kind: "cpf" | "cnpj"; digits: string; masked: string };

/**
 * Drops the mask and nothing else. Never strip "non-digits": a CNPJ may hold letters (IN RFB 2.229/2024).
 */
export function normalizeDocument(text: string): string {
  return text.replace(/[.\-/\s]/g, "").toUpperCase();
}

/**
 * Reads a CPF or CNPJ, masked or not.
 * @returns null when the length, the characters or the check digits are wrong, or all characters are equal.
 */
export function parseDocument(text: string): TaxDocument | null {
  const digits = normalizeDocument(text);
  if (/^(.)\1*$/.test(digits)) return null;
  if (/^\d{11}$/.test(digits) && hasRightCpfDigits(digits)) {
    return { kind: "cpf", digits, masked: digits.replace(/(...)(...)(...)(..)/, "$1.$2.$3-$4") };
  }
  if (/^[A-Z0-9]{12}\d{2}$/.test(digits) && cnpj.isValid(digits)) {
    return { kind: "cnpj", digits, masked: digits.replace(/(..)(...)(...)(....)(..)/, "$1.$2.$3/$4-$5") };
  }
  return null;
}

/** The library's own check refuses 123.456.789-09, whose check digits are right. */
function hasRightCpfDigits(digits: string): boolean {
  const base = digits.slice(0, 9);
  const first = `${base}${cpf.verifierDigit(base)}`;
  return digits === `${first}${cpf.verifierDigit(first)}`;
}
