import { saoPauloDay } from "../../../lib/dates.ts";
import { decimal, formatMoney } from "../../../lib/money.ts";
import { ExpressionError } from "./expression-error.ts";
import { expressionTexts } from "./strings.ts";
import { shorten, wrongKind } from "./values.ts";

const MAX_NUMBER = 1e15;

/**
 * Reads an amount in any spelling of these ERPs, rounded half-up to cents. A single dot before three digits may be either
 * sign, and a wrong guess is a thousandfold: then somebody has to say which.
 * @param sign the decimal sign: "," or "."
 * @throws ExpressionError
 */
export function readMoney(value: unknown, sign?: string): string {
  if (typeof value === "number") {
    if (!Number.isFinite(value) || Math.abs(value) > MAX_NUMBER) {
      throw new ExpressionError(expressionTexts.notMoney(String(value)));
    }
    return inCents(String(value));
  }
  if (typeof value !== "string") throw wrongKind("money", "text", value);
  const plain = value.replace(/^\s*(-?)\s*(?:R\$)?\s*/i, "$1").replaceAll(/\s/g, "");
  if (!/^-?\d[\d.,]{0,30}$/.test(plain)) throw new ExpressionError(expressionTexts.notMoney(shorten(value)));
  const used = sign ?? decimalSignOf(plain);
  if (used === undefined) throw new ExpressionError(expressionTexts.ambiguousMoney(shorten(value)));
  const [whole = "", decimals = "", ...more] = plain.split(used);
  const grouping = used === "," ? "." : ",";
  const isGrouped = new RegExp(`^-?\\d{1,3}(\\${grouping}\\d{3})+$`).test(whole);
  const isWhole = /^-?\d+$/.test(whole) || isGrouped;
  if (!isWhole || more.length > 0 || !/^\d*$/.test(decimals)) {
    throw new ExpressionError(expressionTexts.notMoney(shorten(value)));
  }
  const digits = whole.replaceAll(grouping, "");
  return inCents(decimals === "" ? digits : `${digits}.${decimals}`);
}

/** Less than half a cent below nothing is nothing. */
function inCents(value: string): string {
  return formatMoney(decimal(value)).replace(/^-(0\.00)$/, "$1");
}

function decimalSignOf(text: string): "," | "." | undefined {
  const [comma, dot] = [text.lastIndexOf(","), text.lastIndexOf(".")];
  if (comma !== -1 && dot !== -1) return comma > dot ? "," : ".";
  if (comma === -1 && dot === -1) return ".";
  const sign = comma === -1 ? "." : ",";
  const parts = text.split(sign);
  // Several of the same sign group thousands: "1.234.567".
  if (parts.length > 2) return sign === "," ? "." : ",";
  const isAmbiguous = sign === "." && parts[1]?.length === 3 && !/^-?0/.test(text);
  return isAmbiguous ? undefined : sign;
}

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;
const BRAZILIAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:[ T].*)?$/;

/**
 * Reads a day, dd/mm/yyyy or ISO, with or without a time. An instant with an offset is the day that it is in São Paulo.
 * @returns null for the zeros that databases write for "no date"
 * @throws ExpressionError
 */
export function readDate(value: unknown): string | null {
  if (typeof value !== "string") throw wrongKind("date", "text", value);
  const text = value.trim();
  if (/^0{1,4}[-/]0{1,2}[-/]0{1,4}/.test(text)) return null;
  const iso = ISO.exec(text);
  if (iso?.[7] !== undefined) {
    const instant = Date.parse(text.replace(" ", "T"));
    if (!Number.isNaN(instant)) return saoPauloDay(instant);
  }
  const brazilian = BRAZILIAN.exec(text);
  const [year, month, day] =
    brazilian === null ? [iso?.[1], iso?.[2], iso?.[3]] : [brazilian[3], brazilian[2], brazilian[1]];
  const date = `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
  const exists = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(exists.getTime()) || exists.toISOString().slice(0, 10) !== date) {
    throw new ExpressionError(expressionTexts.notDate(shorten(value)));
  }
  return date;
}
