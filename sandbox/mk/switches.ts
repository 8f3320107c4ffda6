import { choice, count, flag, type SwitchValues } from "../shared/switches.ts";

/** What public evidence about MK's web services leaves open, or reports both ways; the rule of the defaults is in README. */
export const SWITCHES = {
  CALLS_PER_SECOND: count(1000, "Calls per second and company; no limit is published."),
  SESSION_MINUTES: count(30, "Life of a session token in minutes; Expire tells its end."),
  TOKEN_KEY: choice(
    ["Token", "tokenRetornoAutenticacao", "token_acesso"],
    "Token",
    "The key of the session token (all seen).",
  ),
  ERROR_CODE_KEY: choice(
    ["Num. ERRO", "codigo_erro"],
    "Num. ERRO",
    "The key of an error's number (both seen).",
  ),
  CHARSET: choice(
    ["latin1", "latin1_unlabelled", "utf8_mislabelled"],
    "latin1",
    "Latin-1 that says so; that says nothing; UTF-8 that says Latin-1 with bytes 80 to 9F as \\u00XX (measured once).",
  ),
  PLAIN_AMOUNTS: flag(false, "Amounts are numbers; off: text as 1.234,56."),
  PIX_MISSING: flag(false, "The account has no PIX: asking for one is an error."),
  UNLOCK_ONCE_A_MONTH: flag(true, "A second self-unlock within 30 days is refused (about once a month)."),
} as const;

/** The switches of a company, resolved. */
export type MkSwitches = SwitchValues<typeof SWITCHES>;
