import { choice, count, flag, type SwitchValues } from "../shared/switches.ts";

/**
 * What the public evidence about Voalle's third-party API leaves open, or reports both ways. The defaults are what
 * was seen live; where nothing was seen, the behaviour that a careless connector survives least.
 */
export const SWITCHES = {
  CALLS_PER_MINUTE: count(
    0,
    "Calls per minute and integrator; 0 is no limit (one source: 30, sure for one endpoint only).",
  ),
  RETRY_AFTER: flag(false, "The 429 says in Retry-After how many seconds to wait (unknown)."),
  TOKEN_SECONDS: count(3600, "How long an access token lives, in seconds."),
  TOKEN_FAILURE_STATUS: choice(
    ["400", "401"],
    "400",
    "Status of a token call with a wrong client or secret (assumed).",
  ),
  REFRESH_FOR_CLIENT_CREDENTIALS: flag(
    false,
    "Client credentials also give a refresh token (sources in conflict).",
  ),
  SCOPE_IN_TOKEN: flag(true, "The token's answer repeats the scope."),
  CHECK_INTEGRATION_USER: flag(
    false,
    'Leads, sales and solicitations of an integrator whose user is not integracao.<provider>.datacake are refused as "Integrador inválido." (unknown).',
  ),
  SYN_V1_TOKEN: flag(false, "Leads ask for the company's token in the header syn-v1-token (one trace only)."),

  NOT_FOUND_SUCCESS: flag(false, 'An unknown document says success true beside "Registro não encontrado."'),
  NOT_FOUND_RESPONSE: choice(
    ["null", "{}", "[]"],
    "null",
    "What response holds for an unknown document (assumed).",
  ),
  NO_TITLES_SUCCESS: flag(false, "No open title says success true beside its message; off: false (unknown)."),
  STATUS_AT_ROOT: flag(false, "All titles carry their status beside billet, not in it (both seen)."),
  RECEIPTS_AS_LIST: flag(false, "billet.receipts is a list of one; off: an object (one sample)."),
  OPEN_TITLES_WITH_STATUS: flag(false, "Open titles carry a status too (officially they do not)."),

  PAGE_FROM_ZERO: flag(
    false,
    "contract/getpaged counts pages from 0 (one source); off: from 1, and 0 is 1 too.",
  ),
  ONLY_ACTIVE_WITH_BLOCKED: flag(
    false,
    "onlyActiveContracts also returns status 5, 6 and 7 (unknown); off: 1, 2 and 3.",
  ),
  INVERTED_TX_ID_TYPE: flag(
    false,
    "txIdType and typeTxId mean 1 person and 2 company (said of some endpoints).",
  ),
  SERVICE_DETAILS: flag(true, "servicesInformation tells code, title and description; off: amount only."),
  UNLOCK_BY: choice(
    ["number", "id", "both"],
    "number",
    "What contracts/unlock takes: the contract number (two sources), its id (one), or both.",
  ),
  UNLOCKS_PER_CONTRACT: count(1, "How often a contract may be unlocked on trust (the ERP limits it)."),
  UNLOCK_DAYS: count(3, "How many days an unlock lasts."),

  CLIENT_FILTER: flag(
    true,
    "getclient looks at Filter; off: at its page and pageSize only, all that sources tell of, with few to a page.",
  ),
  SETTLE_POLLS: count(
    2,
    "The how-manieth consultpayment finds the payment processed; 0: receivepayment settles.",
  ),
  PAYMENT_IDEMPOTENT: flag(
    true,
    "receivepayment knows a transactionId again; off: it settles a second time, and books it twice.",
  ),
  REFUSE_PAID_TITLE: flag(
    true,
    "receivepayment refuses a title that is paid; off: accepted, and refused when processed.",
  ),
  PAYMENT_FAILS: flag(false, "Payments end refused when they are processed."),
  PAYMENT_STATUS: choice(
    ["waits_0_fails_2", "waits_2_fails_3"],
    "waits_0_fails_2",
    "consultpayment's status beside 1, processed: which numbers, nobody knows; with the second a failed one is processed: true.",
  ),
  PAYMENT_CODES_CHECKED: flag(true, "Unknown BankAccountCode and PaymentFormCode are refused (assumed)."),
  PIX_NOT_SET_UP: flag(false, "The company place has no PIX: registerpix is refused."),

  BARE_CAMPAIGNS: flag(false, "campaignsandpricelistservices answers a bare array (seen at some tenants)."),
  NO_INTEGRATION_TYPES: flag(false, "No contract type has Integração switched on: the list is empty."),
  SALE_NEEDS_PERSON: flag(true, "startsale refuses a document that is nobody's (assumed)."),
  REFUSE_DUPLICATE_PERSON: flag(true, "POST people refuses a document that is somebody's (assumed)."),
  REFUSE_DUPLICATE_LEAD: flag(false, "leads/create refuses an integrationCode that it knows (unknown)."),
  DOWNLOAD_AUTH: choice(
    ["bearer", "integration_key"],
    "bearer",
    "billings/invoices/download: bearer (one source), or Authorization base64 id:secret, Token, X-Integration-Key.",
  ),
} as const;

/** The switches of a company, resolved. */
export type VoalleSwitches = SwitchValues<typeof SWITCHES>;
