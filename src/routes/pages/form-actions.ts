import { type FieldOf, fieldAt } from "./connection-fields.ts";
import type { Form } from "./forms.ts";
import { type Typed, typedAt } from "./typed-fields.ts";

/** What a button of a connection's form asks for. */
export type FormAction =
  | { kind: "save" | "load" }
  | { kind: "add" | "remove" | "search" | "reload"; name: string };

const NAMED = ["add", "remove", "search", "reload"] as const;

/** Enter in a search field searches; anywhere else it saves. */
export function readAction(form: Form): FormAction {
  const [verb = "", name = ""] = form.one("do").split(":", 2);
  const kind = NAMED.find((one) => one === verb);
  if (kind !== undefined && name !== "") return { kind, name };
  if (verb === "load") return { kind: "load" };
  const searched = verb === "enter" ? Object.entries(readSearches(form)).find(isNew(form)) : undefined;
  return searched === undefined ? { kind: "save" } : { kind: "search", name: searched[0] };
}

function isNew(form: Form) {
  return ([name, q]: [string, string]) => q !== form.one(`shown.${name}`);
}

/** What is searched for, by the name of the field. */
export function readSearches(form: Form): Record<string, string> {
  const entries = form
    .names()
    .filter((name) => name.startsWith("q."))
    .map((name): [string, string] => [name.slice(2), form.one(name).trim().slice(0, 200)]);
  return Object.fromEntries(entries);
}

/** Where whoever pressed the button goes on: in the new row, at the rows that one went from, at what the search found. */
export function focusOf(action: FormAction, settings: FieldOf<"group">, typed: Typed): string | undefined {
  if (!("name" in action)) return undefined;
  if (action.kind === "remove") return action.name.split(".").slice(0, -1).join(".");
  if (action.kind !== "add") return action.name;
  const parts = action.name.split(".").slice(1);
  const field = fieldAt(settings, parts);
  const row = `${action.name}.${Math.max(0, typedAt(typed, parts).rows.length - 1)}`;
  if (field?.control === "map") return `${row}.key`;
  const first = field?.control === "list" && field.item.control === "group" ? field.item : undefined;
  return first === undefined ? row : `${row}.${Object.keys(first.fields)[0]}`;
}
