import { expect, test } from "vitest";
import type { SaleInput } from "../../../../src/erp/flows/sales.ts";
import { PRODUCT, saleInput } from "../../common/sales.ts";
import { only, Shop } from "../../common/shop.ts";

/** Two lines of 1.5 × 0.33 = 0.495: 1.00 when each is rounded, 0.99 when the sum is. */
const fractional: SaleInput = saleInput({
  items: ["A-1", "A-2"].map((code) => ({
    ...PRODUCT,
    code,
    name: `Item ${code}`,
    price: "0.33",
    quantity: "1.5",
    unitPrice: null,
    discount: null,
  })),
  shipping: null,
  payments: [
    { dueDate: "2026-12-20", amount: "0.50", method: "Boleto" },
    { dueDate: "2027-01-20", amount: "0.50", method: "Boleto" },
  ],
});
const validatorRoundsOnce = { switches: { VALIDATOR_ROUNDS_ONCE: true } };

test("the last instalment takes the cent that the ERP rounds another way", async () => {
  const shop = await Shop.open(validatorRoundsOnce);
  expect(await shop.deliver("s-1", fractional)).toMatchObject({ state: "delivered" });
  const sale = only(await shop.erp.sales());
  expect(sale.pagamentos.map(({ valor }) => valor)).toEqual(["0.50", "0.49"]);
  expect(await shop.events()).toContain("payments.adjusted");
});

test("a resend of a sale that was rounded another way leaves it as it is", async () => {
  const shop = await Shop.open(validatorRoundsOnce);
  await shop.deliver("s-1", fractional);
  const before = only(await shop.erp.sales());
  await shop.resend("s-1");
  await shop.settle();
  const after = only(await shop.erp.sales());
  expect(after).toMatchObject({ valor_total: before.valor_total, pagamentos: before.pagamentos });
  expect(await shop.delivery("s-1")).toMatchObject({ state: "delivered" });
});

test("a CRM that rounds once is taken at its word", async () => {
  const once = { ...fractional, payments: [{ dueDate: "2026-12-20", amount: "0.99", method: "Boleto" }] };
  for (const switches of [{}, { VALIDATOR_ROUNDS_ONCE: true }]) {
    const shop = await Shop.open({ switches });
    expect(await shop.deliver("s-1", once)).toMatchObject({ state: "delivered" });
    await shop.resend("s-1");
    await shop.settle();
    expect(await shop.delivery("s-1")).toMatchObject({ state: "delivered" });
    expect(only(await shop.erp.sales()).valor_total).toBe("1.00");
  }
});

test("prices that the ERP shows net of their discount are not reduced twice", async () => {
  const shop = await Shop.open({ switches: { GET_NET_VALOR_VENDA: true } });
  await shop.deliver("s-1", saleInput());
  for (let round = 0; round < 3; round++) {
    await shop.resend("s-1");
    await shop.settle();
    expect(await shop.delivery("s-1")).toMatchObject({ state: "delivered" });
    expect(only(await shop.erp.sales())).toMatchObject({ valor_total: "50.00", valor_produtos: "35.00" });
  }
});
