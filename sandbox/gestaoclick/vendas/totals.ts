import { Refusal } from "../envelope.ts";
import { MESSAGES } from "../messages.ts";
import { type Decimal, money, sum, toCents, toDecimal } from "../money.ts";
import type { GestaoclickSwitches } from "../switches.ts";
import { costOf, exactLineTotal } from "./lines.ts";
import type { LineAmounts, Payment, Sale } from "./sale.ts";

type Discounts = Pick<Sale, "desconto_valor" | "desconto_porcentagem" | "valor_frete">;
type Lines = Pick<Sale, "produtos" | "servicos">;
type Totals = Pick<Sale, "valor_produtos" | "valor_servicos" | "valor_custo" | "valor_total">;

/** The totals of a sale as 127 of 127 live sales show them: line totals are rounded first, then added. */
export function totalsOf(lines: Lines, header: Discounts): Totals {
  const products = sumOfTotals(lines.produtos);
  const services = sumOfTotals(lines.servicos);
  return {
    valor_produtos: money(products),
    valor_servicos: money(services),
    valor_custo: money(costOf([...lines.produtos, ...lines.servicos])),
    valor_total: money(documentTotal(products.plus(services), header)),
  };
}

/**
 * Refuses instalments that do not add up to the sale, to the cent, in the ERP's literal words. The ERP's validator
 * may round once where stored lines are rounded each: the switch VALIDATOR_ROUNDS_ONCE repeats that.
 */
export function requireMatchingPayments(
  sale: Lines & Discounts & { valor_total: string; pagamentos: Payment[] },
  switches: GestaoclickSwitches,
): void {
  if (sale.pagamentos.length === 0) return;
  const expected = switches.VALIDATOR_ROUNDS_ONCE ? totalRoundedOnce(sale) : toDecimal(sale.valor_total);
  const difference = sum(sale.pagamentos.map((payment) => toDecimal(payment.valor))).minus(expected);
  if (difference.gt(0)) throw new Refusal(MESSAGES.instalmentsTooHigh(money(difference)));
  if (difference.lt(0)) throw new Refusal(MESSAGES.instalmentsTooLow(money(difference.abs())));
}

function sumOfTotals(lines: LineAmounts[]): Decimal {
  return sum(lines.map((line) => toDecimal(line.valor_total)));
}

function documentTotal(linesTotal: Decimal, header: Discounts): Decimal {
  const percent = toDecimal("100").minus(toDecimal(header.desconto_porcentagem)).div(100);
  return toCents(linesTotal.times(percent))
    .minus(toDecimal(header.desconto_valor))
    .plus(toDecimal(header.valor_frete));
}

function totalRoundedOnce(sale: Lines & Discounts): Decimal {
  return documentTotal(sum([...sale.produtos, ...sale.servicos].map(exactLineTotal)), sale);
}
