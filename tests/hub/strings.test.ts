import { describe, expect, test } from "vitest";
import { API_ERROR_STATUS, ApiError, type ApiErrorCode } from "../../src/errors.ts";
import { deliveryTexts } from "../../src/strings/deliveries.ts";
import { DIAGNOSIS_CODES, diagnosisText } from "../../src/strings/diagnosis.ts";
import { inLanguage, type Language, type Params } from "../../src/strings/language.ts";
import { LOG_EVENTS, logMessage } from "../../src/strings/logs.ts";
import { DIFFERENCE_CODES, differenceText } from "../../src/strings/reconciliations.ts";
import { currentLanguage, withLanguage } from "../../src/strings/texts.ts";
import { MENTIONED, pageTexts } from "../common/page-texts.ts";

/** What texts may mention, each with a word that can be found again. */
const params: Params = Object.fromEntries(
  [
    "customer",
    "document",
    "paid",
    "total",
    "difference",
    "seller",
    "erpMessage",
    "id",
    "number",
    "why",
    "code",
    "name",
    "kind",
    "method",
    "status",
    "count",
    "reason",
    "hint",
    "when",
    "flow",
    "matched",
    "remote",
    "path",
    "key",
    "limitKb",
    "received",
    "scope",
    "requestId",
    "position",
    "known",
    "missing",
    "subject",
    "tenant",
    "allow",
    "minutes",
    "email",
    "function",
    "title",
    "version",
    "durationMs",
    "deliveryId",
    "provider",
    "product",
    "setting",
    "day",
    "vehicles",
    "created",
    "updated",
    "ended",
    "url",
    "service",
    "item",
    "stage",
    "checked",
    "totals",
    "cancelled",
    "doubled",
    "value",
  ].map((name) => [name, `<${name}>`]),
);
const lists: Params = {
  items: ["a", "b"],
  methods: ["a"],
  close: ["a", "b"],
  fields: ["a", "b"],
  connections: ["a", "b"],
  names: ["a", "b"],
};
const filled = {
  ...params,
  ...lists,
  paid: "1.00",
  total: "2.00",
  told: "4.00",
  difference: "1.00",
  remote: "3.00",
  price: "5.00",
  shown: "6.00",
  level: 7,
};

function expectTexts(pt: string, en: string): void {
  for (const text of [pt, en]) {
    expect(text).toMatch(/\S/);
    expect(text).not.toMatch(/undefined|\[object|NaN|null/);
  }
}

describe("every text is there in both languages, and mentions only what it is given", () => {
  test.each(Object.entries(deliveryTexts))("delivery code %s", (_, { message, hint, who }) => {
    expectTexts(inLanguage(message, "pt", filled), inLanguage(message, "en", filled));
    expectTexts(inLanguage(hint, "pt", filled), inLanguage(hint, "en", filled));
    expect(inLanguage(hint, "pt", filled)).not.toBe(inLanguage(hint, "en", filled));
    expect(["crm", "administrator", "erp", "nobody"]).toContain(who);
  });

  test.each(DIAGNOSIS_CODES)("finding of a diagnosis %s", (code) => {
    const { title, cure, detail } = diagnosisText(code);
    for (const text of [title, cure, ...(detail === undefined ? [] : [detail])]) {
      expectTexts(inLanguage(text, "pt", filled), inLanguage(text, "en", filled));
      expect(inLanguage(text, "pt", filled)).not.toBe(inLanguage(text, "en", filled));
    }
  });

  test.each(DIFFERENCE_CODES)("difference of a comparison %s", (code) => {
    const { title, message, hint } = differenceText(code);
    for (const text of [title, message, hint]) {
      expectTexts(inLanguage(text, "pt", filled), inLanguage(text, "en", filled));
      expect(inLanguage(text, "pt", filled)).not.toBe(inLanguage(text, "en", filled));
    }
  });

  test.each(LOG_EVENTS)("log event %s", (event) => {
    expectTexts(logMessage(event, filled, "pt"), logMessage(event, filled, "en"));
    expect(logMessage(event, filled, "pt")).not.toBe(logMessage(event, filled, "en"));
  });

  test("an entry of an older version, which holds its reason as a text, is shown with it", () => {
    const params = { code: "erp_timeout", reason: "O ERP não respondeu.", when: "25/11/2026 14:03:05" };
    expect(logMessage("delivery.retrying", params, "pt")).toBe(
      "Envio adiado: O ERP não respondeu. Nova tentativa em 25/11/2026 14:03:05.",
    );
  });

  test("instants and amounts are written as each language's readers write them", () => {
    const waits = { code: "erp_rate_limited", when: "2026-11-25T17:03:05.000Z" };
    expect(logMessage("delivery.retrying", waits, "pt")).toMatch(
      /Nova tentativa em 25\/11\/2026 14:03:05\.$/,
    );
    expect(logMessage("delivery.retrying", waits, "en")).toMatch(/Next attempt on 25 Nov 2026, 14:03:05\.$/);
    const sale = { code: "7", id: "70", total: "1234567.50" };
    expect(logMessage("sale.created", sale, "pt")).toContain("R$ 1.234.567,50");
    expect(logMessage("sale.created", sale, "en")).toContain("R$ 1,234,567.50");
  });

  test.each(Object.keys(API_ERROR_STATUS) as ApiErrorCode[])("API error %s", (code) => {
    const [pt, en] = (["pt", "en"] as const).map((language) =>
      new ApiError(code, filled).toProblem(language),
    );
    expectTexts(`${pt?.title} ${pt?.detail}`, `${en?.title} ${en?.detail}`);
    expect(pt?.detail).not.toBe(en?.detail);
    expect(pt?.status).toBe(API_ERROR_STATUS[code]);
  });
});

/** Names, units and words that Portuguese and English share: only of these may a text be that is the same in both. */
const SHARED_WORDS = [
  "Ponte",
  "Total",
  "E-mail",
  "HTTP",
  "id",
  "ms",
  "PDF",
  "pdf",
  "Token",
  "token",
  "Bearer",
  "JSON",
  "UTF-",
  "Latin-",
  "Webhooks",
];

describe("the pages' texts", () => {
  test("are found", () => {
    expect(pageTexts.length).toBeGreaterThan(400);
  });

  test.each(pageTexts)("$name is there in both languages and mentions the same in each", ({ read }) => {
    const pt = withLanguage("pt", read);
    const en = withLanguage("en", read);
    expectTexts(pt, en);
    for (const mentioned of MENTIONED.map(String)) {
      expect(en.includes(mentioned)).toBe(pt.includes(mentioned));
    }
    if (en === pt) expect(SHARED_WORDS).toEqual(expect.arrayContaining(pt.match(/[\p{L}-]+/gu) ?? []));
  });

  test("are Portuguese outside of a request, and each request's own while others are answered", async () => {
    expect(currentLanguage()).toBe("pt");
    const read = async (): Promise<Language[]> => {
      const before = currentLanguage();
      await new Promise((resolve) => setTimeout(resolve, 1));
      return [before, currentLanguage()];
    };
    const both = await Promise.all([withLanguage("en", read), withLanguage("pt", read)]);
    expect(both).toEqual([
      ["en", "en"],
      ["pt", "pt"],
    ]);
  });
});
