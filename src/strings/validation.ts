import type { Bilingual } from "./language.ts";

/**
 * What is wrong with a field, and the cure. Schemas name these keys as their errors; whatever a schema does not name
 * has zod's own text in the reader's language.
 */
export const validationTexts = {
  required: { pt: "é obrigatório", en: "is required" },
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
  no_items: { pt: "deve ter pelo menos um item", en: "must have at least one item" },
  control_characters: {
    pt: "tem caracteres invisíveis, que costumam vir de copiar e colar; digite-o de novo",
    en: "has invisible characters, which often come from copy and paste; type it again",
  },
  limit_range: {
    pt: "deve ser um número inteiro de 1 a 200",
    en: "must be a whole number from 1 to 200",
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
  token_format: {
    pt: "não parece um token: copie-o inteiro, sem espaços",
    en: "does not look like a token: copy it whole, without spaces",
  },
  remote_id_format: {
    pt: "deve ser um id do ERP, só com dígitos; escolha um da lista que o ERP oferece",
    en: "must be an id of the ERP, digits only; choose one of the list that the ERP offers",
  },
} as const satisfies Record<string, Bilingual>;

export type ValidationKey = keyof typeof validationTexts;

export function isValidationKey(text: string): text is ValidationKey {
  return Object.hasOwn(validationTexts, text);
}
