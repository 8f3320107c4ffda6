import type { FieldProblem } from "../../errors.ts";
import { partTexts } from "../../strings/automation-parts.ts";
import { inLanguage } from "../../strings/language.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { type Draft, emptyDraft, rowPath } from "./automation-draft.ts";
import { kindParts, type Part, type Parts, stepUnion } from "./automation-parts.ts";

/** A control of the editor: its name in the form, and the path by which problems name what it holds. */
export type Place = { name: string; path: string; title: string };

const under = (path: string, key: string | number) => (path === "" ? String(key) : `${path}.${key}`);

/** What a part is called. */
export function titleOf(key: string, part?: Part): string {
  if (part?.title !== undefined) return inLanguage(part.title, currentLanguage());
  const titles: Readonly<Record<string, string>> = partTexts.fields;
  return Object.hasOwn(titles, key) ? (titles[key] ?? key) : key;
}

/** Every control that a draft has on the page. */
export function placesOf(part: Part, draft: Draft, at: Place): Place[] {
  return [at, ...insideOf(part, draft, at)];
}

function insideOf(part: Part, draft: Draft, at: Place): Place[] {
  const { name, path, title } = at;
  switch (part.control) {
    case "group":
      return ofParts(part.parts, draft, at);
    case "maybe":
      return draft.kind === "" ? [] : ofParts(part.part.parts, draft, at);
    case "union":
      return ofParts(kindParts(part, draft.kind), draft, at);
    case "steps":
      return draft.rows.flatMap(({ value }, index) =>
        placesOf(stepUnion, value, {
          name: `${name}.${index}`,
          path: under(path, index),
          title: partTexts.stepTitle(index + 1, kindTitle(value.kind)),
        }),
      );
    case "rows":
      return draft.rows.flatMap(({ value }, index) =>
        placesOf(part.item, value, {
          name: `${name}.${index}`,
          path: under(path, index),
          title: partTexts.row(title, index + 1),
        }),
      );
    case "record":
      return ofRecord(part.item, draft, at);
    case "template":
      return draft.kind === "fields" || draft.kind === "list" ? ofRecord(part, draft, at) : [];
    default:
      return [];
  }
}

function ofParts(parts: Parts, draft: Draft, { name, path }: Place): Place[] {
  return Object.entries(parts).flatMap(([key, part]) => {
    const inner = draft.parts[key] ?? emptyDraft;
    const at = { name: under(name, key), path: under(path, key), title: titleOf(key, part) };
    if (part.control !== "body") return placesOf(part, inner, at);
    const value = { name: `${at.name}.value`, path: under(path, inner.kind), title: at.title };
    return inner.kind === "" ? [at] : [at, ...placesOf({ control: "template" }, bodyValue(inner), value)];
  });
}

/** A form's body is fields, whatever stood there before. */
export function bodyValue({ kind, parts }: Draft): Draft {
  const value = parts.value ?? emptyDraft;
  return kind === "form" || kind === "multipart" ? { ...value, kind: "fields" } : value;
}

/** A row of a name and its value: what is wrong with the row as a whole is wrong with its name. */
function ofRecord(item: Part, draft: Draft, { name, path, title }: Place): Place[] {
  return draft.rows.flatMap((row, index) => {
    const isList = item.control === "template" && draft.kind === "list";
    const inner = isList ? under(path, index) : rowPath(path, row, index);
    const rowTitle = row.key.trim() || partTexts.row(title, index + 1);
    const key = { name: `${name}.${index}.key`, path: inner, title: rowTitle };
    const value = { name: `${name}.${index}.value`, path: inner, title: rowTitle };
    const places = placesOf(item, row.value, value);
    // A group has no control of its own.
    const whole = item.control === "group" || row.key.trim() === "";
    return isList || !whole ? places : [key, ...places.slice(1)];
  });
}

export function kindTitle(kind: string): string {
  const titles: Readonly<Record<string, string>> = partTexts.kinds;
  return titles[kind] ?? kind;
}

/** A problem's text goes on after the name of what it is about: "Caminho deve começar com /". */
function sentence(title: string, { text }: FieldProblem): string {
  return `${title} ${inLanguage(text, currentLanguage())}.`;
}

export type PlacedProblems = {
  /** By the name of the control. */
  at: ReadonlyMap<string, string>;
  /** What no control holds. */
  others: readonly string[];
};

/** Puts each problem at the control that holds what it is about, or at the nearest around it. */
export function placeProblems(places: readonly Place[], problems: readonly FieldProblem[]): PlacedProblems {
  const byPath = new Map<string, Place>();
  for (const place of places) if (place.path !== "" && !byPath.has(place.path)) byPath.set(place.path, place);
  const at = new Map<string, string>();
  const others: string[] = [];
  for (const problem of problems) {
    const place = nearest(byPath, problem.path);
    if (place === undefined) others.push(sentence(problem.path, problem));
    else {
      const known = at.get(place.name);
      const text = sentence(place.title, problem);
      at.set(place.name, known === undefined || known === text ? text : `${known} ${text}`);
    }
  }
  return { at, others };
}

function nearest(byPath: ReadonlyMap<string, Place>, path: string): Place | undefined {
  for (let parts = path.split("."); parts.length > 0; parts = parts.slice(0, -1)) {
    const place = byPath.get(parts.join("."));
    if (place !== undefined) return place;
  }
  return undefined;
}

/** The steps of an automation that have a name, in the order in which they run. */
export function stepsIn(automation: Draft): { id: string; kind: string }[] {
  const walk = (steps: Draft | undefined): { id: string; kind: string }[] =>
    (steps?.rows ?? []).flatMap(({ value }) => {
      const id = value.parts.id?.text.trim() ?? "";
      const own = id === "" ? [] : [{ id, kind: value.kind }];
      return [...own, ...walk(value.parts.then), ...walk(value.parts.else)];
    });
  return [...walk(automation.parts.steps), ...walk(automation.parts.find?.parts.steps)];
}
