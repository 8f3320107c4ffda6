import { addDays, saoPauloDay, saoPauloTime } from "../../../lib/dates.ts";
import { normalizeDocument, parseDocument } from "../../../lib/documents.ts";
import { readDate, readMoney } from "./conversions.ts";
import { ExpressionError } from "./expression-error.ts";
import type { ExpressionFunction } from "./functions.ts";
import { textOf } from "./functions-texts.ts";
import { expressionTexts } from "./strings.ts";
import { isBlank, shorten, toNumber } from "./values.ts";

/** Money, numbers, dates and documents, in the spellings of these ERPs. Of nothing each makes null. */
function ofValue(
  usage: string,
  description: ExpressionFunction["description"],
  run: (value: unknown, second: unknown) => unknown,
): ExpressionFunction {
  const most = usage.split(",").length;
  const least = usage.includes("[") ? most - 1 : most;
  return {
    usage,
    description,
    least,
    most,
    run: ([value, second]) => (isBlank(value) ? null : run(value, second)),
  };
}

function documentOf(value: unknown) {
  const text = textOf(value, "document");
  const document = parseDocument(text);
  if (document === null) throw new ExpressionError(expressionTexts.notDocument(shorten(text)));
  return document;
}

const number = ofValue(
  "number(x)",
  { pt: 'O número de um texto como "12.5"', en: 'The number of a text such as "12.5"' },
  (value) => toNumber(value, "number"),
);

export const typedFunctions = {
  money: ofValue(
    "money(x, [decimal])",
    {
      pt: 'Valor em dinheiro como "1234.50", de 1234.5, "1234.50", "1.234,50" ou "R$ 1.234,50"; decimal é "," ou "."',
      en: 'An amount such as "1234.50", of 1234.5, "1234.50", "1.234,50" or "R$ 1.234,50"; decimal is "," or "."',
    },
    (value, sign) => readMoney(value, isBlank(sign) ? undefined : textOf(sign, "money")),
  ),
  moneyBr: ofValue(
    "moneyBr(x)",
    { pt: 'Valor em dinheiro como "1234,50"', en: 'An amount such as "1234,50"' },
    (value) => readMoney(value).replace(".", ","),
  ),
  number,
  double: { ...number, usage: "double(x)" },
  int: ofValue(
    "int(x)",
    { pt: "O número sem as casas decimais", en: "The number without its decimals" },
    (value) => Math.trunc(toNumber(value, "int")),
  ),
  date: ofValue(
    "date(x)",
    {
      pt: 'Data como "2026-11-25", de dd/mm/aaaa ou ISO, com ou sem hora; "0000-00-00" vira null',
      en: 'A date such as "2026-11-25", of dd/mm/yyyy or ISO, with or without a time; "0000-00-00" is null',
    },
    readDate,
  ),
  dateBr: ofValue(
    "dateBr(x)",
    { pt: 'Data como "25/11/2026"', en: 'A date such as "25/11/2026"' },
    (value) => readDate(value)?.split("-").reverse().join("/") ?? null,
  ),
  dateIn: ofValue(
    "dateIn(x)",
    {
      pt: 'A primeira data no meio de um texto, como "2026-11-25"; null quando não há',
      en: 'The first date in the middle of a text, such as "2026-11-25"; null where there is none',
    },
    (value) => {
      const found = /\b(?:\d{2}\/\d{2}\/\d{4}|\d{4}-\d{2}-\d{2})\b/.exec(textOf(value, "dateIn"))?.[0];
      return found === undefined ? null : readDate(found);
    },
  ),
  addDays: ofValue(
    "addDays(date, days)",
    {
      pt: "A data tantos dias depois (ou antes, com número negativo)",
      en: "The date so many days later (or earlier)",
    },
    (value, days) => {
      const date = readDate(value);
      return date === null ? null : addDays(date, Math.trunc(toNumber(days, "addDays")));
    },
  ),
  today: {
    usage: "today()",
    description: { pt: "O dia de hoje em São Paulo", en: "Today in São Paulo" },
    least: 0,
    most: 0,
    run: (_, { now }) => saoPauloDay(now()),
  },
  now: {
    usage: "now()",
    description: {
      pt: 'Data e hora de agora em São Paulo, como "2026-11-25 14:03:05"',
      en: 'Date and time of now in São Paulo, such as "2026-11-25 14:03:05"',
    },
    least: 0,
    most: 0,
    run: (_, { now }) => saoPauloTime(now()),
  },
  digits: ofValue("digits(x)", { pt: "Só os dígitos do texto", en: "The text's digits only" }, (value) =>
    textOf(value, "digits").replaceAll(/\D/g, ""),
  ),
  document: ofValue(
    "document(x)",
    { pt: "CPF ou CNPJ sem pontuação (o CNPJ pode ter letras)", en: "A CPF or CNPJ without its mask" },
    (value) => normalizeDocument(textOf(value, "document")),
  ),
  maskDocument: ofValue(
    "maskDocument(x)",
    { pt: 'CPF ou CNPJ com pontuação, como "529.982.247-25"', en: "A CPF or CNPJ with its mask" },
    (value) => documentOf(value).masked,
  ),
  kindOfDocument: ofValue(
    "kindOfDocument(x)",
    { pt: '"cpf" ou "cnpj"', en: '"cpf" or "cnpj"' },
    (value) => documentOf(value).kind,
  ),
} satisfies Record<string, ExpressionFunction>;
