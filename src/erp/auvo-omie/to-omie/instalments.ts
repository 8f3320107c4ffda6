import { type Decimal, decimal, sum } from "../../../lib/money.ts";
import type { Quotation } from "../auvo/quotations.ts";
import { omieDate } from "../omie/call.ts";
import { divide, toNumber } from "./amounts.ts";

/** Omie's code of a term for instalments that are told one by one. */
const OWN_INSTALMENTS = "999";

export type Instalment = { number: number; date: string; amount: number; percent: number };
export type Payment = { term: string; instalments: Instalment[] };

/**
 * How an order is paid: by the quotation's instalments, in proportion where the order is a part of it, their amounts adding
 * up to exactly the order and their percentages to exactly 100; or by the term of the settings.
 */
export function paymentOf(
  { installments }: Pick<Quotation, "installments">,
  total: Decimal,
  term: string | undefined,
): Payment {
  const parts = installments.map(({ value, dueDate }) => ({
    weight: decimal(value ?? "0"),
    day: /^\d{4}-\d{2}-\d{2}/.exec(dueDate ?? "")?.[0],
  }));
  const isWhole = parts.length > 0 && parts.every(({ day }) => day !== undefined);
  const weights = parts.map(({ weight }) => weight);
  if (!isWhole || total.eq(0) || sum(weights).eq(0)) return { term: term ?? "000", instalments: [] };
  const amounts = divide(total, weights);
  const percents = divide(decimal(100), weights);
  return {
    term: OWN_INSTALMENTS,
    instalments: parts.map(({ day = "" }, index) => ({
      number: index + 1,
      date: omieDate(day),
      amount: toNumber(amounts[index] ?? "0"),
      percent: toNumber(percents[index] ?? "0"),
    })),
  };
}
