import { type Decimal, decimal, sum, toCents } from "../../../lib/money.ts";
import type { Discount } from "../auvo/values.ts";

/** One line: how many, at what price, less what. */
export type Priced = { quantity: string; price: string; discount: Discount };
/** What a line costs before its discount, and what the discount takes off: exact cents. */
export type LineAmount = { gross: Decimal; off: Decimal };

/** @param perUnit the discount is of each unit, not of the line */
export function lineAmount({ quantity, price, discount }: Priced, perUnit = false): LineAmount {
  const gross = toCents(decimal(quantity).times(price));
  const off = discountOn(gross, discount, perUnit ? quantity : "1");
  return { gross, off };
}

/** What a discount takes off an amount, never more than all of it. */
export function discountOn(gross: Decimal, { type, value }: Discount, times = "1"): Decimal {
  const off = type === "percent" ? gross.times(value).div(100) : decimal(value).times(times);
  const cents = toCents(off);
  return cents.gt(gross) ? gross : cents;
}

export function netOf({ gross, off }: LineAmount): Decimal {
  return gross.minus(off);
}

/** Divides an amount in proportion to weights, to the cent: the shares add up to exactly the amount. */
export function divide(whole: Decimal, weights: readonly Decimal[]): Decimal[] {
  const total = sum(weights);
  if (total.eq(0)) return weights.map((_, index) => (index === 0 ? whole : decimal(0)));
  let left = whole;
  let leftWeight = total;
  return weights.map((weight) => {
    const share = leftWeight.eq(0) ? decimal(0) : toCents(left.times(weight).div(leftWeight));
    left = left.minus(share);
    leftWeight = leftWeight.minus(weight);
    return share;
  });
}

/** Takes what is off the whole off its lines, in proportion to what each costs. */
export function spreadDiscount(lines: readonly LineAmount[], off: Decimal): LineAmount[] {
  const shares = divide(off, lines.map(netOf));
  return lines.map((line, index) => ({ ...line, off: line.off.plus(shares[index] ?? 0) }));
}

/** Omie takes amounts as JSON numbers, which hold every amount of a few decimals as it is. */
export function toNumber(value: Decimal | string): number {
  return Number(value.toString());
}
