import { decimal, sum } from "../../../lib/money.ts";
import type { ExpressionFunction } from "./functions.ts";
import { textOf } from "./functions-texts.ts";
import { isBlank, isRecord, makeRecord, toJson, toNumber, toText, wrongKind } from "./values.ts";

/** A list argument; nothing counts as an empty one. */
export function listOf(value: unknown, where: string): readonly unknown[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw wrongKind(where, "list", value);
}

export const listFunctions = {
  size: {
    usage: "size(x)",
    description: {
      pt: "Quantos itens, campos ou caracteres; 0 para null",
      en: "How many items, fields or characters; 0 for null",
    },
    least: 1,
    most: 1,
    run: ([value], { meter }) => {
      if (typeof value === "string") return value.length;
      if (!isRecord(value)) return listOf(value, "size").length;
      const { length } = Object.keys(value);
      meter.spend(length);
      return length;
    },
  },
  first: {
    usage: "first(list)",
    description: { pt: "O primeiro item, ou null", en: "The first item, or null" },
    least: 1,
    most: 1,
    run: ([list]) => listOf(list, "first")[0] ?? null,
  },
  last: {
    usage: "last(list)",
    description: { pt: "O último item, ou null", en: "The last item, or null" },
    least: 1,
    most: 1,
    run: ([list]) => listOf(list, "last").at(-1) ?? null,
  },
  flatten: {
    usage: "flatten(list)",
    description: { pt: "Uma lista de listas como uma só", en: "A list of lists as one" },
    least: 1,
    most: 1,
    run: ([list], { meter }) => {
      const lists = listOf(list, "flatten").map((inner) => listOf(inner, "flatten"));
      meter.allowList(lists.reduce((total, { length }) => total + length, 0));
      return lists.flat();
    },
  },
  distinct: {
    usage: "distinct(list)",
    description: {
      pt: "Os itens sem repetição e sem os vazios",
      en: "The items without repetitions and without empty ones",
    },
    least: 1,
    most: 1,
    run: ([list], { meter }) => {
      const items = listOf(list, "distinct");
      meter.allowList(items.length);
      const seen = new Set<string>();
      return items.filter((item) => {
        if (isBlank(item)) return false;
        const key = toJson(item, meter);
        return !seen.has(key) && seen.add(key);
      });
    },
  },
  merge: {
    usage: "merge(x, y)",
    description: {
      pt: "O registro x com os campos de y no lugar dos seus; null em y não muda nada",
      en: "The record x with the fields of y instead of its own; null in y changes nothing",
    },
    least: 2,
    most: 2,
    keepsTexts: true,
    run: (given, { meter }) => {
      const [own = [], other = []] = given.map((record) => {
        if (record === null || record === undefined) return [];
        if (!isRecord(record)) throw wrongKind("merge", "record", record);
        return Object.entries(record);
      });
      meter.spend(own.length + other.length);
      return makeRecord([...own, ...other.filter(([, value]) => value !== null && value !== undefined)]);
    },
  },
  sum: {
    usage: "sum(list)",
    description: { pt: "A soma exata dos números", en: "The exact sum of the numbers" },
    least: 1,
    most: 1,
    run: ([list], { meter }) => {
      const numbers = listOf(list, "sum");
      meter.allowList(numbers.length);
      return sum(numbers.map((each) => decimal(toNumber(each, "sum")))).toNumber();
    },
  },
  join: {
    usage: "join(list, [between])",
    description: { pt: "Os itens em um só texto", en: "The items in one text" },
    least: 1,
    most: 2,
    keepsTexts: true,
    run: ([list, between], { meter }) => {
      const items = listOf(list, "join");
      meter.allowList(items.length);
      const texts: string[] = [];
      const sign = textOf(between, "join");
      let length = 0;
      for (const item of items) {
        const text = toText(item, meter);
        length += text.length + sign.length;
        meter.allowText(length);
        texts.push(text);
      }
      return texts.join(sign);
    },
  },
  split: {
    usage: "split(x, between)",
    description: { pt: "As partes do texto, em uma lista", en: "The text's parts, as a list" },
    least: 2,
    most: 2,
    run: ([value, between], { meter }) => {
      const whole = textOf(value, "split");
      meter.allowText(whole.length);
      const parts = whole.split(textOf(between, "split"));
      meter.allowList(parts.length);
      return parts;
    },
  },
  orElse: {
    usage: "orElse(x, y)",
    description: { pt: "x, ou y quando x é null ou vazio", en: "x, or y when x is null or empty" },
    least: 2,
    most: 2,
    keepsTexts: true,
    run: ([value, other]) => (isBlank(value) ? (other ?? null) : value),
  },
} satisfies Record<string, ExpressionFunction>;
