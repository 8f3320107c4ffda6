import type { Bilingual } from "../../strings/language.ts";
import { type FunctionName, functions } from "../functions/catalogue.ts";
import { type Described, describe } from "./described.ts";
import type { Shape, Shapes } from "./expressions/check.ts";
import { inputTexts, runTexts } from "./variable-texts.ts";

/** What an expression of a function's automation may name. */
export type Variable = {
  /** As it is written: `input.customer.name`. A list's items have `[]` behind the list's name. */
  name: string;
  type: "text" | "number" | "boolean" | "list" | "record";
  description: Bilingual;
};

/** The variables of one function, in the order of its input, as they are listed beside the editor. */
export function variablesOf(name: FunctionName): Variable[] {
  const described = inputOf(name);
  return [...variablesIn(described, "input"), ...runVariables];
}

/** The same as what expressions are checked against. */
export function inputShape(name: FunctionName): Shape {
  return shapeOf(inputOf(name));
}

/** Beside the input, in every automation: by name, null where anything may follow. */
export const runShapes: Shapes = { settings: null, secrets: null, effect: { key: null } };

const runVariables: Variable[] = [
  { name: "settings.NAME", type: "text", description: runTexts.settings },
  { name: "secrets.NAME", type: "text", description: runTexts.secrets },
  { name: "effect.key", type: "text", description: runTexts.effectKey },
  { name: "steps.NAME", type: "record", description: runTexts.steps },
];

/** The input's schema, with references resolved. */
function inputOf(name: FunctionName): Described {
  return describe(functions[name].input);
}

const TYPES: Readonly<Record<string, Variable["type"]>> = {
  string: "text",
  integer: "number",
  number: "number",
  boolean: "boolean",
  array: "list",
};

function variablesIn(described: Described, path: string): Variable[] {
  return Object.entries(described.properties ?? {}).flatMap(([key, inner]): Variable[] => {
    const name = `${path}.${key}`;
    const variable: Variable = {
      name,
      type: TYPES[inner.type ?? ""] ?? "record",
      description: inputTexts[describedPath(name)] ?? { pt: key, en: key },
    };
    return [variable, ...variablesIn(inner, name), ...variablesIn(inner.items ?? {}, `${name}[]`)];
  });
}

/** An order's fields are the same wherever the order stands. */
function describedPath(name: string): string {
  return name.replace(/^input\.(?:order\.)?/, "");
}

function shapeOf({ properties }: Described): Shape {
  if (properties === undefined) return null;
  return Object.fromEntries(Object.entries(properties).map(([key, inner]) => [key, shapeOf(inner)]));
}
