import type { Bilingual } from "./language.ts";

/**
 * What is wrong with a field, and the cure. Schemas name these keys as their errors; whatever a schema does not name
 * has zod's own text in the reader's language.
 */
export const validationTexts = {
  required: { pt: "é obrigatório", en: "is required" },
  address_with_query: {
    pt: 'deve ser só o início do endereço, sem "?" nem "#": os caminhos vêm depois dele',
    en: 'must be only the beginning of the address, without "?" or "#": the paths come behind it',
  },
  document_needed: {
    pt: "é preciso: este ERP só encontra o registro pelo CPF ou CNPJ do cliente",
    en: "is needed: this ERP finds the record by its customer's CPF or CNPJ only",
  },
  empty: {
    pt: "não pode ficar vazio: preencha-o ou retire-o",
    en: "must not be empty: fill it in or leave it out",
  },
  unknown_field: {
    pt: "não é um campo conhecido aqui; confira o nome ou retire-o",
    en: "is not a field known here; check its name or leave it out",
  },
  not_decimal_string: {
    pt: 'deve ser um texto decimal com ponto, como "12.50", e não um número',
    en: 'must be a decimal string with a dot, such as "12.50", not a number',
  },
  money_format: {
    pt: 'deve ser um texto decimal com ponto e até 2 casas, sem sinal nem separador de milhar, como "1234.50"',
    en: 'must be a decimal string with a dot and at most 2 decimals, without sign or grouping, such as "1234.50"',
  },
  decimal_format: {
    pt: 'deve ser um texto decimal com ponto e até 4 casas, sem sinal nem separador de milhar, como "3.5"',
    en: 'must be a decimal string with a dot and at most 4 decimals, without sign or grouping, such as "3.5"',
  },
  not_positive: { pt: "deve ser maior que zero", en: "must be greater than zero" },
  date_format: {
    pt: "deve ser uma data que exista, como 2026-11-20",
    en: "must be a date that exists, such as 2026-11-20",
  },
  invalid_email: {
    pt: "deve ser um e-mail completo, como ana@empresa.com.br",
    en: "must be a complete e-mail address, such as ana@company.com.br",
  },
  instant_format: {
    pt: "deve ser um instante ISO 8601, como 2026-11-20T15:04:05Z",
    en: "must be an instant in ISO 8601, such as 2026-11-20T15:04:05Z",
  },
  range_backwards: {
    pt: 'vem antes de "from": troque "from" e "to" de lugar',
    en: 'is before "from": swap "from" and "to"',
  },
  state_format: {
    pt: "deve ser a sigla do estado, com duas letras, como SP",
    en: "must be the two letters of a state, such as SP",
  },
  document_format: {
    pt: "deve ser um CPF ou CNPJ válido, com ou sem pontuação",
    en: "must be a valid CPF or CNPJ, with or without its mask",
  },
  day_range: {
    pt: "deve ser um dia do mês, de 1 a 31",
    en: "must be a day of the month, from 1 to 31",
  },
  date_or_instant_format: {
    pt: "deve ser uma data, como 2026-11-20, ou um instante, como 2026-11-20T15:04:05Z",
    en: "must be a date, such as 2026-11-20, or an instant, such as 2026-11-20T15:04:05Z",
  },
  no_changes: {
    pt: "deve ter pelo menos um campo para alterar",
    en: "must have at least one field to change",
  },
  host_not_https: {
    pt: "deve começar com https://",
    en: "must begin with https://",
  },
  host_with_credentials: {
    pt: "não pode trazer usuário e senha no endereço; use os campos de credenciais",
    en: "must not carry a user and password in the address; use the fields for credentials",
  },
  host_private: {
    pt: "deve ser um endereço público da internet, e não um de rede interna",
    en: "must be a public address of the internet, not one of an internal network",
  },
  host_needs_credentials: {
    pt: "mudou: informe de novo todas as credenciais junto com o novo endereço",
    en: "has changed: give all credentials again together with the new address",
  },
  idempotency_key_format: {
    pt: "deve ter de 1 a 255 caracteres simples (letras, números e pontuação, sem acentos)",
    en: "must have 1 to 255 printable ASCII characters",
  },
  path_format: { pt: 'deve começar com "/"', en: 'must begin with "/"' },
  needed_for_auth: {
    pt: "é necessário para este tipo de autenticação",
    en: "is needed for this kind of authentication",
  },
  expression_format: {
    pt: "tem uma expressão que não é válida; credenciais se escrevem {{ secrets.NOME }} e valores {{ settings.NOME }}",
    en: "has an expression that is not valid; credentials are written {{ secrets.NAME }} and values {{ settings.NAME }}",
  },
  variable_name_format: {
    pt: "deve começar com letra e ter só letras sem acento, números e _",
    en: "must begin with a letter and have only plain letters, digits and _",
  },
  no_items: { pt: "deve ter pelo menos um item", en: "must have at least one item" },
  control_characters: {
    pt: "tem caracteres invisíveis, que costumam vir de copiar e colar; digite-o de novo",
    en: "has invisible characters, which often come from copy and paste; type it again",
  },
  limit_range: {
    pt: "deve ser um número inteiro de 1 a 200",
    en: "must be a whole number from 1 to 200",
  },
  log_days_range: {
    pt: "deve ser um número inteiro de dias, de 7 a 3650",
    en: "must be a whole number of days, from 7 to 3650",
  },
  no_events: {
    pt: 'deve ter pelo menos um evento, como "delivery.dead"',
    en: 'must name at least one event, such as "delivery.dead"',
  },
  no_scopes: {
    pt: 'deve ter pelo menos uma permissão, como "read" ou "sales:write"',
    en: 'must name at least one scope, such as "read" or "sales:write"',
  },
  unknown_flow: {
    pt: "não é um fluxo desta integração; veja os fluxos dela em GET /v1/connections/{id}",
    en: "is not a flow of this connection; see its flows in GET /v1/connections/{id}",
  },
  unknown_provider: {
    pt: "deve ser o id de um ERP; veja GET /v1/providers",
    en: "must be the id of a provider; see GET /v1/providers",
  },
  unknown_code: {
    pt: 'não é um código de motivo que o Ponte conhece; copie-o do campo "code" de GET /v1/problems ou de GET /v1/deliveries?state=dead',
    en: 'is not a code that Ponte knows; copy it from the field "code" of GET /v1/problems or of GET /v1/deliveries?state=dead',
  },
  unknown_event: {
    pt: 'não é um evento do log; copie-o do campo "event" de uma entrada, como "delivery.dead"',
    en: 'is not an event of the log; copy it from the field "event" of an entry, such as "delivery.dead"',
  },
  token_format: {
    pt: "não parece um token: copie-o inteiro, sem espaços",
    en: "does not look like a token: copy it whole, without spaces",
  },
  value_taken: {
    pt: "já é usado por outra integração da empresa: crie um usuário para cada provedor",
    en: "is used by another integration of the company already: create one user for each provider",
  },
  integration_user_format: {
    pt: "deve seguir o padrão integracao.NOMEPROVEDOR.datacake: três partes separadas por ponto, a primeira e a última em minúsculas e sem acento, e o nome do provedor sem espaços nem pontos",
    en: "must follow the pattern integracao.PROVIDERNAME.datacake: three parts with dots between them, the first and last in lower case without accents, the provider's name without blanks or dots",
  },
  remote_id_format: {
    pt: "deve ser um id do ERP, só com dígitos; escolha um da lista que o ERP oferece",
    en: "must be an id of the ERP, digits only; choose one of the list that the ERP offers",
  },
  one_task_status: {
    pt: "deve ser exatamente um destes, entre aspas: 0, 1, 2, 3, 4, 5 ou 6, ou X para nenhuma tarefa. Mais de um não é possível: para finalizadas de qualquer modo use 3, para todas use 4",
    en: "must be exactly one of these, as a text: 0, 1, 2, 3, 4, 5 or 6, or X for no tasks. More than one is not possible: for finished in any way use 3, for all use 4",
  },
  vehicle_not_found: {
    pt: "não é um veículo deste cliente; GET /v1/clients/{id}/vehicles lista os dele",
    en: "is not a vehicle of this client; GET /v1/clients/{id}/vehicles lists theirs",
  },
  vehicle_not_active: {
    pt: "não está ativo nem inadimplente: veja a situação dele na lista de veículos",
    en: "is neither active nor overdue: see its situation in the list of vehicles",
  },
  one_code: {
    pt: "deve ser um só código, só com dígitos; para não restringir, deixe vazio",
    en: "must be one single code, digits only; leave it empty to restrict nothing",
  },
  one_quotation_status: {
    pt: "deve ser um só nome de status, ou X para nenhum orçamento",
    en: "must be the name of one single status, or X for no quotations",
  },
  quotation_status_all: {
    pt: '"todos" não é um status do Auvo, e sim o filtro da tela que mostra todos eles: escreva o nome de um status exatamente como está no Auvo, ou X para nenhum orçamento',
    en: '"todos" is no status of Auvo\'s, but the filter of its page that shows them all: write the name of one status exactly as it is in Auvo, or X for no quotations',
  },
  omie_category_format: {
    pt: "deve ser o código de uma categoria do Omie, como 1.01.01; escolha um da lista",
    en: "must be the code of a category of Omie's, such as 1.01.01; choose one of the list",
  },
  lc116_format: {
    pt: "deve ser um código da lista da LC 116, como 14.01",
    en: "must be a code of the list of LC 116, such as 14.01",
  },
  two_digits: { pt: "deve ter dois dígitos, como 01", en: "must be two digits, such as 01" },
  payment_term_format: {
    pt: "deve ser o código de três caracteres de uma condição do Omie, como 000; 999 não vale, porque pede uma lista de parcelas",
    en: "must be the code of three characters of a term of Omie's, such as 000; 999 does not count, since it needs a list of instalments",
  },
  repeated_name: {
    pt: "repete o nome de outra linha: cada nome vale uma vez",
    en: "repeats the name of another row: each name counts once",
  },
  reserved_name: {
    pt: "é um nome que não pode ser usado aqui; escolha outro",
    en: "is a name that cannot be used here; choose another",
  },
} as const satisfies Record<string, Bilingual>;

