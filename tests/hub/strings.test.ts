import { describe, expect, test } from "vitest";
import { API_ERROR_STATUS, ApiError, type ApiErrorCode } from "../../src/errors.ts";
import { deliveryTexts } from "../../src/strings/deliveries.ts";
import { inLanguage, type Params } from "../../src/strings/language.ts";
import { LOG_EVENTS, logMessage } from "../../src/strings/logs.ts";

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
  ].map((name) => [name, `<${name}>`]),
);
const lists: Params = { items: ["a", "b"], methods: ["a"], close: ["a", "b"], fields: ["a", "b"] };
const filled = { ...params, ...lists, paid: "1.00", total: "2.00", difference: "1.00", remote: "3.00" };

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

  test.each(LOG_EVENTS)("log event %s", (event) => {
    expectTexts(logMessage(event, filled, "pt"), logMessage(event, filled, "en"));
    expect(logMessage(event, filled, "pt")).not.toBe(logMessage(event, filled, "en"));
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
