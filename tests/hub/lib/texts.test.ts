import { describe, expect, test } from "vitest";
import {
  addDays,
  dateSchema,
  formatSaoPaulo,
  instantSchema,
  saoPauloDay,
  toInstant,
} from "../../../src/lib/dates.ts";
import { newId } from "../../../src/lib/ids.ts";
import { closestNames, foldName, sameName } from "../../../src/lib/names.ts";
import { readLanguage } from "../../../src/strings/language.ts";
import { fc } from "../../common/properties.ts";

describe("dates", () => {
  test.each(["2026-11-20", "2024-02-29", "0001-01-01"])("%s is a day", (text) => {
    expect(dateSchema.safeParse(text).success).toBe(true);
  });

  test.each([
    "2026-02-29",
    "2026-13-01",
    "2026-11-31",
    "20/11/2026",
    "2026-11-20T00:00:00Z",
    "2026-1-2",
    "",
    20261120,
  ])("%s is none", (value) => {
    expect(dateSchema.safeParse(value).success).toBe(false);
  });

  test("an instant needs its offset", () => {
    for (const text of ["2026-11-20T15:04:05Z", "2026-11-20T15:04:05.123-03:00"]) {
      expect(instantSchema.safeParse(text).success).toBe(true);
    }
    for (const text of ["2026-11-20T15:04:05", "2026-11-20", "2026-11-20T25:00:00Z"]) {
      expect(instantSchema.safeParse(text).success).toBe(false);
    }
  });

  test("the ERP's day turns at midnight in São Paulo, three hours after UTC", () => {
    expect(saoPauloDay(Date.UTC(2026, 10, 26, 2, 59, 59, 999))).toBe("2026-11-25");
    expect(saoPauloDay(Date.UTC(2026, 10, 26, 3))).toBe("2026-11-26");
    expect(formatSaoPaulo(Date.UTC(2026, 10, 25, 17, 3, 5))).toBe("25/11/2026 14:03:05");
    expect(toInstant(Date.UTC(2026, 10, 25, 17, 3, 5))).toBe("2026-11-25T17:03:05.000Z");
  });

  test("adding days there and back is the same day", () => {
    expect(addDays("2026-02-28", 1)).toBe("2026-03-01");
    fc.assert(
      fc.property(fc.integer({ min: -50_000, max: 50_000 }), (days) => {
        expect(addDays(addDays("2026-11-25", days), -days)).toBe("2026-11-25");
      }),
    );
  });
});

describe("names", () => {
  test("a seller's name counts to the letter, blanks at its ends aside", () => {
    expect(sameName(" Ana Paula ", "Ana Paula")).toBe(true);
    expect(sameName("José", "Jose\u0301")).toBe(true);
    for (const other of ["ana paula", "Ana  Paula", "Ana Paula Souza", "Aná Paula"]) {
      expect(sameName("Ana Paula", other)).toBe(false);
    }
  });

  test("folding ignores case, accents and doubled blanks, and folding twice is once", () => {
    expect(foldName("  JOSÉ   Antônio Conceição ")).toBe("jose antonio conceicao");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (name) => {
        expect(foldName(foldName(name))).toBe(foldName(name));
      }),
    );
  });

  test("close names are suggested, closest first, at most three, each once", () => {
    const names = ["Ana Paula Souza", "Ana Paula", "ana paula", "João Silva", "Ana Paola", "Ana Paula"];
    const close = closestNames("Ana Paula", names);
    expect(close).toHaveLength(3);
    expect(close).not.toContain("João Silva");
    expect(new Set(close).size).toBe(3);
    expect(closestNames("Zilda", names)).toEqual([]);
  });

  test("an empty name suggests nobody", () => {
    expect(closestNames("Ana", [""])).toEqual([]);
  });
});

describe("ids", () => {
  test("an id says what it names and sorts by time, also within one millisecond", () => {
    const now = Date.UTC(2023, 0, 1);
    const ids = Array.from({ length: 1_000 }, (_, index) => newId("sal", now + Math.floor(index / 100)));
    for (const id of ids) expect(id).toMatch(/^sal_[0-9A-HJKMNP-TV-Z]{26}$/);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("the language of an answer", () => {
  test.each([
    [undefined, "pt"],
    ["", "pt"],
    ["en", "en"],
    ["en-US,en;q=0.9,pt;q=0.8", "en"],
    ["pt-BR,pt;q=0.9,en;q=0.8", "pt"],
    ["fr, en;q=0.5", "en"],
    ["en;q=0.1, pt;q=0.9", "pt"],
    ["de", "pt"],
    [";;;,,q=", "pt"],
  ] as const)("%s is %s", (header, language) => {
    expect(readLanguage(header)).toBe(language);
  });
});