export type ValidationKey = keyof typeof validationTexts;

export function isValidationKey(text: string): text is ValidationKey {
  return Object.hasOwn(validationTexts, text);
}

/** What is wrong with a value's type, by the type that it should have. */
export const typeTexts: Readonly<Record<string, Bilingual>> = {
  string: { pt: "deve ser um texto", en: "must be a text" },
  number: {
    pt: "deve ser um número, só com dígitos e sem separador de milhar, como 1000",
    en: "must be a number, digits only and without a thousands separator, such as 1000",
  },
  int: {
    pt: "deve ser um número inteiro, sem casas decimais, como 30",
    en: "must be a whole number, without decimals, such as 30",
  },
  boolean: { pt: "deve ser true ou false", en: "must be true or false" },
  array: { pt: "deve ser uma lista", en: "must be a list" },
  object: { pt: "deve ser um objeto, com campos por nome", en: "must be an object, with fields by name" },
  record: { pt: "deve ser um objeto, com campos por nome", en: "must be an object, with fields by name" },
};

/** What is wrong with a text's format. */
export const formatTexts: Readonly<Record<string, Bilingual>> = {
  url: {
    pt: "deve ser um endereço completo, como https://erp.empresa.com.br",
    en: "must be a complete address, such as https://erp.company.com.br",
  },
  email: validationTexts.invalid_email,
};

