import { foldName } from "../../../lib/names.ts";
import type { ExpressionFunction } from "./functions.ts";
import { toNumber, toText, wrongKind } from "./values.ts";

/** A text argument; nothing counts as an empty one, numbers as they are written. */
export function textOf(value: unknown, where: string): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw wrongKind(where, "text", value);
}

function ofText(
  name: string,
  description: ExpressionFunction["description"],
  run: (text: string) => unknown,
): ExpressionFunction {
  return {
    usage: `${name}(x)`,
    description,
    least: 1,
    most: 1,
    run: ([value], { meter }) => {
      const text = textOf(value, name);
      meter.allowText(text.length);
      return run(text);
    },
  };
}

function ofTwoTexts(
  name: string,
  description: ExpressionFunction["description"],
  run: (text: string, other: string) => unknown,
): ExpressionFunction {
  return {
    usage: `${name}(x, y)`,
    description,
    least: 2,
    most: 2,
    run: ([left, right], { meter }) => {
      const [text, other] = [textOf(left, name), textOf(right, name)];
      // It is only read: a long text, such as a file, may be.
      meter.spend(Math.ceil((text.length + other.length) / 64));
      return run(text, other);
    },
  };
}

const text: ExpressionFunction = {
  usage: "text(x)",
  description: {
    pt: "O valor como texto; null vira texto vazio, lista e registro viram JSON",
    en: "The value as text; null is an empty one, lists and records are JSON",
  },
  least: 1,
  most: 1,
  keepsTexts: true,
  run: ([value], { meter }) => toText(value, meter),
};

const replace: ExpressionFunction = {
  usage: "replace(x, from, to)",
  description: { pt: "Troca todas as ocorrências de um trecho", en: "Replaces each occurrence of a piece" },
  least: 3,
  most: 3,
  run: ([value, from, to], { meter }) => {
    const [whole, piece, other] = [textOf(value, "replace"), textOf(from, "replace"), textOf(to, "replace")];
    if (piece === "") return whole;
    meter.allowText(whole.length);
    const parts = whole.split(piece);
    meter.allowText(whole.length + (parts.length - 1) * (other.length - piece.length));
    return parts.join(other);
  },
};

const substring: ExpressionFunction = {
  usage: "substring(x, start, [end])",
  description: {
    pt: "O trecho da posição start (a partir de 0) até end, sem incluí-la",
    en: "The piece from the position start (the first is 0) up to end, without it",
  },
  least: 2,
  most: 3,
  run: ([value, start, end]) => {
    const whole = textOf(value, "substring");
    const until = end === null || end === undefined ? whole.length : toNumber(end, "substring");
    return whole.slice(Math.max(0, toNumber(start, "substring")), Math.max(0, until));
  },
};

export const textFunctions = {
  text,
  string: { ...text, usage: "string(x)" },
  trim: ofText("trim", { pt: "Sem espaços nas pontas", en: "Without blanks at its ends" }, (value) =>
    value.trim(),
  ),
  upper: ofText("upper", { pt: "Em maiúsculas", en: "In upper case" }, (value) => value.toUpperCase()),
  lower: ofText("lower", { pt: "Em minúsculas", en: "In lower case" }, (value) => value.toLowerCase()),
  fold: ofText(
    "fold",
    {
      pt: "Para comparar: sem acentos, em minúsculas, sem espaços dobrados",
      en: "For comparing: without accents, in lower case, without doubled blanks",
    },
    foldName,
  ),
  contains: ofTwoTexts(
    "contains",
    { pt: "O texto contém y?", en: "Does the text contain y?" },
    (whole, piece) => whole.includes(piece),
  ),
  startsWith: ofTwoTexts(
    "startsWith",
    { pt: "O texto começa com y?", en: "Does the text begin with y?" },
    (whole, piece) => whole.startsWith(piece),
  ),
  endsWith: ofTwoTexts(
    "endsWith",
    { pt: "O texto termina com y?", en: "Does the text end with y?" },
    (whole, piece) => whole.endsWith(piece),
  ),
  indexOf: ofTwoTexts(
    "indexOf",
    {
      pt: "Em que posição y começa; -1 quando não há",
      en: "At which position y begins; -1 when there is none",
    },
    (whole, piece) => whole.indexOf(piece),
  ),
  replace,
  substring,
} satisfies Record<string, ExpressionFunction>;
