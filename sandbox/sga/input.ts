import { isIsoDate } from "../shared/isp-charges.ts";
import { Refusal } from "./envelope.ts";
import { MESSAGES } from "./messages.ts";

/** A JSON object as a caller sent it. */
export type Fields = Record<string, unknown>;

const MOST_ROWS = 5000;

/** A request's body; what is no JSON object, or is not called JSON, is as if nothing was sent. */
export async function readFields(request: Request): Promise<Fields> {
  const isJson = request.headers.get("content-type")?.includes("json") ?? false;
  const body = await request.text();
  if (!isJson) return {};
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : {};
  } catch {
    return {};
  }
}

/** A field as text: numbers are accepted where text is meant. */
export function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === "string") return value.trim();
  return typeof value === "number" ? String(value) : "";
}

/** A field as a whole number, zero or more; the fallback when it is not sent. */
export function wholeNumber(fields: Fields, name: string, fallback: number): number {
  const sent = text(fields, name);
  if (sent === "" && (fields[name] === undefined || fields[name] === null)) return fallback;
  if (!/^\d{1,9}$/.test(sent)) throw new Refusal(MESSAGES.invalid(name));
  return Number(sent);
}

/** The size of a page: 5000 unless said otherwise, and never more. */
export function pageSize(fields: Fields, names: readonly string[]): number {
  const name = names.find((candidate) => text(fields, candidate) !== "");
  if (name === undefined) return MOST_ROWS;
  const size = wholeNumber(fields, name, MOST_ROWS);
  if (size > MOST_ROWS) throw new Refusal(MESSAGES.pageTooLong);
  if (size === 0) throw new Refusal(MESSAGES.invalid(name));
  return size;
}

/** A date `YYYY-MM-DD`; undefined when it is not sent. */
export function isoDate(fields: Fields, name: string): string | undefined {
  const sent = text(fields, name);
  if (sent === "") return undefined;
  if (!isIsoDate(sent)) throw new Refusal(MESSAGES.invalid(name));
  return sent;
}

/** A date sent as `dd/mm/yyyy`, as `YYYY-MM-DD`; undefined when it is not sent. */
export function brazilianDate(fields: Fields, name: string): string | undefined {
  const sent = text(fields, name);
  if (sent === "") return undefined;
  const iso = /^\d{2}\/\d{2}\/\d{4}$/.test(sent) ? sent.split("/").reverse().join("-") : "";
  if (!isIsoDate(iso)) throw new Refusal(MESSAGES.invalid(name));
  return iso;
}

/** A plate without hyphen, in upper case. */
export function plateKey(plate: string): string {
  return plate.replace(/[^a-zA-Z0-9]/g, "").toUpperCase();
}
