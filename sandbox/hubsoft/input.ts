import Big from "big.js";
import { isIsoDate } from "../shared/isp-charges.ts";
import { Refusal } from "./envelope.ts";
import { MESSAGES } from "./messages.ts";

/** A JSON object as a caller sent it. */
export type Fields = Record<string, unknown>;

/** A request's body; only JSON is understood. */
export async function readFields(request: Request): Promise<Fields> {
  const isJson = request.headers.get("content-type")?.includes("json") ?? false;
  const text = await request.text();
  if (!isJson || text.trim() === "") return {};
  try {
    return asFields(JSON.parse(text)) ?? {};
  } catch {
    throw new Refusal(MESSAGES.invalidJson);
  }
}

/** An object as fields; undefined when it is none. */
export function asFields(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

/** A field as text: numbers are accepted where text is meant. */
export function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === "string") return value.trim();
  return typeof value === "number" ? String(value) : "";
}

/** A field as text; refused when blank. `label` is how the refusal names it. */
export function required(fields: Fields, name: string, label = name): string {
  const value = text(fields, name);
  if (value === "") throw new Refusal(MESSAGES.required(label));
  return value;
}

/** An amount with at most two decimals; blank becomes the fallback. */
export function amount(fields: Fields, name: string, fallback: string): string {
  const value = text(fields, name);
  if (value === "") return fallback;
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(value)) throw new Refusal(MESSAGES.invalid(name));
  return new Big(value).toFixed(2);
}

/** A date `YYYY-MM-DD`; blank becomes the fallback. */
export function date(fields: Fields, name: string, fallback: string): string {
  const value = text(fields, name);
  if (value === "") return fallback;
  if (!isIsoDate(value)) throw new Refusal(MESSAGES.invalid(name));
  return value;
}
