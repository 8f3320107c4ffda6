import { z } from "zod";
import type { Bilingual } from "../../strings/language.ts";
import { type FunctionName, functions } from "../functions/catalogue.ts";
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

type Described = {
  $ref?: string | undefined;
  $defs?: Record<string, Described> | undefined;
  type?: string | undefined;
  properties?: Record<string, Described> | undefined;
  items?: Described | undefined;
  anyOf?: Described[] | undefined;
};

const describedSchema: z.ZodType<Described> = z.lazy(() =>
  z.looseObject({
    $ref: z.string().optional(),
    $defs: z.record(z.string(), describedSchema).optional(),
    type: z.string().optional(),
    properties: z.record(z.string(), describedSchema).optional(),
    items: describedSchema.optional(),
    anyOf: z.array(describedSchema).optional(),
  }),
);

/** The input's schema, with references resolved and of several forms the richest: a reseller is a record, not its code. */
function inputOf(name: FunctionName): Described {
  const whole = describedSchema.parse(z.toJSONSchema(functions[name].input, { io: "input" }));
  const resolve = (described: Described): Described => {
    const referred = whole.$defs?.[described.$ref?.split("/").at(-1) ?? ""];
    if (referred !== undefined) return resolve(referred);
    const forms = (described.anyOf ?? []).map(resolve).filter(({ type }) => type !== "null");
    if (forms.length > 0) return forms.find(({ type }) => type === "object") ?? forms[0] ?? {};
    const { type, properties, items } = described;
    return {
      type,
      ...(items === undefined ? {} : { items: resolve(items) }),
      ...(properties === undefined ? {} : { properties: resolveEach(properties, resolve) }),
    };
  };
  return resolve(whole);
}

function resolveEach(
  properties: Record<string, Described>,
  resolve: (described: Described) => Described,
): Record<string, Described> {
  return Object.fromEntries(Object.entries(properties).map(([key, inner]) => [key, resolve(inner)]));
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
