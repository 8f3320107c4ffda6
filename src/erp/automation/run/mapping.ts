import { normalizeDocument } from "../../../lib/documents.ts";
import { foldName } from "../../../lib/names.ts";
import { readDate, readMoney } from "../expressions/conversions.ts";
import type { Scope } from "../expressions/evaluate.ts";
import { ExpressionError } from "../expressions/expression-error.ts";
import { isBlank, makeRecord, shorten, toNumber, toText, wrongKind } from "../expressions/values.ts";
import type { MappedField, StepOf } from "../grammar/steps.ts";
import { runTexts } from "../strings.ts";
import type { Renderer } from "../templates.ts";

/** One record of an ERP as one of ours. @throws ExpressionError naming the field */
export function mapRecord(
  fields: StepOf<"map">["fields"],
  item: unknown,
  index: number,
  renderer: Renderer,
  outer: Scope,
): unknown {
  const scope = { names: { item, index }, outer };
  return makeRecord(
    Object.entries(fields).flatMap(([name, field]): [string, unknown][] => {
      const value = inField(name, () => fieldValue(field, renderer, scope));
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function inField<Value>(name: string, run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new ExpressionError(runTexts.inField(name, error.text));
  }
}

/** @returns undefined where there is nothing, and that is allowed */
function fieldValue(field: MappedField, renderer: Renderer, scope: Scope): unknown {
  const given = renderer.render(field.value, scope);
  const value = isBlank(given) ? undefined : convert(field, given, renderer);
  if (!isBlank(value)) return value;
  if (field.default !== undefined) return renderer.render(field.default, scope);
  if (field.optional) return undefined;
  const isWord = field.as === "enum" && !isBlank(given);
  throw new ExpressionError(
    isWord ? runTexts.unknownWord(shorten(toText(given, renderer.meter))) : runTexts.nothing,
  );
}

/** @returns undefined or null for what comes to nothing */
function convert(field: MappedField, value: unknown, renderer: Renderer): unknown {
  switch (field.as) {
    case "any":
      return value;
    case "text":
      return toText(value, renderer.meter).trim();
    case "money":
      return readMoney(value);
    case "date":
      return readDate(value);
    case "digits":
      return toText(value, renderer.meter).replaceAll(/\D/g, "");
    case "integer":
      return toInteger(value);
    case "boolean":
      return toBoolean(value);
    case "document":
      return normalizeDocument(toText(value, renderer.meter));
    case "enum":
      return wordFor(field.values ?? {}, toText(value, renderer.meter));
  }
}

function toInteger(value: unknown): number {
  const number = toNumber(value, "integer");
  if (!Number.isSafeInteger(number)) throw new ExpressionError(runTexts.notInteger(String(number)));
  return number;
}

const YES = new Set(["s", "sim", "y", "yes", "t", "true", "1", "on"]);
const NO = new Set(["n", "nao", "no", "f", "false", "0", "off"]);

function toBoolean(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  if (typeof value !== "string" && typeof value !== "number") throw wrongKind("boolean", "boolean", value);
  const word = foldName(String(value));
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  throw new ExpressionError(runTexts.notBoolean(shorten(word)));
}

function wordFor(values: Readonly<Record<string, string>>, word: string): string | undefined {
  const folded = foldName(word);
  return Object.entries(values).find(([theirs]) => foldName(theirs) === folded)?.[1];
}
