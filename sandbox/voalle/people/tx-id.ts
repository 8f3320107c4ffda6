import { cnpj, cpf } from "cpf-cnpj-validator";
import { Rejection, unreadable } from "../envelope.ts";
import type { Fields } from "../input.ts";
import type { TxIdKind } from "../resources.ts";
import type { VoalleSwitches } from "../switches.ts";

const SPELLINGS: Record<string, TxIdKind> = {
  "1": 1,
  "2": 2,
  "3": 3,
  CNPJ: 1,
  CPF: 2,
  J: 1,
  F: 2,
  E: 3,
};

/** A document's kind, which callers write as a number, as text of a number, as CPF or CNPJ, or as F or J. */
export function readTypeTxId(fields: Fields, name: string, switches: VoalleSwitches): TxIdKind | undefined {
  const value = fields[name] ?? undefined;
  if (value === undefined || value === "") return undefined;
  const kind = SPELLINGS[String(value).toUpperCase()];
  if (kind === undefined) throw new Rejection(unreadable(name, "The value is not a kind of document."));
  return meant(kind, switches);
}

/** A kind as this company's ERP counts it: some say that 1 and 2 change places. */
export function meant(kind: TxIdKind, switches: VoalleSwitches): TxIdKind {
  if (!switches.INVERTED_TX_ID_TYPE || kind === 3) return kind;
  return kind === 1 ? 2 : 1;
}

/** Whether a document is written bare, as the ERP keeps it, with right check digits for its kind. */
export function isTxId(txId: string, kind: TxIdKind): boolean {
  if (kind === 3) return /^[A-Z0-9]{1,20}$/.test(txId);
  return kind === 2
    ? /^\d{11}$/.test(txId) && cpf.isValid(txId)
    : /^[A-Z0-9]{12}\d{2}$/.test(txId) && cnpj.isValid(txId);
}
