import type { FieldProblem } from "../../errors.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { type ValidationKey, validationTexts } from "../../strings/validation.ts";
import type { Base, Field, FieldOf } from "./connection-fields.ts";
import { blank, isUntouched, type Typed, type TypedRow } from "./typed-fields.ts";
import { parseNumber } from "./typed-number.ts";

/** What a field's controls say, as the value to store, and what only the form can know to be wrong with it. */
export type TypedValue = { value: unknown; problems: FieldProblem[] };

/** What follows a row's path when its name is what is wrong. */
export const NAME = "#name";

/** A problem of a record's name, which the schema gives the path of its value, at the control of the name. */
export function placeOfProblem(problem: FieldProblem): FieldProblem {
  return problem.code === "invalid_key" ? { ...problem, path: `${problem.path}.${NAME}` } : problem;
}

/** Where a row of a map stands in the list of problems: by its key as the schema does, or by its number while it has none. */
export function pathOfRow(path: string, { key }: TypedRow, index: number): string {
  return key.trim() === "" ? `${path}.#${index}` : `${path}.${key.trim()}`;
}

/**
 * Reads a field's value from its controls. An empty control is an absent value; what is no value of the field's type is handed
 * on as it was typed, for the schema to say what is wrong with it.
 */
export function readValue(field: Field, typed: Typed, path: string): TypedValue {
  const problems: FieldProblem[] = [];
  return { value: typedValue(field, typed, path, problems), problems };
}

function typedValue(field: Field, typed: Typed, path: string, problems: FieldProblem[]): unknown {
  switch (field.control) {
    case "group":
      return groupOf(field, typed, path, problems);
    case "list": {
      const values = typed.rows.map(({ value }, index) =>
        typedValue(field.item, value, `${path}.${index}`, problems),
      );
      return unlessAbsent(field, typed, values);
    }
    case "map":
      return mapOf(field, typed, path, problems);
    case "options":
      return unlessAbsent(
        field,
        typed,
        typed.values.map((value) => based(field.base, value)),
      );
    case "option":
      return typed.text === "" ? undefined : based(field.base, typed.text);
    case "choice":
      return typed.text === "" ? undefined : chosenOf(field, typed.text);
    case "switch":
      return typed.text === "true";
    case "number":
      return numberOf(typed.text);
    case "date":
      return typed.text.trim() === "" ? undefined : typed.text.trim();
    case "text":
      if (typed.text.trim() === "") return undefined;
      return field.multiline ? typed.text : typed.text.trim();
  }
}

/** A list without anything in it is absent if it was and may be, or if it may be and must not be empty. */
function unlessAbsent(
  { optional, minItems }: FieldOf<"list" | "map" | "options">,
  { present }: Typed,
  values: unknown[],
): unknown[] | undefined {
  return values.length === 0 && optional && (!present || minItems > 0) ? undefined : values;
}

function based(base: Base, text: string): unknown {
  return base === "text" ? text : numberOf(text);
}

function numberOf(text: string): unknown {
  return text.trim() === "" ? undefined : (parseNumber(text, currentLanguage()) ?? text);
}

function chosenOf({ choices }: FieldOf<"choice">, text: string): unknown {
  const choice = choices.find(({ value }) => value === text);
  return choice === undefined ? text : choice.typed;
}

function groupOf(field: FieldOf<"group">, typed: Typed, path: string, problems: FieldProblem[]): unknown {
  if (field.optional && isUntouched(field, typed)) return undefined;
  const inside: FieldProblem[] = [];
  const entries = Object.entries(field.fields)
    .map(([key, inner]): [string, unknown] => [
      key,
      typedValue(inner, typed.fields[key] ?? blank, `${path}.${key}`, inside),
    ])
    .filter(([, value]) => value !== undefined);
  // Everything in it was taken out: it goes as a whole, if it may.
  const empty = entries.every(([, value]) => value === false);
  const mayBeEmpty = Object.values(field.fields).every(({ optional }) => optional);
  if (field.optional && empty && !mayBeEmpty) return undefined;
  problems.push(...inside);
  return Object.fromEntries(entries);
}

function mapOf(field: FieldOf<"map">, typed: Typed, path: string, problems: FieldProblem[]): unknown {
  const values = new Map<string, unknown>();
  for (const [index, row] of typed.rows.entries()) {
    const key = row.key.trim();
    const at = pathOfRow(path, row, index);
    const value = typedValue(field.value, row.value, at, problems);
    const wrong = problemOfKey(key, values);
    if (wrong === undefined) values.set(key, value);
    else problems.push({ path: `${path}.#${index}`, code: wrong, text: validationTexts[wrong] });
  }
  if (values.size === 0 && field.optional && !typed.present) return undefined;
  return Object.fromEntries(values);
}

function problemOfKey(key: string, taken: ReadonlyMap<string, unknown>): ValidationKey | undefined {
  if (key === "") return "required";
  // What a record of JavaScript cannot hold.
  if (key === "__proto__") return "reserved_name";
  return taken.has(key) ? "repeated_name" : undefined;
}
