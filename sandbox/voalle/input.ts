import Big from "big.js";
import { bare, Refusal, Rejection, unreadable } from "./envelope.ts";
import { MESSAGES } from "./messages.ts";

/** A JSON object as a caller sent it. */
export type Fields = Record<string, unknown>;

/** Reads a JSON object from a body: 415 for another content type, 400 for what is no JSON object. */
export async function readFields(request: Request): Promise<Fields> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/(\w+\+)?json\b/i.test(type)) throw new Rejection(bare(415));
  let parsed: unknown;
  try {
    parsed = await request.json();
  } catch {
    throw new Rejection(unreadable("$", "The body is not valid JSON."));
  }
  if (!isFields(parsed)) throw new Rejection(unreadable("$", "The body must be a JSON object."));
  return parsed;
}

/** A part of a body that is an object itself; an empty one when it is absent or null. */
export function part(fields: Fields, name: string): Fields {
  const value = fields[name] ?? {};
  if (!isFields(value)) throw wrongType(name, "an object");
  return value;
}

/** A list of objects; empty when it is absent or null. */
export function parts(fields: Fields, name: string): Fields[] {
  const value = fields[name] ?? [];
  if (!Array.isArray(value) || !value.every(isFields)) throw wrongType(name, "a list of objects");
  return value;
}

/** A text field; blank when absent or null. A number or boolean is what the ERP's reader does not take for text. */
export function text(fields: Fields, name: string): string {
  const value = fields[name] ?? "";
  if (typeof value !== "string") throw wrongType(name, "a string");
  return value.trim();
}

/** A field that callers send as text or as a number alike: ids and codes. */
export function code(fields: Fields, name: string): string {
  const value = fields[name] ?? "";
  return typeof value === "number" && Number.isSafeInteger(value) ? String(value) : text(fields, name);
}

/** A whole number; undefined when absent or null. */
export function integer(fields: Fields, name: string): number | undefined {
  const value = fields[name] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== "number" || !Number.isSafeInteger(value)) throw wrongType(name, "an integer");
  return value;
}

/** A boolean; undefined when absent or null. */
export function bool(fields: Fields, name: string): boolean | undefined {
  const value = fields[name] ?? undefined;
  if (value !== undefined && typeof value !== "boolean") throw wrongType(name, "a boolean");
  return value;
}

/** An amount of money or a quantity, which the ERP takes as a JSON number only; undefined when absent or null. */
export function decimal(fields: Fields, name: string): Big | undefined {
  const value = fields[name] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== "number" || !Number.isFinite(value)) throw wrongType(name, "a number");
  return new Big(value);
}

/** `YYYY-MM-DD` or an instant that begins with it, cut to the day; blank when absent, refused when it is no date. */
export function day(fields: Fields, name: string): string {
  const value = text(fields, name);
  if (value === "") return "";
  const date = value.slice(0, 10);
  const parsed = new Date(`${date}T00:00:00Z`);
  const exists = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
  const rest = value.slice(10);
  if (!exists || !/^(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/.test(rest)) {
    throw wrongType(name, "a date");
  }
  return date;
}

/** The value of a required field; refused as a matter of business when it is blank or absent. */
export function required<Value>(name: string, value: Value | undefined): Value {
  if (value === undefined || value === "") throw new Refusal(MESSAGES.required(name));
  return value;
}

/** A query parameter, whose name has no case here. */
export function query(request: Request, name: string): string {
  const wanted = name.toLowerCase();
  for (const [key, value] of new URL(request.url).searchParams) {
    if (key.toLowerCase() === wanted) return value.trim();
  }
  return "";
}

function wrongType(name: string, expected: string): Rejection {
  return new Rejection(unreadable(name, `The value could not be converted to ${expected}.`));
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
