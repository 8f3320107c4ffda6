import type { z } from "zod";
import en from "zod/v4/locales/en.js";
import pt from "zod/v4/locales/pt.js";
import type { FieldProblem } from "../errors.ts";
import { isValidationKey, validationTexts } from "../strings/validation.ts";

const locales = { pt: pt().localeError, en: en().localeError };

/** What zod found, as the API's list of field errors: `items.0.price`, a stable code, a sentence with the cure. */
export function toFieldProblems(error: z.ZodError, prefix = ""): FieldProblem[] {
  return error.issues.flatMap((issue): FieldProblem[] => {
    const at = (...more: PropertyKey[]) =>
      [prefix, ...issue.path, ...more].map(String).filter(Boolean).join(".");
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => named(at(key), "unknown_field"));
    }
    if (issue.code === "invalid_type" && issue.input === undefined) return [named(at(), "required")];
    if (isValidationKey(issue.message)) return [named(at(), issue.message)];
    // A schema's own text, or zod's in both languages.
    const text = (language: keyof typeof locales) => {
      const message = locales[language](issue as never);
      return (typeof message === "string" ? message : message?.message) ?? issue.message;
    };
    return [{ path: at(), code: issue.code, text: { pt: text("pt"), en: text("en") } }];
  });
}

function named(path: string, code: keyof typeof validationTexts): FieldProblem {
  return { path, code, text: validationTexts[code] };
}
