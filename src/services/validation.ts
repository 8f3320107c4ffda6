import type { z } from "zod";
import en from "zod/v4/locales/en.js";
import pt from "zod/v4/locales/pt.js";
import type { FieldProblem } from "../errors.ts";
import { type Bilingual, inLanguage } from "../strings/language.ts";
import {
  type Bounded,
  boundText,
  formatTexts,
  isValidationKey,
  nameText,
  oneOfText,
  typeTexts,
  validationTexts,
} from "../strings/validation.ts";

const locales = { pt: pt().localeError, en: en().localeError };

/** What zod found, as the API's list of field errors: `items.0.price`, a stable code, a sentence with the cure. */
export function toFieldProblems(error: z.ZodError, prefix = ""): FieldProblem[] {
  return error.issues.flatMap((issue): FieldProblem[] => {
    const at = (...more: PropertyKey[]) =>
      [prefix, ...issue.path, ...more].map(String).filter(Boolean).join(".");
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => named(at(key), "unknown_field"));
    }
    const missing = issue.code === "invalid_type" || issue.code === "invalid_value";
    if (missing && issue.input === undefined) return [named(at(), "required")];
    if (isValidationKey(issue.message)) return [named(at(), issue.message)];
    return [{ path: at(), code: issue.code, text: textOf(issue) }];
  });
}

function named(path: string, code: keyof typeof validationTexts): FieldProblem {
  return { path, code, text: validationTexts[code] };
}

/** Ours where there is one, since it says what to do; else the schema's own, or zod's in both languages. */
function textOf(issue: z.core.$ZodIssue): Bilingual {
  return ownText(issue) ?? { pt: zodText(issue, "pt"), en: zodText(issue, "en") };
}

function zodText(issue: z.core.$ZodIssue, language: keyof typeof locales): string {
  const message = locales[language](issue as never);
  return (typeof message === "string" ? message : message?.message) ?? issue.message;
}

const BOUNDED: Readonly<Record<string, Bounded>> = {
  number: "number",
  int: "number",
  string: "string",
  array: "array",
};

function ownText(issue: z.core.$ZodIssue): Bilingual | undefined {
  switch (issue.code) {
    case "invalid_type":
      return typeTexts[issue.expected];
    case "invalid_format":
      return formatTexts[issue.format];
    case "invalid_value":
      return oneOfText(issue.values);
    case "too_small": {
      const bounded = BOUNDED[issue.origin];
      if (bounded === "string" && Number(issue.minimum) === 1) return validationTexts.empty;
      return bounded && boundText(bounded, "least", Number(issue.minimum), issue.inclusive ?? true);
    }
    case "too_big": {
      const bounded = BOUNDED[issue.origin];
      return bounded && boundText(bounded, "most", Number(issue.maximum), issue.inclusive ?? true);
    }
    case "invalid_key": {
      const [inner] = issue.issues;
      if (inner === undefined) return undefined;
      const text = isValidationKey(inner.message) ? validationTexts[inner.message] : textOf(inner);
      return nameText({ pt: inLanguage(text, "pt"), en: inLanguage(text, "en") });
    }
    default:
      return undefined;
  }
}
