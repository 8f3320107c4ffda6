import { choice, count, flag, type SwitchValues, words } from "../shared/switches.ts";

/**
 * What the public evidence about GestãoClick's API leaves open, or reports both ways. The defaults are what was
 * seen live; where nothing was seen, the behaviour that a careless connector survives least.
 */
export const SWITCHES = {
  CALLS_PER_SECOND: count(3, "Calls per second and company (vendor doc: 3)."),
  CALLS_PER_DAY: count(30_000, "Calls per day and company (vendor doc: 30,000)."),
  REJECTED_CALLS_COUNT: flag(false, "A call answered 429 still counts into the window (unknown)."),
  API_ADDON_MISSING: flag(false, "The plan has no API add-on: 403 for every call (status assumed)."),
  VALIDATION_STATUS: choice(
    ["404", "400"],
    "404",
    "Status of a validation error; 404 is the rule, 400 was seen.",
  ),
  DELETED_ID_STATUS: choice(
    ["404", "400", "410"],
    "404",
    "Status for an id that does not exist; all three seen.",
  ),

  EMPTY_AS_STRING: flag(true, 'An empty list is the string "Não há dados!" with total null; off: [] and 0.'),
  PAGE_PAST_END: choice(["404", "string"], "404", "A page after the last one: 404, or as an empty list."),
  DOC_META: flag(false, "meta also carries total_da_pagina, as older examples of the vendor doc do."),
  IGNORE_UNKNOWN_FILTERS: flag(true, "Unknown query parameters are ignored (seen live); off: refused."),
  IGNORED_FILTERS: words(["email"], 'Known filters that are ignored as well; "*" ignores all of them.'),
  NOME_EXACT: flag(false, "Filter nome compares the whole name instead of a part of it (unknown)."),
  CODIGO_CONTAINS: flag(false, "Filter codigo also finds a part of the code (unknown)."),
  CPF_CNPJ_MATCH: choice(
    ["masked", "both"],
    "masked",
    "Filter cpf_cnpj: masked spelling only, or digits too.",
  ),
  SERVICOS_CODIGO_FILTER: flag(false, "/servicos knows the undocumented filter codigo."),
  LIST_ALL_STORES: flag(false, "Sales and receivables without loja_id list every store, not the head store."),
  NULL_BLANKS: flag(
    false,
    'Customers, products and services answer null for what is empty (doc); off: "" (live).',
  ),

  MERGED_SITUACOES: flag(true, "/situacoes_* answers the situações of all document types mixed (seen live)."),
  SEVERAL_PADRAO: flag(
    false,
    'Each document type\'s own default says padrao "1" in the mixed list; off: only that of the list asked for.',
  ),
  SITUACOES_LANCAMENTO: choice(
    ["null", "tipo_lancamento", "lancar"],
    "null",
    "What a sale's situação tells about posting: tipo_lancamento null (seen live), its value, or as lancar.",
  ),
  REFUSE_FOREIGN_SITUACAO: flag(false, "A sale refuses a situação of another document type (unknown)."),
  FORMAS_WRAPPED: flag(
    false,
    'Payment methods arrive as {"FormasPagamento": {…}} (one source); off: as the doc.',
  ),

  ACCEPT_UNKNOWN_IDS: flag(
    false,
    "Ids of nobody's customer, product, service, seller … are accepted (unknown).",
  ),
  VALIDATE_DOCUMENTS: flag(false, "CPF and CNPJ with wrong check digits are refused (unknown)."),
  REFUSE_DUPLICATE_DOCUMENT: flag(false, "A second customer with the same CPF or CNPJ is refused (unknown)."),
  UNIQUE_URL: flag(true, "A product whose url slug is taken is refused (seen live)."),
  PUT_PRODUTO_VALOR_VENDA: flag(
    false,
    "PUT of a product obeys valor_venda; off: prices change by valores only.",
  ),
  PUT_PRODUTO_ESTOQUE_WIPED: flag(
    false,
    "PUT of a product without estoque sets the stock to 0; off: keeps it.",
  ),

  UNIQUE_CODIGO: flag(false, "A sale whose codigo is taken is refused (no evidence that it is)."),
  CODIGO_PER_STORE: flag(false, "Each store numbers its sales by itself (unknown)."),
  REQUIRE_LINES: flag(true, "POST of a sale without any line is refused (assumed)."),
  PERCENT_TIES_DOWN: flag(
    false,
    "A line discounted by % that ends in half a cent is rounded down (6 live cases).",
  ),
  VALIDATOR_ROUNDS_ONCE: flag(
    false,
    "The instalment check multiplies at full precision and rounds once, so it may differ from the lines by a cent.",
  ),
  PUT_REQUIRES_CODIGO: flag(false, "PUT of a sale without codigo is refused (doc); off: the codigo stays."),
  PUT_REQUIRES_TIPO: flag(false, "PUT of a sale without tipo is refused (doc); off: it becomes produto."),
  PUT_DROPS_CLIENTE: flag(true, 'PUT without cliente_id gives the sale to "Consumidor"; off: refused.'),
  PUT_DROPS_LINES: flag(
    true,
    "PUT without produtos and servicos leaves no line and total 0; off: keeps them.",
  ),
  PUT_NESTED_ZEROES: flag(true, "PUT with wrapped lines sets the total to 0.00; flat lines keep it."),
  PUT_FLAT_ZEROES: flag(false, "PUT with flat lines sets the total to 0.00."),
  PUT_IGNORES_LINES: flag(false, "PUT changes the header only; lines and total stay as they were."),
  PUT_EMPTY_DISCOUNT_ZEROES: flag(true, 'PUT with "" as a line\'s discount sets the total to 0.00.'),
  PUT_WITHOUT_EFFECT: flag(false, "PUT of a sale answers 200 with the new values but stores nothing."),
  GET_NET_VALOR_VENDA: flag(false, "GET answers a line's valor_venda already net of its fixed discount."),
} as const;

/** The switches of a company, resolved. */
export type GestaoclickSwitches = SwitchValues<typeof SWITCHES>;
