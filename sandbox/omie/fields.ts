import { type Fields, isFields } from "./complex-types.ts";
import { OmieFault } from "./envelope.ts";
import { MESSAGES } from "./messages.ts";

/** A text tag without outer spaces; blank when absent. */
export function text(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === "string" ? value.trim() : "";
}

/** A number tag; zero when absent. */
export function number(fields: Fields, name: string): number {
  const value = fields[name];
  return typeof value === "number" ? value : 0;
}

/** A block; empty when absent. */
export function block(fields: Fields, name: string): Fields {
  const value = fields[name];
  return isFields(value) ? value : {};
}

/** A list of blocks; empty when absent. */
export function blocks(fields: Fields, name: string): Fields[] {
  const value = fields[name];
  return Array.isArray(value) ? value.filter(isFields) : [];
}

/** A yes/no tag; refused when it is neither `S` nor `N`. */
export function yesNo(fields: Fields, name: string, fallback: "S" | "N"): "S" | "N" {
  const value = text(fields, name);
  if (value === "") return fallback;
  if (value !== "S" && value !== "N")
    throw new OmieFault("105", MESSAGES.notAnOption(name, value, ["S", "N"]));
  return value;
}

/** Refuses a write in which one of these text or number tags is absent, blank or zero. */
export function requireTags(fields: Fields, names: readonly string[]): void {
  for (const name of names) {
    if (text(fields, name) === "" && number(fields, name) === 0) {
      throw new OmieFault("1000", MESSAGES.required(name));
    }
  }
}

/** Refuses a value that is none of the options; blank passes. */
export function requireOption(fields: Fields, name: string, options: readonly string[]): void {
  const value = text(fields, name);
  if (value !== "" && !options.includes(value)) {
    throw new OmieFault("105", MESSAGES.notAnOption(name, value, options));
  }
}

/** `dd/mm/aaaa` of a tag as `YYYY-MM-DD`; blank when absent, refused when it is no date or of a year before 1901. */
export function isoDay(fields: Fields, name: string): string {
  const value = text(fields, name);
  if (value === "") return "";
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(value) ?? [];
  const iso = `${year}-${month}-${day}`;
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(iso)) {
    throw new OmieFault("104", MESSAGES.invalidDate(name, value));
  }
  if (Number(year) <= 1900) throw new OmieFault("104", MESSAGES.yearTooEarly(name, value));
  return iso;
}

/** `YYYY-MM-DD` as `dd/mm/aaaa`; blank stays blank. */
export function brazilianDay(iso: string): string {
  return iso.slice(0, 10).split("-").reverse().join("/");
}
