import { parseAutomation } from "../../erp/automation/check.ts";
import type { FunctionName } from "../../erp/functions/catalogue.ts";
import type { FieldProblem } from "../../errors.ts";
import { toFieldProblems } from "../../services/validation.ts";
import { type Draft, readDraftValue } from "./automation-draft.ts";
import { outputProblems, withoutEmptyOutput } from "./automation-schemas.ts";
import type { Subject } from "./automation-state.ts";

export type CheckedDraft = {
  /** The automation as the API takes it. */
  value: unknown;
  problems: readonly FieldProblem[];
};

/** The automation that a draft stands for, and all that is wrong with it: of what is there, and what is missing. */
export function checkDraft({ name, whole, connection }: Subject, draft: Draft): CheckedDraft {
  const { value, problems } = readDraftValue(whole, withoutEmptyOutput(name, draft));
  const found = [
    ...problems,
    ...problemsOf(name, value, connection.credentialsSet),
    ...outputProblems(name, draft),
  ];
  const seen = new Set<string>();
  return {
    value,
    problems: found.filter(({ path, code }) => {
      const isNew = !seen.has(`${path} ${code}`);
      seen.add(`${path} ${code}`);
      return isNew;
    }),
  };
}

/**
 * A form that is not whole hides what its expressions say. Where only values are missing, what is there is checked all the
 * same, with something harmless in the gaps.
 */
function problemsOf(name: FunctionName, value: unknown, secrets: readonly string[]): FieldProblem[] {
  const checked = parseAutomation(name, value, secrets);
  if (checked.ok) return [];
  if ("problems" in checked) return checked.problems;
  const missing = toFieldProblems(checked.error);
  const filled: unknown = structuredClone(value);
  const gaps = checked.error.issues.map(({ path }) => path);
  for (const [index, path] of gaps.entries()) fill(filled, path, index);
  const further = parseAutomation(name, filled, secrets);
  if (further.ok || "error" in further) return missing;
  const paths = new Set(missing.map(({ path }) => path));
  return [...missing, ...further.problems.filter(({ path }) => !paths.has(path))];
}

const HARMLESS: Readonly<Record<string, unknown>> = {
  path: "/",
  method: "GET",
  effect: "read",
  outcome: "refused",
  where: "true",
  if: "true",
  until: "true",
  predicate: "true",
  fields: {},
};

function fill(target: unknown, path: readonly PropertyKey[], number: number): void {
  const key = path.at(-1);
  let owner = target;
  for (const part of path.slice(0, -1)) {
    if (typeof owner !== "object" || owner === null || !Object.hasOwn(owner, part)) return;
    owner = Reflect.get(owner, part);
  }
  if (typeof owner !== "object" || owner === null || key === undefined) return;
  const name = String(key);
  const value = name === "id" ? `missing${number}` : Object.hasOwn(HARMLESS, name) ? HARMLESS[name] : "";
  Reflect.set(owner, key, value);
}
