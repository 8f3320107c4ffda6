import { type Described, describe } from "../../erp/automation/described.ts";
import { variablesOf } from "../../erp/automation/variables.ts";
import { type FunctionName, functions } from "../../erp/functions/catalogue.ts";
import type { FieldProblem } from "../../errors.ts";
import type { Bilingual } from "../../strings/language.ts";
import { automationProblems } from "../../strings/pages-automations.ts";
import { type Draft, type DraftRow, emptyDraft, toDraft } from "./automation-draft.ts";
import type { Part, PartOf } from "./automation-parts.ts";

/** What the editor takes from a function's input and result. */

/** The function's input as a form: the values of a test run. */
export function inputPart(name: FunctionName): PartOf<"group"> {
  const titles = new Map(variablesOf(name).map((variable) => [variable.name, variable.description]));
  // Guarantee: a function's input is a record.
  return partOf(describe(functions[name].input), "input", titles) as PartOf<"group">;
}

type Titles = ReadonlyMap<string, Bilingual>;

function partOf(described: Described, path: string, titles: Titles, isRequired = true): Part {
  const title = titles.get(path);
  return { ...controlOf(described, path, titles, isRequired), ...(title === undefined ? {} : { title }) };
}

function controlOf(
  { type, properties, items, required = [], enum: words }: Described,
  path: string,
  titles: Titles,
  isRequired: boolean,
): Part {
  if (words !== undefined) return { control: "word", words: words.map(String) };
  switch (type) {
    case "integer":
    case "number":
      return { control: "number" };
    case "boolean":
      return { control: "flag" };
    case "array":
      return {
        control: "rows",
        item: partOf(items ?? {}, `${path}[]`, titles),
        ...(isRequired ? { least: 1 } : {}),
      };
    case "object":
      if (properties === undefined) return { control: "record", item: { control: "line", holds: "plain" } };
      return {
        control: "group",
        ...(isRequired ? {} : { dropEmpty: true }),
        parts: Object.fromEntries(
          Object.entries(properties).map(([key, inner]) => [
            key,
            partOf(inner, `${path}.${key}`, titles, required.includes(key)),
          ]),
        ),
      };
    default:
      return { control: "line", holds: "plain" };
  }
}

export type ResultField = { name: string; type: string; required: boolean; words: readonly string[] };
/** What a function answers: one record, a list of records, or a list of texts. */
export type ResultForm = { form: "one" | "list" | "texts"; fields: readonly ResultField[] };

export function resultOf(name: FunctionName): ResultForm {
  const described = describe(functions[name].result);
  const record = described.type === "array" ? (described.items ?? {}) : described;
  if (record.properties === undefined) return { form: "texts", fields: [] };
  const { required = [], properties } = record;
  return {
    form: described.type === "array" ? "list" : "one",
    // Which way an order went, the hub knows better than the automation.
    fields: Object.entries(properties)
      .filter(([field]) => field !== "isIssue")
      .map(([field, { type = "object", enum: words = [] }]) => ({
        name: field,
        type,
        required: required.includes(field),
        words: words.map(String),
      })),
  };
}

/** A function's automation before anybody has written it: the fields of its result stand there already. */
export function newAutomation(name: FunctionName, whole: PartOf<"group">): Draft {
  const draft = toDraft(whole, {});
  const { form, fields } = resultOf(name);
  if (form !== "one") return draft;
  const rows = fields.map(({ name: key, type }): DraftRow => {
    const value = { ...emptyDraft, kind: "text", text: type === "boolean" ? "{{ false }}" : "" };
    return { key, value };
  });
  return { ...draft, parts: { ...draft.parts, output: { ...emptyDraft, kind: "fields", rows } } };
}

/** The rows that a new step begins with to make the items of a list that the function answers. */
export function mappedRows(name: FunctionName, mapped: Part): DraftRow[] {
  const { form, fields } = resultOf(name);
  if (form === "texts") return [];
  return fields.map(({ name: key, type, required, words }) => ({
    key,
    value: toDraft(mapped, {
      as: conversionOf(key, type, words),
      ...(required ? {} : { optional: true }),
      ...(words.length === 0 ? {} : { values: Object.fromEntries(words.map((word) => [word, word])) }),
    }),
  }));
}

function conversionOf(key: string, type: string, words: readonly string[]): string {
  if (words.length > 0) return "enum";
  if (type === "integer" || type === "boolean") return type;
  if (type !== "string") return "any";
  if (/^(amount|originalAmount|interest|fine|discount|price)$/.test(key)) return "money";
  if (/Date$|At$/.test(key)) return "date";
  return key === "document" ? "document" : "text";
}

/** Fields of the result that nobody has filled in are not answered; those that always are must be there. */
export function withoutEmptyOutput(name: FunctionName, draft: Draft): Draft {
  const { output } = draft.parts;
  if (output?.kind !== "fields" || resultOf(name).form !== "one") return draft;
  const rows = output.rows.filter(({ value }) => value.kind !== "text" || value.text.trim() !== "");
  return { ...draft, parts: { ...draft.parts, output: { ...output, rows } } };
}

export function outputProblems(name: FunctionName, { parts: { output } }: Draft): FieldProblem[] {
  const { form, fields } = resultOf(name);
  if (output?.kind !== "fields" || form !== "one") return [];
  const filled = new Set(
    output.rows
      .filter(({ value }) => value.kind !== "text" || value.text.trim() !== "")
      .map(({ key }) => key.trim()),
  );
  return fields
    .filter((field) => field.required && !filled.has(field.name))
    .map((field) => ({
      path: `output.${field.name}`,
      code: "required",
      text: automationProblems.neededInResult,
    }));
}
