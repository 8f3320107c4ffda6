import { describe, expect, test } from "vitest";
import { parseNumber, showNumber } from "../../../src/routes/pages/typed-number.ts";
import { fc } from "../../common/properties.ts";

describe("a number that somebody types", () => {
  test.each([
    ["30", 30],
    [" 30 ", 30],
    ["-7", -7],
    ["0,5", 0.5],
    ["0.5", 0.5],
    ["12,50", 12.5],
    ["0.125", 0.125],
    ["1,125", 1.125],
    ["1000.5", 1000.5],
    ["1e-7", 1e-7],
  ])("is understood: %s in Portuguese", (text, value) => {
    expect(parseNumber(text, "pt")).toBe(value);
  });

  test.each([
    "",
    "trinta",
    "1.000",
    "12.345",
    "1.234,56",
    "1,2,3",
    "0x10",
    "1_000",
    "Infinity",
    "NaN",
    "1e999",
    "٣",
  ])("is asked for again when it says nothing for sure: %s", (text) => {
    expect(parseNumber(text, "pt")).toBeUndefined();
  });

  test("is read with its language's separator: 1,000 is a thousand to an English reader, and one to a Brazilian", () => {
    expect(parseNumber("1,000", "en")).toBeUndefined();
    expect(parseNumber("1,000", "pt")).toBe(1);
    expect(parseNumber("1.000", "en")).toBe(1);
  });

  test.each(["pt", "en"] as const)("is read as it was shown, whatever it is, in %s", (language) => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const number = value === 0 ? 0 : value;
        expect(parseNumber(showNumber(number, language), language)).toBe(number);
      }),
      { numRuns: 1_000 },
    );
  });
});
