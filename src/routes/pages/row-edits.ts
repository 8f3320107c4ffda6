import type { Field } from "./connection-fields.ts";
import { blank, newRow, type Typed } from "./typed-fields.ts";

/** What a form's buttons do to its rows: the last part of a removed row's name is its number. */
export type RowEdit = { kind: "add" | "remove"; name: readonly string[] };

/**
 * Adds a row to the list or map that the name points to, or removes the row that it points to. A name that points to
 * nothing of the kind changes nothing.
 */
export function editRows(field: Field, typed: Typed, { kind, name }: RowEdit): Typed {
  const [head, ...rest] = name;
  if (head === undefined) return kind === "add" ? added(field, typed) : typed;
  if (field.control === "group") {
    const inner = Object.hasOwn(field.fields, head) ? field.fields[head] : undefined;
    if (inner === undefined) return typed;
    const edited = editRows(inner, typed.fields[head] ?? blank, { kind, name: rest });
    return { ...typed, fields: { ...typed.fields, [head]: edited } };
  }
  if (field.control !== "list" && field.control !== "map") return typed;
  const number = Number(head);
  if (kind === "remove" && rest.length === 0) {
    return { ...typed, rows: typed.rows.filter((_, index) => index !== number) };
  }
  const inside = field.control === "list" ? field.item : field.value;
  const further = field.control === "list" ? rest : rest.slice(1);
  const rows = typed.rows.map((row, index) =>
    index === number ? { ...row, value: editRows(inside, row.value, { kind, name: further }) } : row,
  );
  return { ...typed, rows };
}

function added(field: Field, typed: Typed): Typed {
  if (field.control !== "list" && field.control !== "map") return typed;
  return { ...typed, rows: [...typed.rows, newRow(field)] };
}