/** What bounds a value: its own size, its characters or its items. */
export type Bounded = "number" | "string" | "array";

const units = {
  number: { pt: () => "", en: () => "" },
  string: {
    pt: (count: number) => (count === 1 ? " caractere" : " caracteres"),
    en: (count: number) => (count === 1 ? " character" : " characters"),
  },
  array: {
    pt: (count: number) => (count === 1 ? " item" : " itens"),
    en: (count: number) => (count === 1 ? " item" : " items"),
  },
} as const;

/** "deve ter pelo menos 2 itens", "deve ser no máximo 600": a bound that a value breaks. */
export function boundText(
  bounded: Bounded,
  side: "least" | "most",
  bound: number,
  inclusive: boolean,
): Bilingual {
  const { pt, en } = units[bounded];
  const verb = bounded === "number" ? { pt: "deve ser", en: "must be" } : { pt: "deve ter", en: "must have" };
  const than = inclusive
    ? { least: { pt: "no mínimo", en: "at least" }, most: { pt: "no máximo", en: "at most" } }
    : { least: { pt: "mais que", en: "more than" }, most: { pt: "menos que", en: "less than" } };
  return {
    pt: `${verb.pt} ${than[side].pt} ${bound.toLocaleString("pt-BR")}${pt(bound)}`,
    en: `${verb.en} ${than[side].en} ${bound.toLocaleString("en")}${en(bound)}`,
  };
}

/** "deve ser um destes: a, b". */
export function oneOfText(values: readonly unknown[]): Bilingual {
  const list = values.map(String).join(", ");
  return values.length === 1
    ? { pt: `deve ser ${list}`, en: `must be ${list}` }
    : { pt: `deve ser um destes: ${list}`, en: `must be one of these: ${list}` };
}

/** What is wrong with a name in a record. */
export function nameText(text: { pt: string; en: string }): Bilingual {
  return {
    pt: `tem um nome que não serve: ele ${text.pt}`,
    en: `has a name that does not do: it ${text.en}`,
  };
}
