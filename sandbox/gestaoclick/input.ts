import { Refusal } from "./envelope.ts";
import { MESSAGES } from "./messages.ts";

/** A JSON object as a caller sent it. */
export type Fields = Record<string, unknown>;

/** Parses a request's body as JSON whatever its content type says. An empty body is an empty object. */
export async function readFields(request: Request): Promise<Fields> {
  // Not request.text(), which complains about a form's content type.
  const text = new TextDecoder().decode(await request.arrayBuffer());
  if (text.trim() === "") return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Refusal(MESSAGES.invalidJson);
  }
  if (!isFields(parsed)) throw new Refusal(MESSAGES.bodyNotObject);
  return parsed;
}

/** A field as text: numbers are accepted where text is meant, anything else is blank. */
export function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === "string") return value.trim();
  return typeof value === "number" || typeof value === "boolean" ? String(Number(value)) : "";
}

/** A field that is `"0"` or `"1"`, with what it is when absent or blank. */
export function bit(fields: Fields, name: string, fallback: "0" | "1"): "0" | "1" {
  const value = text(fields, name);
  return value === "" ? fallback : value === "0" ? "0" : "1";
}

/** Refuses the request when one of these fields is absent or blank. */
export function requireFields(fields: Fields, names: string[]): void {
  const missing = names.find((name) => text(fields, name) === "");
  if (missing) throw new Refusal(MESSAGES.required(missing));
}

/** An element of a list and whether it came wrapped in its singular key. */
export interface Element {
  fields: Fields;
  wrapped: boolean;
}

/** The elements of a list field, `{produto: {…}}` or flat; undefined when the field is absent or no list. */
export function elements(fields: Fields, name: string, wrapper: string): Element[] | undefined {
  const list = fields[name];
  if (!Array.isArray(list)) return undefined;
  return list.filter(isFields).map((element) => {
    const inner = element[wrapper];
    return isFields(inner) ? { fields: inner, wrapped: true } : { fields: element, wrapped: false };
  });
}

/** `YYYY-MM-DD` of a day that exists. */
function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
}

/** A date field; blank when absent, refused when it is no date. */
export function date(fields: Fields, name: string): string {
  const value = text(fields, name);
  if (value !== "" && !isDate(value)) throw new Refusal(MESSAGES.invalid(name));
  return value;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
