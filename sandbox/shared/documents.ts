import { cnpj, cpf } from "cpf-cnpj-validator";

/**
 * CPF or CNPJ with its mask, which is how several ERPs keep it whatever was sent. Letters of the alphanumeric CNPJ
 * become upper case; text that is neither stays as it was sent (no check is known to take place).
 */
export function maskDocument(document: string): string {
  const bare = document.replace(/[.\-/\s]/g, "").toUpperCase();
  if (/^\d{11}$/.test(bare)) return bare.replace(/^(...)(...)(...)(..)$/, "$1.$2.$3-$4");
  if (/^[A-Z0-9]{12}\d{2}$/.test(bare)) return bare.replace(/^(..)(...)(...)(....)(..)$/, "$1.$2.$3/$4-$5");
  return document;
}

/** Whether the check digits of a CPF are right; eleven equal digits are not a CPF. */
export function isCpf(document: string): boolean {
  return cpf.isValid(document);
}

/** Whether the check digits of a CNPJ, numeric or alphanumeric, are right. */
export function isCnpj(document: string): boolean {
  return cnpj.isValid(document);
}
