import Big from "big.js";
import { z } from "zod";

/**
 * Decimal arithmetic on strings. No amount ever becomes a JavaScript number: 0.1 + 0.2 is a bookkeeping error.
 * Rounding is half-up, as Brazilian invoices and GestãoClick round.
 */
export type Decimal = Big;

const ROUND_HALF_UP = 1;

export function decimal(value: string | number): Decimal {
  return new Big(value);
}

/** Rounds half-up to whole cents: the value an invoice line or total really has. */
export function toCents(value: Decimal): Decimal {
  return value.round(2, ROUND_HALF_UP);
}

/** "1234.5" → "1234.50". */
export function formatMoney(value: Decimal | string): string {
  return new Big(value).toFixed(2, ROUND_HALF_UP);
}

/** "1234.5" → "R$ 1.234,50", for people. */
export function formatReais(value: Decimal | string): string {
  const [units = "0", cents = "00"] = formatMoney(value).split(".");
  const negative = units.startsWith("-");
  const grouped = units.replace("-", "").replace(/\B(?=(\d{3})+(?!\d))/g, ".");
  return `${negative ? "-" : ""}R$ ${grouped},${cents}`;
}

export function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => total.plus(value), new Big(0));
}

/** True when both are the same amount, whatever their number of zeros: "12.5" and "12.50". */
export function sameAmount(left: string, right: string): boolean {
  return new Big(left).eq(right);
}

function decimalString(decimals: 2 | 4) {
  const pattern = new RegExp(`^\\d{1,12}(\\.\\d{1,${decimals}})?$`);
  return z
    .string({ error: (issue) => (issue.input === undefined ? undefined : "not_decimal_string") })
    .regex(pattern, {
      error: decimals === 2 ? "money_format" : "decimal_format",
      // What is no number must not reach the checks that calculate with it.
      abort: true,
    });
}

/** An amount of money: at most 12 digits and 2 decimals, never negative. "15" and "15.0" become "15.00". */
export const moneySchema = decimalString(2).transform(formatMoney);
/** A unit price: GestãoClick keeps up to four decimals. */
export const priceSchema = decimalString(4).transform(formatPrice);
/** A quantity: up to four decimals. "3.0" becomes "3". */
export const quantitySchema = decimalString(4)
  .refine((value) => new Big(value).gt(0), { error: "not_positive" })
  .transform((value) => new Big(value).toString());

/** A unit price with at least two decimals and no needless zeros after them: "12" → "12.00", "1.2345" stays. */
export function formatPrice(value: string): string {
  const exact = new Big(value);
  return exact.eq(toCents(exact)) ? formatMoney(exact) : exact.toString();
}
