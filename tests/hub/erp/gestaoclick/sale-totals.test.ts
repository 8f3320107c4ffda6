import { describe, expect, test } from "vitest";
import { readSale, saleTotal } from "../../../../src/erp/flows/sales.ts";
import {
  alreadySays,
  roundingDifference,
  tookEffect,
  updatedSaleBody,
  withRemainder,
} from "../../../../src/erp/gestaoclick/sale-body.ts";
import { decimal, formatMoney, sum } from "../../../../src/lib/money.ts";
import { fc } from "../../../common/properties.ts";
import { remote, resolved } from "../../common/resolved-sale.ts";
import { PRODUCT, saleInput } from "../../common/sales.ts";

/** No cent of tolerance: there are no fractional quantities. */
const EXACTLY = decimal("0");

describe("whether the ERP's sale already says it", () => {
  const asTold = (changes: Record<string, unknown> = {}) => ({
    ...remote,
    ...updatedSaleBody(remote, resolved(), true),
    ...changes,
  });

  test("it does after it was told so, in whatever padding the ERP shows numbers", () => {
    const body = updatedSaleBody(asTold(), resolved(), false);
    expect(alreadySays(asTold(), body, EXACTLY)).toBe(true);
    expect(alreadySays(asTold({ valor_total: "50.0000", valor_frete: "15" }), body, EXACTLY)).toBe(true);
  });

  test.each([
    ["another customer", { cliente_id: "8" }],
    ["another seller", { vendedor_id: "6" }],
    ["another day", { data: "2026-11-21" }],
    ["no total", { valor_total: "0.00" }],
    ["other notes", { observacoes: "outra" }],
    ["other freight", { valor_frete: "1.00" }],
    ["no payments", { pagamentos: [] }],
    ["no lines", { produtos: [] }],
    ["a service more", { servicos: [{ servico: { servico_id: "1", quantidade: "1" } }] }],
  ])("not with %s", (_, change) => {
    const raw = asTold(change);
    expect(alreadySays(raw, updatedSaleBody(raw, resolved(), false), EXACTLY)).toBe(false);
  });

  test("a price that is shown net of its discount does not hide that a change took effect", () => {
    const body = updatedSaleBody(remote, resolved(), true);
    const [line] = body.produtos as { produto: Record<string, unknown> }[];
    const net = { ...remote, ...body, produtos: [{ produto: { ...line?.produto, valor_venda: "11.6667" } }] };
    expect(tookEffect(net, body, EXACTLY)).toBe(true);
    expect(tookEffect({ ...net, valor_total: "0.00" }, body, EXACTLY)).toBe(false);
  });
});

describe("cents that the ERP rounds another way", () => {
  const { sale } = resolved({ items: [PRODUCT, PRODUCT, PRODUCT] });

  test.each([
    [
      "O valor do pedido não pode ser diferente do valor das parcelas, está passando 0.01 no valor das parcelas",
      "-0.01",
    ],
    ["… está faltando 0.03", "0.03"],
    ["está sobrando R$ 0.02 no valor", "-0.02"],
  ])("%s", (message, difference) => {
    expect(roundingDifference(message, sale)?.toFixed(2)).toBe(difference);
  });

  test("more than a cent for each item is no rounding, and another refusal is none either", () => {
    expect(roundingDifference("está faltando 0.04", sale)).toBeUndefined();
    expect(roundingDifference("está passando 25200.00 no valor das parcelas", sale)).toBeUndefined();
    expect(roundingDifference("O campo data é obrigatório", sale)).toBeUndefined();
  });

  test("the last instalment takes the difference, the others stay, nothing is lost", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 10, max: 1_000_000 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: -9, max: 9 }),
        (amounts, cents) => {
          const payments = amounts.map((amount) => ({
            dueDate: "2026-12-20",
            amount: formatMoney(decimal(amount).div(100)),
          }));
          const before = { ...sale, payments };
          const after = withRemainder(before, decimal(cents).div(100));
          expect(after.payments?.slice(0, -1)).toEqual(payments.slice(0, -1));
          const total = (list: { amount: string }[]) => sum(list.map(({ amount }) => decimal(amount)));
          expect(
            total(after.payments ?? [])
              .minus(total(payments))
              .times(100)
              .toNumber(),
          ).toBe(cents);
        },
      ),
    );
  });
});

describe("the total of a sale", () => {
  test("each line is rounded to cents, then added, less the discount, plus the freight", () => {
    const half = { ...PRODUCT, price: "0.33", quantity: "1.5", unitPrice: null, discount: null };
    expect(
      formatMoney(
        saleTotal(readSale(saleInput({ items: [half, half], shipping: "1.00", discount: "0.50" }))),
      ),
    ).toBe("1.50");
  });

  test("is the same whatever the order of the items", () => {
    const item = fc.record({ price: fc.nat(9_999_999), quantity: fc.integer({ min: 1, max: 99_999 }) });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 20 }), (items) => {
        const input = items.map(({ price, quantity }) => ({
          ...PRODUCT,
          unitPrice: null,
          discount: null,
          price: `${Math.floor(price / 100)}.${String(price % 100).padStart(2, "0")}`,
          quantity: `${quantity}`,
        }));
        const total = (list: typeof input) => formatMoney(saleTotal(readSale(saleInput({ items: list }))));
        expect(total(input)).toBe(total([...input].reverse()));
        const cents = items.reduce(
          (all, { price, quantity }) => all + BigInt(price) * BigInt(quantity),
          1_500n,
        );
        expect(total(input)).toBe(`${cents / 100n}.${String(cents % 100n).padStart(2, "0")}`);
      }),
    );
  });
});
