import { type Decimal, decimal } from "../../../lib/money.ts";
import { ExpressionError } from "./expression-error.ts";
import type { Meter } from "./meter.ts";
import { expressionTexts, kindTexts } from "./strings.ts";

/** What an expression works with is JSON, as ERPs answer it: null, texts, numbers, booleans, lists, records. */

/** A record's own fields only: what JavaScript adds to every object is no data. */
export type ValueRecord = Readonly<Record<string, unknown>>;

/** A compared or written value is not larger than this. */
const MAX_COMPARED = 1_000_000;

export function isRecord(value: unknown): value is ValueRecord {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

export function kindOf(value: unknown): keyof typeof kindTexts {
  if (value === null || value === undefined) return "null";
  if (typeof value === "string") return "text";
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "boolean";
  return Array.isArray(value) ? "list" : "record";
}

export function wrongKind(where: string, wanted: keyof typeof kindTexts, value: unknown): ExpressionError {
  return new ExpressionError(expressionTexts.wrongKind(where, kindTexts[wanted], kindTexts[kindOf(value)]));
}

/** Null, and a text of blanks: what these ERPs write for "nothing". */
export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === "string" && value.trim() === "");
}

/** A field of a record or an item of a list; null where there is none, as these ERPs leave out what is empty. */
export function fieldOf(value: unknown, key: unknown): unknown {
  if (Array.isArray(value)) {
    const index = typeof key === "number" && Number.isInteger(key) ? key : -1;
    return value[index] ?? null;
  }
  if (!isRecord(value) || (typeof key !== "string" && typeof key !== "number")) return null;
  return Object.hasOwn(value, key) ? (value[key] ?? null) : null;
}

const RESERVED_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** A record of these fields, without a prototype. @throws ExpressionError for a name that JavaScript gives a meaning */
export function makeRecord(entries: Iterable<readonly [string, unknown]>): ValueRecord {
  const record: Record<string, unknown> = Object.create(null);
  for (const [key, value] of entries) {
    if (RESERVED_KEYS.has(key)) throw new ExpressionError(expressionTexts.reservedKey(key));
    record[key] = value;
  }
  return record;
}

/** A value in the middle of a text: nothing for null, JSON for lists and records. */
export function toText(value: unknown, meter: Meter): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "object") return toJson(value, meter);
  return String(value);
}

export function toJson(value: unknown, meter: Meter): string {
  meter.allowText(meter.measure(value, MAX_COMPARED));
  return JSON.stringify(value) ?? "null";
}

/** A number of what may be one written as text, with a dot. @throws ExpressionError */
export function toNumber(value: unknown, where: string): number {
  if (typeof value === "number") return value;
  if (typeof value !== "string") throw wrongKind(where, "number", value);
  const text = value.trim();
  if (!/^[+-]?\d{1,30}(\.\d{1,30})?$/.test(text)) {
    throw new ExpressionError(expressionTexts.notNumber(shorten(value)));
  }
  return Number(text);
}

/** Decimal arithmetic, so that 0.1 + 0.2 is 0.3. @throws ExpressionError beyond what a number holds */
export function calculate(
  run: (left: Decimal, right: Decimal) => Decimal,
  left: number,
  right: number,
): number {
  const result = run(decimal(left), decimal(right)).toNumber();
  if (!Number.isFinite(result)) throw new ExpressionError(expressionTexts.numberTooLarge);
  return result;
}

/** The same value, to the last field. A number is never equal to a text: `text(x) == "1"` compares both as texts. */
export function equals(left: unknown, right: unknown, meter: Meter): boolean {
  meter.spend(1);
  const [a, b] = [left ?? null, right ?? null];
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => equals(item, b[index], meter));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equals(a[key], b[key], meter))
  );
}

/** For an error's text: what people wrote may be long. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
