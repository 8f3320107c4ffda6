import Big from "big.js";
import type { Fields } from "./input.ts";
import type { Discount } from "./resources.ts";
import type { AuvoSwitches } from "./switches.ts";

export const NO_DISCOUNT: Discount = { type: 0, value: "0.00" };

/** What a discount takes off an amount. */
export function discountOf(discount: Discount, gross: Big): Big {
  return discount.type === 1 ? gross.times(discount.value).div(100).round(2) : new Big(discount.value);
}

/** A line's quantity times its price, and the same after its discount. */
export function lineTotals(line: { quantity: number; unitaryValue: string; discount: Discount }) {
  const gross = new Big(line.quantity).times(line.unitaryValue).round(2);
  return { gross, net: gross.minus(discountOf(line.discount, gross)) };
}

/** The sum of amounts. */
export function sum(amounts: (Big | string)[]): Big {
  return amounts.reduce<Big>((total, amount) => total.plus(amount), new Big(0));
}

/** A JSON number of an amount. */
export function toNumber(amount: Big | string): number {
  return Number(new Big(amount).toFixed(2));
}

/** `1.234,56`: thousands and decimals as they are written in Brazil. */
export function brazilianAmount(amount: string): string {
  return grouped(amount, ".", ",");
}

/** A product's price in the form that the switch says. */
export function showPrice(amount: string, form: AuvoSwitches["PRICE_OUT"]): string | number {
  switch (form) {
    case "dollar":
      return `$${grouped(amount, ",", ".")}`;
    case "real":
      return `R$ ${brazilianAmount(amount)}`;
    case "comma":
      return brazilianAmount(amount);
    case "dot":
      return amount;
    case "number":
      return Number(amount);
  }
}

/** Text read with Brazil's separators: a dot only groups, so `10.50` is a thousand and fifty. Undefined: no number. */
export function parseBrazilian(text: string): string | undefined {
  return parsed(text.replaceAll(".", "").replace(",", "."));
}

/** Text read with a dot before the decimals; a comma only groups. Undefined: no number. */
export function parseInvariant(text: string): string | undefined {
  return parsed(text.replaceAll(",", ""));
}

/** `{type, value}` of a body; money when the type is not 1. */
export function readDiscount(fields: Fields | undefined, names = { type: "type", value: "value" }): Discount {
  const value = fields?.amount(names.value);
  if (!fields || value === undefined) return NO_DISCOUNT;
  return { type: fields.integer(names.type) === 1 ? 1 : 0, value };
}

function parsed(text: string): string | undefined {
  const bare = text.replace(/^R?\$\s*/, "").trim();
  return /^-?\d+(\.\d+)?$/.test(bare) ? new Big(bare).toFixed(2) : undefined;
}

function grouped(amount: string, thousands: string, decimals: string): string {
  const [whole = "0", cents = "00"] = new Big(amount).toFixed(2).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, thousands)}${decimals}${cents}`;
}
