import { type Decimal, decimal, formatMoney, sum } from "../../../lib/money.ts";
import { dead } from "../../outcome.ts";
import type { Quotation, QuotationLine } from "../auvo/quotations.ts";
import { discountOn, type LineAmount, lineAmount, netOf, spreadDiscount } from "./amounts.ts";

export type QuotationAmounts = {
  products: LineAmount[];
  services: LineAmount[];
  /** What comes on top, less its part of the discount. */
  costs: Decimal;
};

/**
 * What the lines of a quotation come to, with the discount of the whole spread over them to the cent. Whether a line's
 * discount is of the line or of each unit Auvo does not say: its own total does.
 * @throws DeliveryStop quotation_total_unclear where neither adds up to it
 */
export function quotationAmounts(quotation: Quotation): QuotationAmounts {
  const readings = [false, true].map((perUnit) => amountsOf(quotation, perUnit));
  const told = quotation.netTotal === undefined ? undefined : decimal(quotation.netTotal);
  const fitting = readings.find((amounts) => told === undefined || totalOf(amounts).eq(told));
  if (fitting !== undefined) return fitting;
  const [first] = readings;
  throw dead("quotation_total_unclear", {
    total: formatMoney(first === undefined ? decimal(0) : totalOf(first)),
    told: formatMoney(told ?? decimal(0)),
  });
}

function amountsOf({ products, services, costs, discount }: Quotation, perUnit: boolean): QuotationAmounts {
  const lines = [...products, ...services].map((line) => amountOf(line, perUnit));
  const extra = { gross: sum(costs.map(({ value }) => decimal(value ?? "0"))), off: decimal(0) };
  const all = [...lines, extra];
  const off = discountOn(sum(all.map(netOf)), discount);
  const spread = off.eq(0) ? all : spreadDiscount(all, off);
  return {
    products: spread.slice(0, products.length),
    services: spread.slice(products.length, lines.length),
    costs: netOf(spread.at(-1) ?? extra),
  };
}

function amountOf(
  { quantity, price, discount, name, code = "?" }: QuotationLine,
  perUnit: boolean,
): LineAmount {
  if (quantity === undefined || price === undefined)
    throw dead("auvo_line_incomplete", { item: name ?? code });
  return lineAmount({ quantity, price, discount }, perUnit);
}

function totalOf({ products, services, costs }: QuotationAmounts): Decimal {
  return sum([...products, ...services].map(netOf)).plus(costs);
}
