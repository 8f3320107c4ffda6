import { formatMoney, formatReais } from "../lib/money.ts";
import type { Language, Params } from "./language.ts";

/** An amount that a text mentions: "1234.50" → "R$ 1.234,50" or "R$ 1,234.50". What is no amount stands as it is. */
export function reais(value: Params[string], language: Language = "pt"): string {
  if (typeof value !== "string" || !/^-?\d+(\.\d+)?$/.test(value)) return String(value);
  if (language === "pt") return formatReais(value);
  const grouped = formatMoney(value.replace("-", "")).replace(/\B(?=(\d{3})+\.)/g, ",");
  return `${value.startsWith("-") ? "-" : ""}R$ ${grouped}`;
}
