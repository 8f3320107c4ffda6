import { type Decimal, decimal, sum, toCents } from "../../../lib/money.ts";
import type { FlowContext } from "../../connector.ts";
import { dead } from "../../outcome.ts";
import type { Discount } from "../auvo/values.ts";
import type { Settings } from "../settings.ts";
import { discountOn, type LineAmount, lineAmount, netOf, spreadDiscount, toNumber } from "./amounts.ts";
import { defaultService, omieProducts, omieService, type ProductLine, type ServiceLine } from "./items.ts";

type Context = FlowContext<Settings>;

type WithAmount = { quantity?: string | undefined; price?: string | undefined; discount: Discount };
export type PricedService = ServiceLine & WithAmount;
export type PricedProduct = ProductLine & WithAmount;

/** What a service order holds of Auvo's: its lines, and what is off the whole. */
export type Work = {
  services: readonly PricedService[];
  products: readonly PricedProduct[];
  /** Sums of what is on the task beside them. */
  costs: Decimal;
  discount: Discount;
};

export type ServiceOrderLines = {
  ServicosPrestados: Record<string, unknown>[];
  parts: { nCodProdutoPU: number; nQtdePU: number; codigo_local_estoque: number }[];
  /** What the services come to. */
  total: Decimal;
};

/** @throws DeliveryStop where a line has no counterpart in Omie */
export async function serviceOrderLines(
  context: Context,
  work: Work,
  from: { flow: string; id: string },
): Promise<ServiceOrderLines> {
  const { settings } = context;
  const retention = settings.omieIssWithheld ? "S" : "N";
  if (work.services.length === 0) {
    // Without a price of its own a line has the catalogue's, which a description of ours has not.
    return {
      ServicosPrestados: [{ ...defaultService(settings, from), nQtde: 1, cRetemISS: retention }],
      parts: await usedParts(context, work.products),
      total: decimal(0),
    };
  }
  const amounts = serviceAmounts(work);
  const rows = [];
  for (const [index, line] of work.services.entries()) {
    const amount = amounts[index];
    if (amount === undefined) throw new Error("a service line without an amount");
    rows.push({ ...(await omieService(context, line)), ...pricesOf(line, amount), cRetemISS: retention });
  }
  return {
    ServicosPrestados: rows,
    parts: await usedParts(context, work.products),
    total: sum(amounts.map(netOf)),
  };
}

/** What is off the whole is taken off services, products and costs in proportion; Omie's order holds the services. */
function serviceAmounts({ services, products, costs, discount }: Work): LineAmount[] {
  const own = services.map(amountOf);
  const others = [...products.map(amountOf), { gross: costs, off: decimal(0) }];
  const all = [...own, ...others];
  const off = discountOn(sum(all.map(netOf)), discount);
  return off.eq(0) ? own : spreadDiscount(all, off).slice(0, own.length);
}

function amountOf({
  quantity,
  price,
  discount,
  name = "?",
}: WithAmount & { name?: string | undefined }): LineAmount {
  if (quantity === undefined || price === undefined) throw dead("auvo_line_incomplete", { item: name });
  return lineAmount({ quantity, price, discount });
}

/** A service for nothing is one at the catalogue's price, all of it off: Omie takes no price of zero. */
export function pricesOf(
  { quantity = "1", price = "0" }: WithAmount,
  { off }: LineAmount,
): Record<string, unknown> {
  if (decimal(price).eq(0)) return { nQtde: toNumber(quantity), cTpDesconto: "P", nAliqDesconto: 100 };
  return {
    nQtde: toNumber(quantity),
    nValUnit: toNumber(price),
    ...(off.eq(0) ? {} : { cTpDesconto: "V", nValorDesconto: toNumber(toCents(off)) }),
  };
}

/** Products used on a task leave the stock; a service order has no price for them. */
async function usedParts(
  context: Context,
  products: readonly PricedProduct[],
): Promise<ServiceOrderLines["parts"]> {
  if (products.length === 0) return [];
  const location = context.settings.omieStockLocationId;
  if (location === undefined) throw dead("setting_missing", { setting: "omieStockLocationId" });
  const codes = await omieProducts(context, products);
  return products.map(({ quantity, name = "?" }, index) => {
    if (quantity === undefined) throw dead("auvo_line_incomplete", { item: name });
    return {
      nCodProdutoPU: codes[index] ?? 0,
      nQtdePU: toNumber(quantity),
      codigo_local_estoque: Number(location),
    };
  });
}

/** What each order of Omie's must have. @throws DeliveryStop setting_missing */
export function requiredSettings({ omieAccountId, omieCategoryCode }: Settings): {
  account: number;
  category: string;
} {
  if (omieAccountId === undefined) throw dead("setting_missing", { setting: "omieAccountId" });
  if (omieCategoryCode === undefined) throw dead("setting_missing", { setting: "omieCategoryCode" });
  return { account: Number(omieAccountId), category: omieCategoryCode };
}
