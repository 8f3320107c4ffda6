import { choice, count, flag, type SwitchValues } from "../shared/switches.ts";

/** What public evidence about SGP's API leaves open, or reports both ways; the rule of the defaults is in README. */
export const SWITCHES = {
  CALLS_PER_SECOND: count(1000, "Calls per second and company; no limit is published."),
  IP_REFUSED: flag(
    false,
    "The caller's address is not on the tenant's list: 403 for every call (status unknown).",
  ),
  FORM_ONLY: flag(false, "JSON bodies are not read, but by chamado: many routes accept JSON, some may not."),
  SLASH_NEEDED: flag(
    true,
    "A path without its last slash is redirected with 301, so that a POST arrives as GET.",
  ),
  REFUSAL_STATUS: choice(["200", "400"], "200", "HTTP status of a business refusal (unknown)."),

  SUSPENDED_CODE: choice(["4", "2"], "4", "contratoStatus of a suspended contract (reported both ways)."),
  MASKED_QUERY: flag(true, "A cpfcnpj with its mask finds the customer (unknown)."),
  TITLES_KEY: choice(["titulos", "faturas"], "titulos", "The list's key in ura/titulos (both seen)."),
  PRECADASTRO_ID_KEY: choice(
    ["precadastro_id", "id", "cliente_id"],
    "precadastro_id",
    "The key of a pre-registration's id (all seen).",
  ),
  PRECADASTRO_STATUS: flag(true, "A pre-registration's answer says status 1; off: its id alone (unknown)."),
  TITLE_STATUS: choice(
    ["number", "text", "word"],
    "number",
    "A title's statusid: a number, its text, or none beside the word in status (one route's is told).",
  ),

  UNLOCK_DAYS: count(3, "Days of a trust unlock, and the furthest promised day."),
  UNLOCK_ONCE_A_MONTH: flag(true, "A second trust unlock within 30 days is refused (seen: once a month)."),
  UNLOCK_MANUAL_BLOCK: flag(false, "A contract suspended by hand can be unlocked on trust (unknown)."),
  UNDERPAID: choice(
    ["settles", "refused"],
    "settles",
    "Less than the corrected value, without liquidacao_parcial, settles the title whole, or is refused (unknown).",
  ),
  SETTLED_AGAIN: flag(false, "A paid title can be settled again (unknown)."),
  PIX_MISSING: flag(
    false,
    "The collection account has no PIX: gerarpix is false and generating one is refused.",
  ),
} as const;

/** The switches of a company, resolved. */
export type SgpSwitches = SwitchValues<typeof SWITCHES>;
