import { describe, expect, test } from "vitest";
import { normalizeDocument, parseDocument } from "../../../src/lib/documents.ts";
import { fc } from "../../common/properties.ts";

const CPFS = [
  "529.982.247-25",
  "111.444.777-35",
  "123.456.789-09",
  "390.533.447-05",
  "792.727.480-54",
  "477.182.526-20",
];
const CNPJS = [
  "36.058.120/0001-97",
  "43.937.086/0001-96",
  "22.359.529/0001-39",
  "00.000.000/0001-91",
  "11.222.333/0001-81",
  "11.444.777/0001-61",
  // Alphanumeric: the official vector of the Receita Federal, then recomputed ones.
  "12.ABC.345/01DE-35",
  "12.ABC.345/0001-88",
  "A1.B2C.3D4/0001-93",
  "AB.CDE.FGH/IJKL-80",
  "ZZ.ZZZ.ZZZ/ZZZZ-62",
];

/** The check digits by the algorithm's words, apart from any library. */
function checkDigits(base: string, weights: readonly number[][]): string {
  let text = base;
  for (const row of weights) {
    const total = row.reduce((sum, weight, index) => sum + (text.charCodeAt(index) - 48) * weight, 0);
    text += total % 11 < 2 ? 0 : 11 - (total % 11);
  }
  return text;
}

const CNPJ_WEIGHTS = [
  [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2],
  [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2],
];
const CPF_WEIGHTS = [
  [10, 9, 8, 7, 6, 5, 4, 3, 2],
  [11, 10, 9, 8, 7, 6, 5, 4, 3, 2],
];
const allEqual = (text: string) => /^(.)\1*$/.test(text);
const textOf = (alphabet: string, length: number) =>
  fc
    .array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length })
    .map((characters) => characters.join(""));
const cpfs = textOf("0123456789", 9)
  .map((base) => checkDigits(base, CPF_WEIGHTS))
  .filter((text) => !allEqual(text));
const cnpjs = textOf("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 12)
  .map((base) => checkDigits(base, CNPJ_WEIGHTS))
  .filter((text) => !allEqual(text));

describe("valid documents are read, masked or not, in either case", () => {
  test.each([...CPFS.map((text) => ["cpf", text]), ...CNPJS.map((text) => ["cnpj", text])])(
    "%s %s",
    (kind, masked) => {
      const digits = masked.replace(/[.\-/]/g, "");
      const expected = { kind, digits, masked };
      for (const spelling of [masked, digits, ` ${masked} `, masked.toLowerCase()]) {
        expect(parseDocument(spelling)).toEqual(expected);
      }
    },
  );

  // Modulo 11 does not see every wrong digit: remainders 0 and 1 give the same check digit, and the first position's
  // weight in the second sum is 11. So a changed CPF is right exactly when the algorithm says so, apart from the library.
  test("every CPF with right check digits, and a changed one exactly when its own digits are right", () => {
    const twins = ["23590520205", "13590520205"];
    expect(twins.map((text) => checkDigits(text.slice(0, 9), CPF_WEIGHTS))).toEqual(twins);
    expect(twins.map((text) => parseDocument(text)?.digits)).toEqual(twins);
    fc.assert(
      fc.property(cpfs, fc.nat(8), fc.integer({ min: 1, max: 9 }), (text, position, shift) => {
        expect(parseDocument(text)).toMatchObject({ kind: "cpf", digits: text });
        const wrong = [...text];
        wrong[position] = String((Number(wrong[position]) + shift) % 10);
        const changed = wrong.join("");
        const right = checkDigits(changed.slice(0, 9), CPF_WEIGHTS) === changed && !allEqual(changed);
        expect(parseDocument(changed)?.digits).toBe(right ? changed : undefined);
        // A wrong check digit itself is always seen.
        const last = (Number(text.at(-1)) + shift) % 10;
        expect(parseDocument(`${text.slice(0, -1)}${last}`)).toBeNull();
      }),
      { examples: [["23590520205", 0, 9]] },
    );
  });

  test("every CNPJ of letters and digits with right check digits, and not with wrong ones", () => {
    fc.assert(
      fc.property(cnpjs, fc.integer({ min: 1, max: 9 }), (text, shift) => {
        const parsed = parseDocument(text);
        expect(parsed).toMatchObject({ kind: "cnpj", digits: text });
        expect(parsed && normalizeDocument(parsed.masked)).toBe(text);
        const last = (Number(text.at(-1)) + shift) % 10;
        expect(parseDocument(`${text.slice(0, -1)}${last}`)).toBeNull();
      }),
    );
  });

  test("leading zeros stay", () => {
    expect(parseDocument("00.000.000/0001-91")?.digits).toBe("00000000000191");
  });
});

describe("what is no document is refused", () => {
  test.each([
    ..."0123456789".split("").flatMap((digit) => [digit.repeat(11), digit.repeat(14)]),
    "A".repeat(14),
    "12.ABC.345/01DE-36",
    "12.ABC.345/01DE-3A",
    "529.982.247-26",
    "529.982.247-2",
    "5299822472A",
    "",
    "   ",
    "12.345",
    "36.058.120/0001-970",
    "36_058_120/0001-97",
    "１１１４４４７７７３５",
  ])("%s", (text) => {
    expect(parseDocument(text)).toBeNull();
  });

  test("a letter O for a zero, a letter I for a one", () => {
    expect(parseDocument("O0.000.000/0001-91")).toBeNull();
    expect(parseDocument("11.222.333/000I-81")).toBeNull();
  });

  test("any text, without failing", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const parsed = parseDocument(text);
        if (parsed !== null) expect([11, 14]).toContain(parsed.digits.length);
      }),
    );
  });
});

test("only the mask is dropped from a document, never its letters", () => {
  expect(normalizeDocument(" 12.abc.345/01de-35 ")).toBe("12ABC34501DE35");
});
