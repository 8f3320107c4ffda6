import type { z } from "zod";
import en from "zod/v4/locales/en.js";
import pt from "zod/v4/locales/pt.js";
import { type Bilingual, inLanguage } from "./language.ts";
import {
  type Bounded,
  boundText,
  formatTexts,
  isValidationKey,
  nameText,
  oneOfText,
  typeTexts,
  validationTexts,
} from "./validation.ts";

const locales = { pt: pt().localeError, en: en().localeError };

/** What zod found, in both languages: our words where there are some, since they say what to do; else zod's own. */
export function issueText(issue: z.core.$ZodIssue): Bilingual {
  if (isValidationKey(issue.message)) return validationTexts[issue.message];
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
      const text = issueText(inner);
      return nameText({ pt: inLanguage(text, "pt"), en: inLanguage(text, "en") });
    }
    default:
      return undefined;
  }
}
