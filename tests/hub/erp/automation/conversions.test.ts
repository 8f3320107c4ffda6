import { describe, expect, test } from "vitest";
import { readDate, readMoney } from "../../../../src/erp/automation/expressions/conversions.ts";
import { ExpressionError } from "../../../../src/erp/automation/expressions/expression-error.ts";
import { fc } from "../../../common/properties.ts";

const cents = fc.integer({ min: 0, max: 99_999_999_999 });

/** The same amount as each of these ERPs writes it. */
function spellings(amount: number): string[] {
  const whole = String(Math.floor(amount / 100));
  const rest = String(amount % 100).padStart(2, "0");
  const dotted = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ".");
  const commaed = dotted.replaceAll(".", ",");
  return [
    `${whole}.${rest}`,
    `${whole},${rest}`,
    `${dotted},${rest}`,
    `${commaed}.${rest}`,
    `R$ ${dotted},${rest}`,
    ` R$${whole},${rest} `,
  ];
}

describe("money", () => {
  test("every spelling of an amount is that amount, to the cent", () => {
    fc.assert(
      fc.property(cents, (amount) => {
        const exact = `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, "0")}`;
        for (const spelling of spellings(amount)) expect(readMoney(spelling), spelling).toBe(exact);
        expect(readMoney(amount / 100)).toBe(exact);
        expect(readMoney(`-${exact}`)).toBe(`-${exact}`.replace(/^-0\.00$/, "0.00"));
      }),
    );
  });

  test.each<[unknown, string | undefined, string]>([
    ["1.234,56", undefined, "1234.56"],
    ["12.50", undefined, "12.50"],
    ["12.5", undefined, "12.50"],
    ["12.5000", undefined, "12.50"],
    ["0.125", undefined, "0.13"],
    ["1.234.567", undefined, "1234567.00"],
    ["1,234,567", undefined, "1234567.00"],
    ["1.234", ",", "1234.00"],
    ["1.234", ".", "1.23"],
    ["100", undefined, "100.00"],
    [12.5, undefined, "12.50"],
    [0.005, undefined, "0.01"],
    ["-10,00", undefined, "-10.00"],
    [-0.001, undefined, "0.00"],
  ])("%j (%s) is %s", (given, sign, expected) => {
    expect(readMoney(given, sign)).toBe(expected);
  });

  test.each([
    ["1.234"],
    ["abc"],
    ["1,2,3"],
    ["1.23.4"],
    ["12,50,00.1"],
    ["--1"],
    ["1e5"],
    [""],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [null],
    [{}],
  ])("%j is none, and no guess is made", (given) => {
    expect(() => readMoney(given)).toThrow(ExpressionError);
  });

  test("whatever comes, it is an amount or a refusal", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double(), fc.stringMatching(/^[\d.,-]{1,20}$/)), (given) => {
        try {
          expect(readMoney(given)).toMatch(/^-?\d+\.\d\d$/);
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionError);
        }
      }),
    );
  });
});

describe("dates", () => {
  test("a day is the same day in every spelling", () => {
    const days = fc.date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(days, (at) => {
        const iso = at.toISOString().slice(0, 10);
        const [year, month, day] = iso.split("-");
        for (const spelling of [
          iso,
          `${iso} 23:59:59`,
          `${iso}T00:00:00`,
          `${day}/${month}/${year}`,
          `${day}/${month}/${year} 10:20`,
        ]) {
          expect(readDate(spelling), spelling).toBe(iso);
        }
      }),
    );
  });

  test.each([
    ["2026-11-26T02:30:00Z", "2026-11-25"],
    ["2026-11-25T23:30:00-03:00", "2026-11-25"],
    ["2026-11-25T00:00:00.000Z", "2026-11-24"],
    ["1/2/2026", "2026-02-01"],
    ["0000-00-00", null],
    ["00/00/0000", null],
    ["0000-00-00 00:00:00", null],
  ])("%s is %s", (given, expected) => {
    expect(readDate(given)).toBe(expected);
  });

  test.each([
    ["31/02/2026"],
    ["2026-13-01"],
    ["2026-02-30"],
    ["amanhã"],
    ["20261125"],
    ["11/25/2026"],
    [20261125],
    [null],
  ])("%j is none", (given) => {
    expect(() => readDate(given)).toThrow(ExpressionError);
  });
});
