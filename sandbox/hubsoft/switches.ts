import { choice, count, flag, type SwitchValues, words } from "../shared/switches.ts";

/** What public evidence about HubSoft's API leaves open, or reports both ways; the rule of the defaults is in README. */
export const SWITCHES = {
  CALLS_PER_SECOND: count(1000, "Calls per second and company; no limit is published."),
  TOKEN_LIFE_SECONDS: count(2_592_000, "Life of a token in seconds (doc: 30 days)."),
  TOKEN_DIES_AFTER_SECONDS: count(
    0,
    "A token answers 401 after so many seconds although expires_in says otherwise (doc); 0: it does not.",
  ),
  NEW_TOKEN_ENDS_OLD: flag(false, "A new token ends the tokens before it (unknown)."),

  MISSPELT_SUCCESS: words(
    ["cliente/financeiro", "cliente/atendimento"],
    'Routes whose status is "suscess" instead of "success" (so in the doc\'s examples).',
  ),
  NOT_FOUND: choice(
    ["empty", "error"],
    "empty",
    "A search that finds nobody: an empty list, or status error.",
  ),
  MASKED_TERM: flag(false, "termo_busca with the mask of a CPF or CNPJ finds the customer (unknown)."),
  INVOICE_LINK_EMPTY: flag(false, "Invoices have no link, as those that are collected by direct debit."),
  ORIGEM_CONTATO: flag(false, "configuracao/origem_contato exists (newer collections only)."),

  UNLOCK_MAX_DAYS: count(3, "Most days of a trust unlock that the panel allows."),
  UNLOCK_ONCE_A_MONTH: flag(true, "A second trust unlock within 30 days is refused (assumed)."),
  UNDERPAID: choice(
    ["settles", "refused"],
    "settles",
    "Less than the invoice's value settles it whole, or is refused (unknown).",
  ),
  SETTLED_AGAIN: flag(false, "A settled invoice can be settled again (unknown)."),
  REFUSE_DUPLICATE_PROSPECT: flag(true, "A second prospect of the same CPF or CNPJ is refused (doc)."),
} as const;

/** The switches of a company, resolved. */
export type HubsoftSwitches = SwitchValues<typeof SWITCHES>;
