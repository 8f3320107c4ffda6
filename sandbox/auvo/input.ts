import Big from "big.js";
import { bare, fieldError, invalid, missing, Refusal } from "./envelope.ts";

/** A JSON object as a caller sent it, its keys in any case; a value that does not fit is refused by its field. */
export class Fields {
  readonly #values = new Map<string, unknown>();

  constructor(values: object) {
    for (const [name, value] of Object.entries(values)) this.#values.set(name.toLowerCase(), value);
  }

  has(name: string): boolean {
    return this.#values.has(name.toLowerCase());
  }

  raw(name: string): unknown {
    return this.#values.get(name.toLowerCase());
  }

  /** Text; numbers are taken as text. Undefined when absent or null. */
  text(name: string, max = Number.POSITIVE_INFINITY): string | undefined {
    const value = this.raw(name) ?? undefined;
    if (value === undefined) return undefined;
    if (typeof value !== "string" && typeof value !== "number") throw invalid(name, value);
    if (String(value).length > max) {
      throw fieldError(name, `The field ${name} must be a string with a maximum length of ${max}.`);
    }
    return String(value);
  }

  required(name: string, max?: number): string {
    const value = this.text(name, max)?.trim() ?? "";
    if (value === "") throw missing(name);
    return value;
  }

  /** A whole number, also as text. */
  integer(name: string): number | undefined {
    const value = this.raw(name) ?? undefined;
    if (value === undefined || value === "") return undefined;
    const isText = typeof value === "string" && /^-?\d{1,15}$/.test(value.trim());
    if (!isText && !Number.isSafeInteger(value)) throw invalid(name, value);
    return Number(value);
  }

  number(name: string): number | undefined {
    const value = this.raw(name) ?? undefined;
    if (value === undefined || value === "") return undefined;
    const isText = typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value.trim());
    if (!isText && typeof value !== "number") throw invalid(name, value);
    return Number(value);
  }

  /** An amount of money as exact text with two decimals. */
  amount(name: string): string | undefined {
    const number = this.number(name);
    return number === undefined ? undefined : new Big(String(this.raw(name))).toFixed(2);
  }

  /** `true` or `false`, also as text. */
  flag(name: string): boolean | undefined {
    const value = this.raw(name) ?? undefined;
    if (value === undefined || value === "") return undefined;
    if (typeof value === "boolean") return value;
    const text = String(value).toLowerCase();
    if (text !== "true" && text !== "false") throw invalid(name, value);
    return text === "true";
  }

  list(name: string): unknown[] | undefined {
    const value = this.raw(name) ?? undefined;
    if (value !== undefined && !Array.isArray(value)) throw invalid(name, value);
    return value;
  }

  texts(name: string): string[] | undefined {
    const values = this.list(name);
    const odd = values?.find((value) => typeof value !== "string");
    if (odd !== undefined) throw invalid(name, odd);
    return values?.map(String);
  }

  integers(name: string): number[] | undefined {
    return this.list(name)?.map((value) => {
      if (!Number.isSafeInteger(Number(value))) throw invalid(name, value);
      return Number(value);
    });
  }

  objects(name: string): Fields[] | undefined {
    return this.list(name)?.map((value) => asFields(value, name));
  }

  object(name: string): Fields | undefined {
    const value = this.raw(name) ?? undefined;
    return value === undefined ? undefined : asFields(value, name);
  }
}

/** A request's body as an object; without JSON's content type it is not even looked at. */
export async function readFields(request: Request): Promise<Fields> {
  return asFields(await readBody(request), "");
}

/** A request's body, whatever JSON it holds. */
export async function readBody(request: Request): Promise<unknown> {
  if (!/^(application|text)\/([\w.-]+\+)?json\b/i.test(request.headers.get("content-type") ?? "")) {
    throw new Refusal(bare(415));
  }
  try {
    return JSON.parse(await request.text());
  } catch {
    throw fieldError("", "The input was not valid.");
  }
}

/** An object as fields. */
export function asFields(value: unknown, name: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw invalid(name, value);
  return new Fields(value);
}

/** Whether text is a day, or a day and a time, as Auvo takes them: no zone, no fraction. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2})?$/.test(text)) return false;
  const [day = "", time = "00:00:00"] = text.split("T");
  const parsed = new Date(`${day}T${time}Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(`${day}T${time}`);
}

/** A date of a body or filter; a day alone begins at midnight. */
export function localDate(fields: Fields, name: string): string | undefined {
  const text = fields.text(name)?.trim();
  if (text === undefined || text === "") return undefined;
  if (!isLocalDate(text)) throw invalid(name, text);
  return text.includes("T") ? text : `${text}T00:00:00`;
}

/** The end of a period; a day alone lasts until its last second. */
export function endDate(fields: Fields, name: string): string | undefined {
  const date = localDate(fields, name);
  return fields.text(name)?.includes("T") ? date : date?.replace("T00:00:00", "T23:59:59");
}
