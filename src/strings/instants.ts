import { formatSaoPaulo } from "../lib/dates.ts";
import type { Language, Params } from "./language.ts";

// In English the month is a word: a date of digits alone means another day to an American than to a Briton.
const ENGLISH = new Intl.DateTimeFormat("en-GB", {
  timeZone: "America/Sao_Paulo",
  dateStyle: "medium",
  timeStyle: "medium",
});

/** An instant that a text mentions: "25/11/2026 14:03:05" or "25 Nov 2026, 14:03:05" in São Paulo. */
export function instantText(instant: Params[string], language: Language): string {
  const epochMs = typeof instant === "string" ? Date.parse(instant) : Number.NaN;
  // What an older version stored was for people already.
  if (Number.isNaN(epochMs) || !String(instant).endsWith("Z")) return String(instant ?? "");
  return language === "pt" ? formatSaoPaulo(epochMs) : ENGLISH.format(epochMs);
}
