import type { Bilingual } from "../../../strings/language.ts";

/** What is wrong with an expression, and the cure. */
export const expressionTexts = {
  tooMuchWork: {
    pt: "a automação trabalha demais: filtre a lista antes, ou aninhe menos",
    en: "the automation works too much: filter the list first, or nest less",
  },
  textTooLong: (most: number): Bilingual => ({
    pt: `o texto montado passa de ${most} caracteres`,
    en: `the text that is made is longer than ${most} characters`,
  }),
  listTooLong: (most: number): Bilingual => ({
    pt: `a lista tem mais de ${most} itens`,
    en: `the list has more than ${most} items`,
  }),
  valueTooLarge: (most: number): Bilingual => ({
    pt: `o valor passa de ${most} caracteres`,
    en: `the value is larger than ${most} characters`,
  }),
  tooDeep: { pt: "o valor tem níveis demais", en: "the value is nested too deep" },
  syntax: (detail: string): Bilingual => ({
    pt: `não é uma expressão válida (${detail})`,
    en: `is not a valid expression (${detail})`,
  }),
  expressionTooLong: (most: number): Bilingual => ({
    pt: `a expressão passa de ${most} caracteres; divida-a em passos`,
    en: `the expression is longer than ${most} characters; split it into steps`,
  }),
  unknownVariable: (name: string, known: readonly string[]): Bilingual => ({
    pt: `"${name}" não é uma variável daqui; há ${known.join(", ")}`,
    en: `"${name}" is no variable here; there are ${known.join(", ")}`,
  }),
  unknownField: (path: string, known: readonly string[]): Bilingual =>
    known.length === 0
      ? {
          pt: `"${path}" não existe: aqui não há nenhum campo`,
          en: `"${path}" does not exist: there are no fields here`,
        }
      : {
          pt: `"${path}" não existe; há ${known.join(", ")}`,
          en: `"${path}" does not exist; there are ${known.join(", ")}`,
        },
  unknownStep: (name: string, known: readonly string[]): Bilingual =>
    known.length === 0
      ? {
          pt: `"steps.${name}" não existe: nenhum passo vem antes deste`,
          en: `"steps.${name}" does not exist: no step comes before this one`,
        }
      : {
          pt: `"steps.${name}" não existe antes deste passo; há ${known.join(", ")}`,
          en: `"steps.${name}" does not exist before this step; there are ${known.join(", ")}`,
        },
  unknownFunction: (name: string): Bilingual => ({
    pt: `a função "${name}" não existe; veja a lista de funções`,
    en: `there is no function "${name}"; see the list of functions`,
  }),
  wrongArguments: (usage: string): Bilingual => ({
    pt: `faltam ou sobram argumentos: escreva ${usage}`,
    en: `has too few or too many arguments: write ${usage}`,
  }),
  notAvailable: (what: string): Bilingual => ({
    pt: `${what} não existe nestas expressões`,
    en: `${what} does not exist in these expressions`,
  }),
  nestedTooDeep: (most: number): Bilingual => ({
    pt: `map, filter, all e exists podem ficar no máximo ${most} um dentro do outro`,
    en: `map, filter, all and exists may be nested at most ${most} deep`,
  }),
  needsName: (name: string): Bilingual => ({
    pt: `o primeiro argumento de ${name} é um nome para cada item, como "x"`,
    en: `the first argument of ${name} is a name for each item, such as "x"`,
  }),
  needsField: {
    pt: "has pede um campo, como has(item.email)",
    en: "has takes a field, such as has(item.email)",
  },
  wrongKind: (where: string, wanted: Bilingual, found: Bilingual): Bilingual => ({
    pt: `${where} pede ${String(wanted.pt)} e recebeu ${String(found.pt)}`,
    en: `${where} takes ${String(wanted.en)} and was given ${String(found.en)}`,
  }),
  incomparable: (left: Bilingual, right: Bilingual): Bilingual => ({
    pt: `${String(left.pt)} e ${String(right.pt)} não se comparam por maior ou menor; converta com number() ou date()`,
    en: `${String(left.en)} and ${String(right.en)} have no order; convert with number() or date()`,
  }),
  notCombinable: (sign: string, left: Bilingual, right: Bilingual): Bilingual => ({
    pt: `"${sign}" não combina ${String(left.pt)} com ${String(right.pt)}`,
    en: `"${sign}" does not combine ${String(left.en)} with ${String(right.en)}`,
  }),
  divisionByZero: { pt: "divisão por zero", en: "division by zero" },
  numberTooLarge: { pt: "o número é grande demais", en: "the number is too large" },
  reservedKey: (key: string): Bilingual => ({
    pt: `"${key}" não pode ser nome de campo`,
    en: `"${key}" cannot be the name of a field`,
  }),
  notMoney: (value: string): Bilingual => ({
    pt: `"${value}" não é um valor em dinheiro`,
    en: `"${value}" is not an amount of money`,
  }),
  ambiguousMoney: (value: string): Bilingual => ({
    pt: `"${value}" pode ser milhar ou decimal; escreva money(x, ",") ou money(x, ".") com o sinal decimal`,
    en: `"${value}" may be thousands or decimals; write money(x, ",") or money(x, ".") with the decimal sign`,
  }),
  notNumber: (value: string): Bilingual => ({
    pt: `"${value}" não é um número`,
    en: `"${value}" is not a number`,
  }),
  notDate: (value: string): Bilingual => ({
    pt: `"${value}" não é uma data (dd/mm/aaaa ou aaaa-mm-dd)`,
    en: `"${value}" is not a date (dd/mm/yyyy or yyyy-mm-dd)`,
  }),
  notDocument: (value: string): Bilingual => ({
    pt: `"${value}" não é um CPF ou CNPJ`,
    en: `"${value}" is not a CPF or CNPJ`,
  }),
  notJson: { pt: "o texto não é um JSON", en: "the text is not JSON" },
  secretStaysWhole: {
    pt: "um segredo só pode ser enviado inteiro; para codificá-lo use a autenticação da integração",
    en: "a secret can only be sent whole; to encode it use the connection's authentication",
  },
  secretIsNotTold: {
    pt: "um segredo só vai em chamadas ao ERP: num resultado ou numa mensagem outros o veriam",
    en: "a secret only goes into calls to the ERP: in a result or a message others would see it",
  },
  templateOpen: {
    pt: 'há "{{" sem "}}" que o feche',
    en: 'has "{{" without the "}}" that closes it',
  },
  templateEmpty: { pt: 'há "{{ }}" sem expressão', en: 'has "{{ }}" without an expression' },
} as const;

/** What a value is, in words. */
export const kindTexts = {
  null: { pt: "nada (null)", en: "nothing (null)" },
  text: { pt: "um texto", en: "a text" },
  number: { pt: "um número", en: "a number" },
  boolean: { pt: "verdadeiro ou falso", en: "true or false" },
  list: { pt: "uma lista", en: "a list" },
  record: { pt: "um registro", en: "a record" },
} as const satisfies Record<string, Bilingual>;
