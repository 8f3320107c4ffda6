import { describe, expect, test } from "vitest";
import * as money from "../../../src/lib/money.ts";
import { fc } from "../../common/properties.ts";

const {
  decimal,
  formatMoney,
  formatReais,
  moneySchema,
  priceSchema,
  quantitySchema,
  sameAmount,
  sum,
  toCents,
} = money;

/** A whole number of cents, and the text that says it. */
const cents = fc.bigInt({ min: 0n, max: 99_999_999_999_999n });
const textOf = (amount: bigint) => `${amount / 100n}.${String(amount % 100n).padStart(2, "0")}`;

describe("amounts are exact", () => {
  test("a sum of cents is the sum of the integers, however many and large", () => {
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 50 }), (amounts) => {
        const total = sum(amounts.map((amount) => decimal(textOf(amount))));
        expect(formatMoney(total)).toBe(textOf(amounts.reduce((left, right) => left + right, 0n)));
      }),
    );
  });

  test("0.1 + 0.2 is 0.3, and the sum of nothing is nothing", () => {
    expect(formatMoney(sum([decimal("0.1"), decimal("0.2")]))).toBe("0.30");
    expect(sum([decimal("0.1"), decimal("0.2")]).eq("0.3")).toBe(true);
    expect(formatMoney(sum([]))).toBe("0.00");
  });

  test("rounding is half up on the decimal that was written, not on a float near it", () => {
    for (const [exact, rounded] of [
      ["0.005", "0.01"],
      ["1.005", "1.01"],
      ["1.0049999", "1.00"],
      ["2.675", "2.68"],
      ["-0.005", "-0.01"],
      ["12.5", "12.50"],
    ] as const) {
      expect(formatMoney(toCents(decimal(exact)))).toBe(rounded);
      expect(formatMoney(exact)).toBe(rounded);
    }
  });

  test("rounding moves an amount by at most half a cent, and twice is once", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), (tenThousandths) => {
        const exact = decimal(`${tenThousandths}e-4`);
        const rounded = toCents(exact);
        expect(rounded.minus(exact).abs().lte("0.005")).toBe(true);
        expect(toCents(rounded).eq(rounded)).toBe(true);
      }),
    );
  });

  test("the same amount is the same with any number of zeros", () => {
    expect(sameAmount("12.5", "12.50")).toBe(true);
    expect(sameAmount("0", "0.0000")).toBe(true);
    expect(sameAmount("12.5", "12.51")).toBe(false);
  });
});

describe("people read reais", () => {
  test.each([
    ["0", "R$ 0,00"],
    ["1234.5", "R$ 1.234,50"],
    ["999999999999.99", "R$ 999.999.999.999,99"],
    ["-1234567.891", "-R$ 1.234.567,89"],
    ["100", "R$ 100,00"],
  ])("%s is %s", (amount, text) => {
    expect(formatReais(amount)).toBe(text);
    expect(formatReais(decimal(amount))).toBe(text);
  });
});

describe("what the API takes as an amount", () => {
  test.each(["0", "12.5", "12.50", "999999999999.99"])("money %s", (text) => {
    const parsed = moneySchema.parse(text);
    expect(sameAmount(parsed, text)).toBe(true);
  });

  test.each([
    ["a number", 12.5],
    ["a comma", "12,50"],
    ["three decimals", "12.505"],
    ["a sign", "-1.00"],
    ["a plus", "+1.00"],
    ["an exponent", "1e3"],
    ["a thousands point", "1.234.50"],
    ["a bare point", "1."],
    ["blanks", " 1.00 "],
    ["nothing", ""],
    ["thirteen digits", "1000000000000.00"],
    ["other digits", "١٢"],
    ["a line break at the end", "12.50\n"],
  ])("money refuses %s", (_, value) => {
    expect(moneySchema.safeParse(value).success).toBe(false);
  });

  test("a price keeps four decimals and money two", () => {
    expect(sameAmount(priceSchema.parse("3.4567"), "3.4567")).toBe(true);
    expect(priceSchema.safeParse("3.45678").success).toBe(false);
  });

  test("a quantity is more than zero", () => {
    expect(quantitySchema.safeParse("0.0001").success).toBe(true);
    for (const text of ["0", "0.0000"]) expect(quantitySchema.safeParse(text).success).toBe(false);
  });
});
