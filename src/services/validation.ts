import type { z } from "zod";
import type { FieldError } from "../errors.ts";

/** What zod found, as the API's list of field errors: `items.0.price`, a stable code, a sentence with the cure. */
export function toFieldErrors(error: z.ZodError, prefix = ""): FieldError[] {
  return error.issues.flatMap((issue): FieldError[] => {
    const at = (key?: PropertyKey) =>
      [prefix, ...issue.path, ...(key === undefined ? [] : [key])].map(String).filter(Boolean).join(".");
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        path: at(key),
        code: "unknown_field",
        message: `the field "${key}" is not known here; check its spelling or leave it out`,
      }));
    }
    const missing = issue.code === "invalid_type" && issue.input === undefined;
    return [
      {
        path: at(),
        code: missing ? "required" : issue.code,
        message: missing && issue.message.startsWith("Invalid input") ? "is required" : issue.message,
      },
    ];
  });
}
