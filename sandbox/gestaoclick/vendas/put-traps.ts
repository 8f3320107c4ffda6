import type { GestaoclickSwitches } from "../switches.ts";
import type { ReadLines } from "./lines.ts";
import type { Sale } from "./sale.ts";
import { totalsOf } from "./totals.ts";

type Amounts = Pick<
  Sale,
  "produtos" | "servicos" | "valor_produtos" | "valor_servicos" | "valor_custo" | "valor_total"
>;
type Discounts = Pick<Sale, "desconto_valor" | "desconto_porcentagem" | "valor_frete">;

/** What a write makes of the lines, and whether the stored total is lost although the check of payments passed. */
export interface LineResult {
  amounts: Amounts;
  losesTotal: boolean;
}

/** A new sale: its lines and their totals, nothing lost. */
export function amountsOfNewSale(lines: ReadLines, header: Discounts): LineResult {
  return { amounts: withTotals(lines, header), losesTotal: false };
}

/**
 * What the ERP's PUT makes of the lines. Integrators found, and contradict each other on: left-out lines make the
 * order worth nothing; so do wrapped ones, though the vendor doc shows them; so does a discount sent as `""`.
 */
export function amountsOfChangedSale(
  existing: Sale,
  lines: ReadLines,
  header: Discounts,
  switches: GestaoclickSwitches,
): LineResult {
  if (switches.PUT_IGNORES_LINES) return { amounts: amountsBefore(existing), losesTotal: false };
  if (lines.absent) {
    if (!switches.PUT_DROPS_LINES) return { amounts: withTotals(existing, header), losesTotal: false };
    return { amounts: withoutTotal(withTotals(lines, header)), losesTotal: true };
  }
  const hasLines = lines.produtos.length + lines.servicos.length > 0;
  const losesTotal =
    (lines.wrapped && switches.PUT_NESTED_ZEROES) ||
    (hasLines && !lines.wrapped && switches.PUT_FLAT_ZEROES) ||
    (lines.emptyDiscount && switches.PUT_EMPTY_DISCOUNT_ZEROES);
  return { amounts: withTotals(lines, header), losesTotal };
}

/** The same sale worth nothing. */
export function withoutTotal<Part extends { valor_total: string }>(part: Part): Part {
  return { ...part, valor_total: "0.00" };
}

function withTotals(lines: Pick<Sale, "produtos" | "servicos">, header: Discounts): Amounts {
  const { produtos, servicos } = lines;
  return { produtos, servicos, ...totalsOf({ produtos, servicos }, header) };
}

function amountsBefore(existing: Sale): Amounts {
  const { produtos, servicos, valor_produtos, valor_servicos, valor_custo, valor_total } = existing;
  return { produtos, servicos, valor_produtos, valor_servicos, valor_custo, valor_total };
}
