import { formatReais } from "../lib/money.ts";
import type { Params } from "./language.ts";

/** An amount that a Portuguese text mentions: "1234.50" → "R$ 1.234,50". What is no amount stands as it is. */
export function reais(value: Params[string]): string {
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? formatReais(value) : String(value);
}
