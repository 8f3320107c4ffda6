import type { z } from "zod";
import type { FieldProblem } from "../errors.ts";
import { issueText } from "../strings/issue-text.ts";
import { isValidationKey, validationTexts } from "../strings/validation.ts";

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
    return [{ path: at(), code: issue.code, text: issueText(issue) }];
  });
}

function named(path: string, code: keyof typeof validationTexts): FieldProblem {
  return { path, code, text: validationTexts[code] };
}
