import { currentLanguage } from "../../strings/texts.ts";
import type { Field, FieldOf } from "./connection-fields.ts";
import { childOf, type FormTree, rowsOf } from "./form-tree.ts";
import { showNumber } from "./typed-number.ts";

/**
 * What stands in a control, as text: what is stored, or what was typed and may be wrong. A control uses its own part of it:
 * most have a text, a multiple choice has values, lists and maps have rows, groups have fields.
 */
export type Typed = {
  text: string;
  values: readonly string[];
  rows: readonly TypedRow[];
  fields: Readonly<Record<string, Typed>>;
  /** A list, map or group that was there before anybody typed, be it empty. */
  present: boolean;
};

/** A row of a list, or of a map, which has a key too. */
export type TypedRow = { key: string; value: Typed };

export const blank: Typed = { text: "", values: [], rows: [], fields: {}, present: false };

/** The name of the hidden field that says whether a list, map or group was there. */
export const PRESENT = "#";

function mapFields(
  fields: Readonly<Record<string, Field>>,
  make: (field: Field, key: string) => Typed,
): Record<string, Typed> {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, make(field, key)]));
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "number") return showNumber(value, currentLanguage());
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** A stored value as it stands in the form. Where nothing is stored stands the default, but not inside of what is absent itself. */
export function toTyped(field: Field, stored: unknown, defaults = true): Typed {
  const value = stored === undefined && defaults ? field.default : stored;
  const present = value !== undefined;
  switch (field.control) {
    case "group": {
      const inner = recordOf(value);
      const inside = defaults && (present || !field.optional);
      return {
        ...blank,
        present,
        fields: mapFields(field.fields, (one, key) =>
          toTyped(one, Object.hasOwn(inner, key) ? inner[key] : undefined, inside),
        ),
      };
    }
    case "list": {
      const rows = listOf(value).map((one) => ({ key: "", value: toTyped(field.item, one) }));
      return { ...blank, present, rows };
    }
    case "map": {
      const rows = Object.entries(recordOf(value)).map(([key, one]) => ({
        key,
        value: toTyped(field.value, one),
      }));
      return { ...blank, present, rows };
    }
    case "options":
      return { ...blank, present, values: listOf(value).map(String) };
    case "switch":
      return { ...blank, text: value === true ? "true" : "" };
    case "option":
    case "choice":
      return { ...blank, text: value === undefined || value === null ? "" : String(value) };
    default:
      return { ...blank, text: textOf(value) };
  }
}

/** What a form brings for a field, whatever it is. Lines end as texts do, not as forms send them. */
export function readTyped(field: Field, tree: FormTree): Typed {
  const present = childOf(tree, PRESENT).values[0] === "1";
  const text = (tree.values[0] ?? "").replace(/\r\n?/g, "\n");
  switch (field.control) {
    case "group":
      return {
        ...blank,
        present,
        fields: mapFields(field.fields, (one, key) => readTyped(one, childOf(tree, key))),
      };
    case "list":
      return { ...blank, present, rows: rowsOf(tree).map((row) => rowOf(field.item, row)) };
    case "map":
      return {
        ...blank,
        present,
        rows: rowsOf(tree).map((row) => ({
          ...rowOf(field.value, childOf(row, "value")),
          key: childOf(row, "key").values[0] ?? "",
        })),
      };
    case "options":
      // Ticked ones, and codes that were typed because the list could not be read.
      return {
        ...blank,
        present,
        values: [...tree.values, ...rowsOf(tree).flatMap(({ values }) => values)].filter(Boolean),
      };
    default:
      return { ...blank, text };
  }
}

function rowOf(field: Field, tree: FormTree): TypedRow {
  return { key: "", value: readTyped(field, tree) };
}

/** A new row, with what it begins with. */
export function newRow(field: FieldOf<"list" | "map">): TypedRow {
  return { key: "", value: toTyped(field.control === "list" ? field.item : field.value, undefined) };
}

function isSame(left: Typed, right: Typed): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** Has nobody put anything in it? What was stored is something, even if it has nothing in it. */
export function isUntouched(field: Field, typed: Typed, fresh = toTyped(field, undefined)): boolean {
  if (typed.present) return false;
  if (isSame(typed, fresh)) return true;
  switch (field.control) {
    case "group":
      return Object.entries(field.fields).every(([key, inner]) =>
        isUntouched(inner, typed.fields[key] ?? blank, fresh.fields[key]),
      );
    case "list":
      return typed.rows.every(({ value }) => isUntouched(field.item, value));
    case "map":
      return typed.rows.every((row) => isUntouchedRow(field.value, row));
    case "options":
      return typed.values.length === 0;
    case "switch":
      return false;
    default:
      return typed.text.trim() === "";
  }
}

function isUntouchedRow(field: Field, { key, value }: TypedRow): boolean {
  return key.trim() === "" && isUntouched(field, value);
}

/** Without the rows that nobody filled in, so that a row's number is that of what is saved of it. */
export function withoutBlankRows(field: Field, typed: Typed): Typed {
  const inner = (one: Field) => (row: TypedRow) => ({ ...row, value: withoutBlankRows(one, row.value) });
  switch (field.control) {
    case "group":
      return {
        ...typed,
        fields: mapFields(field.fields, (one, key) => withoutBlankRows(one, typed.fields[key] ?? blank)),
      };
    case "list":
      return {
        ...typed,
        rows: typed.rows.filter(({ value }) => !isUntouched(field.item, value)).map(inner(field.item)),
      };
    case "map":
      return {
        ...typed,
        rows: typed.rows.filter((row) => !isUntouchedRow(field.value, row)).map(inner(field.value)),
      };
    default:
      return typed;
  }
}

/** What stands at a name's place; nothing where the row is new. */
export function typedAt(typed: Typed, [head, ...rest]: readonly string[]): Typed {
  if (head === undefined) return typed;
  const row = /^\d+$/.test(head) ? typed.rows[Number(head)]?.value : undefined;
  if (row !== undefined) return typedAt(row, rest[0] === "value" ? rest.slice(1) : rest);
  const inner = Object.hasOwn(typed.fields, head) ? typed.fields[head] : undefined;
  return inner === undefined ? blank : typedAt(inner, rest);
}
