import { Buffer } from "node:buffer";
import { ExpressionError } from "./expression-error.ts";
import type { ExpressionFunction } from "./functions.ts";
import { textOf } from "./functions-texts.ts";
import { inJsonText } from "./secrets.ts";
import { expressionTexts } from "./strings.ts";
import { toJson } from "./values.ts";

export const codingFunctions = {
  json: {
    usage: "json(x)",
    description: { pt: "O valor como texto JSON", en: "The value as a JSON text" },
    least: 1,
    most: 1,
    keepsTexts: true,
    run: ([value], { meter }) => inJsonText(toJson(value, meter)),
  },
  parseJson: {
    usage: "parseJson(x)",
    description: { pt: "O valor que um texto JSON descreve", en: "The value that a JSON text describes" },
    least: 1,
    most: 1,
    run: ([value], { meter }) => {
      const text = textOf(value, "parseJson");
      meter.allowText(text.length);
      try {
        const parsed: unknown = JSON.parse(text);
        return parsed;
      } catch {
        throw new ExpressionError(expressionTexts.notJson);
      }
    },
  },
  base64: {
    usage: "base64(x)",
    description: { pt: "O texto em base64", en: "The text in base64" },
    least: 1,
    most: 1,
    run: ([value], { meter }) => {
      const text = textOf(value, "base64");
      meter.allowText(text.length);
      return Buffer.from(text, "utf8").toString("base64");
    },
  },
} satisfies Record<string, ExpressionFunction>;
