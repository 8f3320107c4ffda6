import { choice, count, flag, type SwitchValues, words } from "../shared/switches.ts";

/**
 * What the public evidence about Omie's API leaves open, or reports both ways. The defaults are what was seen live;
 * where nothing was seen, the behaviour that a careless connector survives least.
 */
export const SWITCHES = {
  FAULT_STATUS: choice(["500", "200"], "500", "HTTP status of a fault (a few integrators report 200)."),
  AUTH_TEXT: choice(
    ["invalidKey", "invalidData", "notEnabled"],
    "invalidKey",
    "Which of the three known texts a bad key is answered with.",
  ),
  ESCAPED_JSON: flag(false, "Accents in answers are written as \\u escapes (seen)."),
  STATUS_NOISE: flag(false, "Status texts carry noise such as ` Elapsed time: 0.12` (seen once)."),
  CASELESS_TAGS: flag(true, "Tag names have no case (assumed from the fault that upper-cases them)."),
  CUT_LONG_TEXT: flag(false, "Text over a tag's length is cut; off: refused (unknown)."),

  REDUNDANCY_SECONDS: count(60, "How long the same method with the same param is redundant; 0: never."),
  REDUNDANCY_RESTARTS: flag(true, "A redundant call begins the wait anew."),
  REDUNDANCY_TEXT: choice(
    ["redundant", "processed"],
    "redundant",
    "Client-6 REDUNDANT, or the older Client-8020.",
  ),
  REDUNDANT_WRITES: flag(true, "Redundancy also catches a repeated write (presumed)."),
  ERRORS_BEFORE_BLOCK: count(10, "How many error answers block a method; 0: none do."),
  ERROR_COUNTING: choice(
    ["window", "consecutive"],
    "window",
    "Which errors count: those of the window below, or those in a row (not published).",
  ),
  ERROR_WINDOW_SECONDS: count(60, "The window of that count (not published)."),
  BLOCK_SECONDS: count(1800, "How long a method is blocked."),
  BLOCK_EXTENDS: flag(true, "A call during the block begins it anew."),
  CALLS_PER_MINUTE_AND_METHOD: count(240, "Calls of an address, key and method in a minute; 0: no limit."),
  CALLS_PER_MINUTE_AND_ADDRESS: count(960, "Calls of an address in a minute, whoever's; 0: no limit."),
  CONCURRENT_PER_METHOD: count(4, "Calls of an address, key and method at once; 0: each is one too many."),
  SERIAL_METHODS: words([], "Methods that take one call at a time (some do; which is unknown)."),

  PAGE_DEFAULT: count(20, "Records on a page when the call does not say (assumed)."),
  PAGE_CAP: count(100, "Records on a page at most, silently (published both as 100 and as 500)."),
  LAST_30_DAYS_ONLY: flag(
    false,
    "Lists without a date filter hold the last 30 days only (documented, not seen).",
  ),
  EMPTY_BLOCKS: choice(["braces", "absent"], "braces", "An empty block is {} or left out (both seen)."),
  MASKED_DOCUMENTS: flag(true, "CPF and CNPJ come back with their mask; off: as they were sent."),

  DUPLICATE_DOCUMENT_CODE: choice(
    ["101", "102"],
    "102",
    "Fault code of a document that a customer has already (both reported).",
  ),
  CHECK_DOCUMENT: flag(true, "A CPF or CNPJ with wrong check digits is refused (assumed)."),
  CUSTOMER_CHANGE: choice(
    ["merge", "address_and_email"],
    "merge",
    "AlterarCliente keeps tags not sent (two sources), or demands address and e-mail (one).",
  ),
  ASSOCIATION_OVERWRITES: flag(true, "AssociarCodInt replaces a code that is there (presumed)."),
  OMIEPDV_MISSING: choice(
    ["refused", "only_pdv"],
    "refused",
    "ListarProdutos without filtrar_apenas_omiepdv is refused, or lists the PDV's products (none).",
  ),
  NCM_REQUIRED: flag(false, "IncluirProduto asks for ncm (assumed not)."),

  POSITION_DATE_REQUIRED: flag(
    false,
    "ListarPosEstoque asks for dDataPosicao (documented; seen to work without).",
  ),
  POSITION_LIST_FILTERS: flag(true, "lista_produtos filters ListarPosEstoque (documented, never seen live)."),
  SHOW_ALL_PAGE: count(50, "Records on a page with cExibeTodos S."),
  BALANCE: choice(
    ["available", "physical"],
    "available",
    "What nSaldo is: physical less reserved, or physical (unknown).",
  ),
  STOCK_LEAVES_ON: choice(
    ["billing", "inclusion"],
    "billing",
    "When the parts of an order leave the stock (not confirmed).",
  ),

  ORDER_DUPLICATE_CODE: choice(["101", "102"], "102", "Fault code of a taken order code (unknown)."),
  ORDER_DATE_FILTER: choice(
    ["change", "forecast"],
    "change",
    "What filtrar_por_data of ListarPedidos cuts on: change (two sources), data_previsao (one).",
  ),
  PAST_FORECAST_REFUSED: flag(false, "An order with a forecast before today is refused (unknown)."),
  ZERO_TAGS_DROPPED: flag(true, "ConsultarPedido leaves out empty and zero tags that ListarPedidos gives."),
  BLANK_PADDED_CODES: flag(false, "An order without integration code shows 60 blanks (seen)."),
  ISS_RETENTION_REQUIRED: flag(true, "cRetemISS has to be sent (schema says no, integrators yes)."),
  ITEM_NUMBER_REQUIRED: flag(
    true,
    "AlterarOS asks for nSeqItem (schema says yes, the official example leaves it out).",
  ),
  OS_ITEMS_KEPT: flag(true, "AlterarOS keeps services that are not sent (presumed); off: they are gone."),
  CITY_WITHOUT_STATE: flag(false, "cCidPrestServ comes back without its (UF) (one mock)."),

  WEBHOOKS: flag(false, "Registered webhooks are told of changes."),
  WEBHOOK_ORIGIN: choice(["omie-connect-2.0", "omie-connect-1.6"], "omie-connect-2.0", "Their origin."),
  WEBHOOK_EVENT_AS_TEXT: flag(false, "Their event is JSON in a string, as in legacy deliveries."),
} as const;

/** The switches of a company, resolved. */
export type OmieSwitches = SwitchValues<typeof SWITCHES>;
