import { choice, count, flag, type SwitchValues, words } from "../shared/switches.ts";

/** What public evidence about SGA's API leaves open, or reports both ways; the rule of the defaults is in README. */
export const SWITCHES = {
  TOKEN_SINGLE_SESSION: flag(
    true,
    "A login ends the earlier tokens of the same user (live; the doc says no).",
  ),
  TOKEN_TTL_SECONDS: count(0, "A token ends after so many seconds (one client saw 1800); 0: never (doc)."),
  BAD_LOGIN: choice(
    ["401", "406", "200"],
    "401",
    "A wrong user or password: 401, 406, or 200 without token (clients expect 401).",
  ),
  HOURS_REFUSAL: choice(
    ["error_object", "message", "401"],
    "error_object",
    "A login outside the user's hours: 200 with error.mensagem, 200 with mensagem (both live), or 401.",
  ),
  HOURS_ON_CALLS: flag(false, "Calls with a token are refused outside the user's hours too (unknown)."),
  API_KEY_OPENS_ROUTES: flag(false, "The chave API opens data routes without a login (assumed not)."),
  TOKEN_OPENS_SYNC: flag(false, "A token_usuario opens the sincronismo routes (assumed not)."),

  DENIED_ROUTES: words(
    [],
    "Routes that are not ticked on the chave API, as beginnings of paths: /listar/veiculo.",
  ),
  DENIAL: choice(
    ["406", "404", "401", "403"],
    "406",
    "How a route that is not ticked is refused (all seen).",
  ),
  ERROR_SHAPE: choice(
    ["list", "text", "object", "retorno", "message"],
    "list",
    "The reason of a refusal: error as list, text or object with mensagem; or retorno or message for mensagem.",
  ),
  ESCAPED_JSON: flag(true, "Letters with accents travel as \\u00e3 (often so live)."),
  EMPTY: choice(
    ["406", "200"],
    "406",
    "What finds nothing: 406 with a text (live), or 200 with nothing in it.",
  ),
  LOOKUP_MISS: choice(["406", "404"], "406", "One record that is not there: 406 or 404 (both seen)."),
  ENDED_VEHICLE_HIDDEN: flag(
    true,
    'veiculo/buscar answers 406 "indisponível para consulta" when ended (live).',
  ),
  MASKED_DOCUMENT: choice(
    ["refused", "found"],
    "refused",
    "associado/buscar by a CPF with points and dash: refused with 406 (live), or found (doc).",
  ),
  LATENCY_MS: count(
    0,
    "Most milliseconds that an answer takes, a sixth of it at least; 300 is what SGA is like.",
  ),

  SINGLE_AS: choice(
    ["list", "object"],
    "list",
    "veiculo/buscar and situacao-financeira-veiculo: a list of one (live), or an object (doc).",
  ),
  SITUATION_LIST: choice(
    ["list", "object"],
    "list",
    "listar/situacao: a list (live), or its one row bare (doc).",
  ),
  SITUATION_FIELD: choice(
    ["situacao", "descricao_situacao"],
    "situacao",
    "The situation's name in veiculos[] of associado/buscar: situacao (live), descricao_situacao (doc).",
  ),
  ID_TYPES: choice(
    ["by_route", "text", "number", "mixed"],
    "by_route",
    "Codes: text in lists and numbers in veiculos[] of associado/buscar; one of both; either, by the code.",
  ),
  DATES: choice(
    ["by_route", "plain", "brazilian"],
    "by_route",
    "Dates: with T00:00:00-0300 but in the change log (live), yyyy-mm-dd, or dd/mm/yyyy (older).",
  ),
  NO_DATE: choice(
    ["zeros", "null"],
    "zeros",
    "A date that there is none of: 0000-00-00, or null (both live).",
  ),
  MONEY: choice(
    ["text", "number", "brazilian"],
    "text",
    'Amounts: "1234.56", 1234.56 or "1.234,56" (all live).',
  ),
  TOTALS_AS_TEXT: flag(true, "Totals of lists are text (seen both ways)."),
  DOCUMENTS_MASKED: flag(false, "CPF and CNPJ have their masks in replies (doc's examples; digits live)."),

  VEHICLE_LIST_START: choice(
    ["row_from_0", "row_from_1"],
    "row_from_0",
    "inicio_paginacao of listar/veiculo: a row from 0 (four clients), or from 1 with 406 at 0 (one).",
  ),
  ASSOCIATE_PAGE_SIZE: choice(
    ["quantidade_por_pagina", "fim_paginacao", "both"],
    "quantidade_por_pagina",
    "What listar/associado takes the page size from; the other name is ignored (clients; the doc's is fim_paginacao).",
  ),
  DATE_FOR_SITUATION: flag(
    true,
    "listar/veiculo does without codigo_situacao when a date is sent (clients).",
  ),
  PRODUCT_LIST_PAGES: flag(
    true,
    "listar-veiculo-produto takes start and size in the path (clients; not in doc).",
  ),

  SITUATION_TABLE: choice(
    ["a", "c"],
    "a",
    "Whose codes of situations a company opens with: 2 INATIVO and 4 INADIMPLENTE, or the reverse.",
  ),

  SYNC_PAGE_SIZE: count(500, "Vehicles on a page of the sincronismo list (unknown)."),
  SYNC_PAGED: flag(true, "The paged sincronismo routes are there; without them only the whole list is."),
  SYNC_PREFIX: choice(
    ["sincronismo-produto-fornecedor-paginado", "sincronismo-produto"],
    "sincronismo-produto-fornecedor-paginado",
    "Where the paged sincronismo routes are (two integrators name two places); the other answers 404.",
  ),
  SYNC_COUNT_FIELD: choice(
    ["quantidade_paginas", "total_paginas"],
    "quantidade_paginas",
    "What the page count is called (clients read the first and tolerate the second).",
  ),
  SYNC_PAGES: choice(
    ["list", "keyed"],
    "list",
    "A page of sincronismo: a list, or an object with numbers for keys.",
  ),
  SYNC_LISTS: choice(
    ["keyed", "list"],
    "keyed",
    "The whole sincronismo list and cpf: an object with numbers for keys and quantidade_veiculos (clients), or a list.",
  ),
  SYNC_SINGLE: choice(
    ["keyed", "list", "object"],
    "keyed",
    "sincronismo by plate and chassis (unknown): as the list by cpf, a list, or the record itself.",
  ),
  SYNC_ENDED_VEHICLES: flag(true, "sincronismo holds vehicles that are not ATIVO too (clients)."),
  SYNC_ENDED_PRODUCTS: flag(false, "sincronismo holds vehicles whose linked product is INATIVO (unknown)."),
  SYNC_EXTRA_FIELDS: flag(
    false,
    "sincronismo tells codigo_associado, codigo_situacao, email, address, data_contrato (assumed).",
  ),
} as const;

/** The switches of a company, resolved. */
export type SgaSwitches = SwitchValues<typeof SWITCHES>;
