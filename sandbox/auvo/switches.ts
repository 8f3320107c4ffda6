import { choice, count, flag, type SwitchValues } from "../shared/switches.ts";

/** What public evidence about Auvo's API leaves open, or reports both ways; the rule of the defaults is in README. */
export const SWITCHES = {
  CALLS_PER_MINUTE: count(
    400,
    "Calls within 60 seconds from one address, whichever company they are for (doc).",
  ),
  TOKEN_LIFE_SECONDS: count(1800, "Life of an access token in seconds (30 minutes, seen live)."),
  LOGIN_DATES: choice(
    ["local", "iso"],
    "local",
    "created and expiration of a login: Brasília's clock without offset (doc), or UTC with Z (newer portal).",
  ),
  WRONG_API_TOKEN: choice(
    ["unauthenticated", "404", "401"],
    "unauthenticated",
    "A good apiKey with a wrong apiToken: 200 with authenticated false and no token, or a status (unknown).",
  ),

  EMPTY_LIST: choice(["404", "200"], "404", "A list without rows: 404 without body (seen live), or 200."),
  ENVELOPE: choice(
    ["pagedSearchReturnData", "pageInformation"],
    "pagedSearchReturnData",
    "Where a list tells its size: as seen live, or as the newer portal says.",
  ),
  PAGE_OVER_100: choice(
    ["clamp", "refuse"],
    "clamp",
    "pageSize over 100 on tasks and service orders: cut to 100, or 400 (unknown).",
  ),
  CLAMP_EVERYWHERE: flag(false, "The greatest pageSize of tasks holds for every list (unknown)."),
  GROUP_LIST: choice(["entityList", "array"], "entityList", "result of customer groups (both in the docs)."),

  TASK_LAST_UPDATE: choice(
    ["since", "same_day"],
    "since",
    "dateLastUpdate of /tasks: everything at or after it, or of that day only (unknown).",
  ),
  STATUS_3_WITHOUT_PENDENCY: flag(false, "status 3 leaves out tasks with pendency (unknown)."),
  STATUS_5_UNFINISHED_TOO: flag(false, "status 5 tells tasks with pendency that are not finished (unknown)."),
  STATUS_7: flag(true, "status 7, in execution, exists (newer doc only); off: 400."),
  LINE_CODE: choice(
    ["externalCode", "externalId", "none"],
    "none",
    "How a task's product and service lines tell the code of the ERP, if at all (unknown).",
  ),
  LINE_TOTAL: choice(
    ["net", "gross"],
    "net",
    "totalValue of a task's line: after its discount, or before (unknown).",
  ),
  LINE_DISCOUNT_TYPE: choice(
    ["Valor", "0"],
    "Valor",
    "Type of a discount of money on a task: seen live, or doc.",
  ),

  CUSTOMER_DOCUMENT_FILTER: flag(true, "paramFilter.cpfCnpj and legalName of /customers work; off: ignored."),
  EXTERNAL_ID_UNIQUE: flag(false, "POST refuses an externalId that another record has (unknown)."),
  PRICE_OUT: choice(
    ["dollar", "real", "comma", "dot", "number"],
    "dollar",
    'A product\'s prices: "$0.00" (seen live), "R$ 0,00", "0,00", "0.00" or a number.',
  ),
  PRICE_BUG: flag(
    true,
    "POST and PUT of a product read a dot as a thousands separator: 10.5 becomes 105 (seen live).",
  ),
  DECIMAL_STOCK: choice(
    ["refuse", "truncate", "keep"],
    "refuse",
    "totalStock that is no whole number (unknown).",
  ),
  SERVICE_PRICE_OUT: choice(["number", "string"], "number", "A service's price (both in the docs)."),

  QUOTATION_LIST_BRIEF: flag(true, "The list of quotations leaves out lines, payment and summary (unknown)."),
  QUOTATION_LAST_UPDATE_FILTER: flag(true, "lastUpdateStartDate and EndDate work (newer doc); off: ignored."),
  QUOTATION_EDITION: choice(
    ["newer", "classic"],
    "newer",
    "Spelling of quotations: currentStage, taskId, amount; or CurrentStage, taskID, amout.",
  ),
  ADDITIONAL_COSTS_KEY: choice(
    ["aditionalCosts", "additionalCosts"],
    "aditionalCosts",
    "A quotation's additional costs: the misspelt key of the docs, or the right one.",
  ),
  QUOTATION_DATES: choice(["date", "datetime"], "datetime", "A quotation's dates: day only, or with time."),
  STAGE_FILTER: choice(
    ["exact", "contains"],
    "exact",
    "currentStage of /quotations: whole names separated by commas, or a part of one (unknown).",
  ),

  USERS_WANT_FILTER: flag(true, "/users without paramFilter is 400 (doc)."),
  TASK_TYPE_POST_FAILS: flag(true, "POST /tasktypes answers 500 (seen live)."),
  TASK_TYPE_SPELLING: choice(
    ["standart", "standard"],
    "standart",
    "standartTime or standardTime (both in the docs).",
  ),
  WEBHOOK_BODY: choice(
    ["entities", "result", "event"],
    "entities",
    "Body of a webhook: camelCase entities (a working receiver), result (doc), or a signed event (newer portal).",
  ),
} as const;

/** The switches of a company, resolved. */
export type AuvoSwitches = SwitchValues<typeof SWITCHES>;
