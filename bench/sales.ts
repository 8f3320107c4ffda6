import { cpf } from "cpf-cnpj-validator";
import { decimal, formatMoney, sum } from "../src/lib/money.ts";

export type Item = {
  type: "product" | "service";
  code: string;
  name: string;
  price: string;
  quantity: string;
};
export type Customer = { name: string; document: string; phone: string };
export type SaleBody = Record<string, unknown>;

/** The nth CPF that is valid: always the same one. */
function documentOf(index: number): string {
  const base = String(200_000_000 + index * 7_919);
  for (let check = 0; check < 100; check++) {
    const candidate = base + String(check).padStart(2, "0");
    if (cpf.isValid(candidate)) return cpf.format(candidate);
  }
  throw new Error("no check digits fit");
}

export function customerOf(index: number): Customer {
  return { name: `Cliente ${index}`, document: documentOf(index), phone: "11988887777" };
}

export function itemOf(index: number, type: Item["type"] = "product"): Item {
  const price = formatMoney(decimal(1_000 + index * 37).div(100));
  return { type, code: `B${String(index).padStart(4, "0")}`, name: `Item ${index}`, price, quantity: "2" };
}

/** A sale whose two instalments add up to its total. */
export function saleOf(number: number, customer: Customer, items: readonly Item[]): SaleBody {
  const total = sum([
    decimal("15.00"),
    ...items.map(({ price, quantity }) => decimal(price).times(quantity)),
  ]);
  const first = decimal(formatMoney(total.div(2)));
  return {
    kind: "sale",
    number: String(number),
    date: "2026-11-20",
    seller: { name: "Ana Paula" },
    customer,
    items,
    shipping: "15.00",
    payments: [
      { dueDate: "2026-12-01", amount: formatMoney(first), method: "PIX" },
      { dueDate: "2027-01-01", amount: formatMoney(total.minus(first)), method: "Boleto" },
    ],
  };
}

const CUSTOMERS = 30;
const PRODUCTS = 40;
/** So many consecutive sales name every customer and every product at least once. */
export const ALL_NAMED = PRODUCTS;

/** The nth sale of a shop with 30 customers and 40 products and services: one to three lines. */
export function shopSale(index: number): SaleBody {
  const items = Array.from({ length: 1 + (index % 3) }, (_, line) => {
    const product = (index * 7 + line * 13) % PRODUCTS;
    return itemOf(product, product % 8 === 0 ? "service" : "product");
  });
  return saleOf(10_000 + index, customerOf(index % CUSTOMERS), items);
}
