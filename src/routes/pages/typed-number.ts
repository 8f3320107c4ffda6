import type { Language } from "../../strings/language.ts";

/** A number as its reader writes it: "0,5" in Portuguese, "0.5" in English. */
export function showNumber(value: number, language: Language): string {
  const text = String(value);
  return language === "pt" ? text.replace(".", ",") : text;
}

/**
 * What somebody typed, as a number; undefined when it is none. The other language's separator is understood too, but not where
 * it may part thousands: "1.000" is a thousand to a Brazilian and one to JavaScript, so whoever typed it is asked.
 */
export function parseNumber(text: string, language: Language): number | undefined {
  const typed = text.trim();
  if (!/^[+-]?\d+([.,]\d+)?(e[+-]?\d+)?$/i.test(typed)) return undefined;
  const grouping = language === "pt" ? /^[+-]?[1-9]\d{0,2}\.\d{3}$/ : /^[+-]?[1-9]\d{0,2},\d{3}$/;
  if (grouping.test(typed)) return undefined;
  const value = Number(typed.replace(",", "."));
  return Number.isFinite(value) ? value : undefined;
}
