import Big from "big.js";
import { isIsoDate } from "../shared/isp-charges.ts";
import { Refusal } from "./envelope.ts";
import { MESSAGES } from "./messages.ts";

/** What a caller sent: the body's fields, or the query's of a GET. */
export type Fields = Record<string, unknown>;

/** Reads a request: query, form, multipart or JSON. A body of another type, or broken JSON, has no fields. */
export async function readFields(request: Request): Promise<{ fields: Fields; isJson: boolean }> {
  if (request.method === "GET") {
    return { fields: Object.fromEntries(new URL(request.url).searchParams), isJson: false };
  }
  const type = request.headers.get("content-type") ?? "";
  const body = request.clone();
  if (type.includes("json")) {
    try {
      const parsed: unknown = await body.json();
      return { fields: typeof parsed === "object" && parsed !== null ? { ...parsed } : {}, isJson: true };
    } catch {
      return { fields: {}, isJson: true };
    }
  }
  if (type.includes("multipart/form-data") || type.includes("x-www-form-urlencoded")) {
    try {
      return { fields: Object.fromEntries(await body.formData()), isJson: false };
    } catch {
      return { fields: {}, isJson: false };
    }
  }
  return { fields: {}, isJson: false };
}

/** A field as text: numbers and booleans are taken as forms write them. */
export function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === "string") return value.trim();
  if (typeof value === "boolean") return value ? "1" : "0";
  return typeof value === "number" ? String(value) : "";
}

/** A field that must be filled. */
export function required(fields: Fields, name: string): string {
  const value = text(fields, name);
  if (value === "") throw new Refusal(MESSAGES.required(name));
  return value;
}

/** An amount with a dot and at most two decimals; blank becomes the fallback. */
export function amount(fields: Fields, name: string, fallback: string): string {
  const value = text(fields, name);
  if (value === "") return fallback;
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(value)) throw new Refusal(MESSAGES.invalid(name));
  return new Big(value).toFixed(2);
}

/** A date `YYYY-MM-DD`, strictly; blank stays blank. */
export function date(fields: Fields, name: string): string {
  const value = text(fields, name);
  if (value !== "" && !isIsoDate(value)) throw new Refusal(MESSAGES.invalid(name));
  return value;
}

/** Whether a field is switched on. */
export function isOn(fields: Fields, name: string): boolean {
  return ["1", "true", "sim"].includes(text(fields, name).toLowerCase());
}
