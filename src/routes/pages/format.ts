import { dateSchema, formatSaoPaulo } from "../../lib/dates.ts";
import { reais } from "../../strings/amounts.ts";
import { instantText } from "../../strings/instants.ts";
import { currentLanguage } from "../../strings/texts.ts";

const ENGLISH_DAY = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", dateStyle: "medium" });

/** "25/11/2026 14:03:05" or "25 Nov 2026, 14:03:05" in São Paulo. */
export function showInstant(instant: string): string {
  return instantText(instant, currentLanguage());
}

/** "14:03" in São Paulo. */
export function showTime(epochMs: number): string {
  return formatSaoPaulo(epochMs).slice(11, 16);
}

/** "2026-11-20" → "20/11/2026" or "20 Nov 2026". */
export function showDate(date: string): string {
  return currentLanguage() === "pt"
    ? date.split("-").reverse().join("/")
    : ENGLISH_DAY.format(new Date(`${date}T00:00:00Z`));
}

/** "1234.5" → "R$ 1.234,50" or "R$ 1,234.50". */
export function showMoney(amount: string): string {
  return reais(amount, currentLanguage());
}

/** 3000 → "3.000" or "3,000". */
export function showCount(count: number): string {
  return count.toLocaleString(currentLanguage() === "pt" ? "pt-BR" : "en");
}

/** 15300 → "15 KB": what a download weighs. */
export function showBytes(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1_000));
  return kilobytes < 1_000 ? `${kilobytes} KB` : `${showCount(Math.round(kilobytes / 100) / 10)} MB`;
}

/** "3.5" → "3,5" or "3.5". */
export function showQuantity(quantity: string): string {
  return currentLanguage() === "pt" ? quantity.replace(".", ",") : quantity;
}

/** Browsers add the seconds where a value had some. */
const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2})(?:\.\d{1,3})?)?$/;

/**
 * What a `datetime-local` field holds, as an instant: the fields are in São Paulo's time, as everything on the pages.
 * Brazil has kept UTC−3 all year since 2019. @returns undefined for what is no date
 */
export function readLocalTime(
  text: string | undefined,
  secondsAndMs: "00.000" | "59.999",
): string | undefined {
  const [, day, minute, second] = LOCAL_TIME.exec(text ?? "") ?? [];
  // A day that is not in its month would be taken for one of the next.
  if (!dateSchema.safeParse(day).success) return undefined;
  const [wholeSecond = "", ms = ""] = secondsAndMs.split(".");
  const epochMs = Date.parse(`${day}T${minute}:${second ?? wholeSecond}.${ms}-03:00`);
  return Number.isNaN(epochMs) ? undefined : new Date(epochMs).toISOString();
}

/** JSON as people read it, cut where it would swell the page. */
export function showJson(value: unknown, maxCharacters: number): string {
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  return text.length <= maxCharacters ? text : `${text.slice(0, maxCharacters)}\n…`;
}

/** A name that stands in the middle of sentences, as a label. */
export function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
