import type { FieldProblem } from "../../errors.ts";
import { automationProblems } from "../../strings/pages-automations.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { validationTexts } from "../../strings/validation.ts";
import { BODY_KINDS, kindParts, type Part, type PartOf, type Parts, stepUnion } from "./automation-parts.ts";
import { parseNumber, showNumber } from "./typed-number.ts";

/** What stands in the editor, right or wrong. Each part uses its own of it. */
export type Draft = {
  text: string;
  /** Which kind is chosen, of a value, a body or a step. */
  kind: string;
  ticks: readonly string[];
  rows: readonly DraftRow[];
  parts: Readonly<Record<string, Draft>>;
};
export type DraftRow = { key: string; value: Draft };

export const emptyDraft: Draft = { text: "", kind: "", ticks: [], rows: [], parts: {} };

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function fieldOf(value: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

export function mapParts(parts: Parts, make: (part: Part, key: string) => Draft): Record<string, Draft> {
  return Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, make(part, key)]));
}

/** What is stored, as it stands in the editor. */
export function toDraft(part: Part, value: unknown): Draft {
  switch (part.control) {
    case "line":
      return { ...emptyDraft, text: typeof value === "string" ? value : (part.preset ?? "") };
    case "word":
      return { ...emptyDraft, text: typeof value === "string" ? value : (part.preset ?? "") };
    case "number":
      return { ...emptyDraft, text: typeof value === "number" ? showNumber(value, currentLanguage()) : "" };
    case "flag":
      return { ...emptyDraft, text: value === true ? "true" : "" };
    case "ticks":
      return { ...emptyDraft, ticks: listOf(value).map(String) };
    case "statuses":
      return { ...emptyDraft, text: [value ?? []].flat().map(String).join(", ") };
    case "template":
      return toTemplate(value);
    case "rows": {
      const rows = listOf(value).map((one) => ({ key: "", value: toDraft(part.item, one) }));
      const missing = Math.max(0, (part.least ?? 0) - rows.length);
      const blank = Array.from({ length: missing }, () => ({
        key: "",
        value: toDraft(part.item, undefined),
      }));
      return { ...emptyDraft, rows: [...rows, ...blank] };
    }
    case "record":
      return {
        ...emptyDraft,
        rows: Object.entries(recordOf(value)).map(([key, one]) => ({ key, value: toDraft(part.item, one) })),
      };
    case "group":
      return groupDraft(part.parts, recordOf(value));
    case "union": {
      const fields = recordOf(value);
      const kind = typeof fields.type === "string" ? fields.type : "";
      return { ...groupDraft(kindParts(part, kind), fields), kind };
    }
    case "steps":
      return {
        ...emptyDraft,
        rows: listOf(value).map((step) => ({ key: "", value: toDraft(stepUnion, step) })),
      };
    case "maybe":
      return {
        ...groupDraft(part.part.parts, recordOf(value)),
        kind: value === undefined ? "" : "on",
      };
    case "body":
      return emptyDraft;
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function groupDraft(parts: Parts, fields: Readonly<Record<string, unknown>>): Draft {
  const drafts = mapParts(parts, (part, key) =>
    part.control === "body" ? toBody(fields) : toDraft(part, fieldOf(fields, key)),
  );
  return { ...emptyDraft, parts: drafts };
}

/** A call has its body under the name of its form. */
function toBody(call: Readonly<Record<string, unknown>>): Draft {
  const kind = BODY_KINDS.find((one) => fieldOf(call, one) !== undefined) ?? "";
  const value = toTemplate(kind === "" ? undefined : fieldOf(call, kind));
  return { ...emptyDraft, kind, parts: { value } };
}

/** Any JSON: texts and records are shown as such, numbers and the like as JSON writes them. */
function toTemplate(value: unknown): Draft {
  if (value === undefined) return { ...emptyDraft, kind: "text" };
  if (typeof value === "string" && value !== "") return { ...emptyDraft, kind: "text", text: value };
  if (Array.isArray(value)) {
    return { ...emptyDraft, kind: "list", rows: value.map((one) => ({ key: "", value: toTemplate(one) })) };
  }
  if (typeof value === "object" && value !== null) {
    const rows = Object.entries(value).map(([key, one]) => ({ key, value: toTemplate(one) }));
    return { ...emptyDraft, kind: "fields", rows };
  }
  return { ...emptyDraft, kind: "literal", text: JSON.stringify(value) };
}

/** The value that a draft stands for, and what only the form can know to be wrong with it. */
export function readDraftValue(part: Part, draft: Draft): { value: unknown; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  return { value: new DraftReader(problems).read(part, draft, ""), problems };
}

const at = (path: string, key: string | number) => (path === "" ? String(key) : `${path}.${key}`);

/** The path of a row: by its name, or by its number while it has none. */
export function rowPath(path: string, { key }: DraftRow, index: number): string {
  return at(path, key.trim() === "" ? `#${index}` : key.trim());
}

/** A row is there: nothing in it is an empty text. JSON's null is something. */
function orEmpty(value: unknown): unknown {
  return value === undefined ? "" : value;
}

class DraftReader {
  readonly #problems: FieldProblem[];

  constructor(problems: FieldProblem[]) {
    this.#problems = problems;
  }

  read(part: Part, draft: Draft, path: string): unknown {
    switch (part.control) {
      case "line":
      case "word":
        return draft.text.trim() === "" ? undefined : draft.text;
      case "number":
        return draft.text.trim() === ""
          ? undefined
          : (parseNumber(draft.text, currentLanguage()) ?? draft.text);
      case "flag":
        return draft.text === "true" ? true : undefined;
      case "ticks":
        return draft.ticks.length === 0 ? undefined : draft.ticks;
      case "statuses":
        return readStatuses(draft.text);
      case "template":
        return this.#template(draft, path, false);
      case "rows":
        return draft.rows.map(({ value }, index) => orEmpty(this.read(part.item, value, at(path, index))));
      case "record":
        return this.#rowsOf(part, draft, path);
      case "group":
        return this.#group(part, draft, path);
      case "union":
        return draft.kind === ""
          ? undefined
          : { type: draft.kind, ...this.#fields(kindParts(part, draft.kind), draft, path) };
      case "steps":
        return draft.rows.map(({ value }, index) => this.read(stepUnion, value, at(path, index)));
      case "maybe":
        return draft.kind === "" ? undefined : this.#group(part.part, draft, path);
      case "body":
        return undefined;
    }
  }

  /** A field that may be missing, and that nobody has filled in, is none: the editor lists all that a function answers. */
  #rowsOf(part: PartOf<"record">, draft: Draft, path: string): unknown {
    const rows = draft.rows.filter(({ value: { parts } }) => {
      const { value, optional } = parts;
      return value === undefined || optional?.text !== "true" || !isBlank(value);
    });
    if (rows.length === 0) return undefined;
    return this.#record({ ...draft, rows }, path, (value, inner) =>
      orEmpty(this.read(part.item, value, inner)),
    );
  }

  #group({ parts, dropEmpty }: PartOf<"group">, draft: Draft, path: string): unknown {
    const fields = this.#fields(parts, draft, path);
    return dropEmpty && Object.keys(fields).length === 0 ? undefined : fields;
  }

  #fields(parts: Parts, draft: Draft, path: string): Record<string, unknown> {
    const entries = Object.entries(parts).flatMap(([key, part]): [string, unknown][] => {
      const inner = draft.parts[key] ?? emptyDraft;
      return part.control === "body"
        ? this.#body(inner, path)
        : [[key, this.read(part, inner, at(path, key))]];
    });
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }

  #body({ kind, parts }: Draft, path: string): [string, unknown][] {
    if (kind === "") return [];
    const value = parts.value ?? emptyDraft;
    const wanted = kind === "form" || kind === "multipart" ? { ...value, kind: "fields" } : value;
    if (kind === "text") return [[kind, value.text]];
    return [[kind, this.#template(wanted, at(path, kind), true)]];
  }

  /** @param keepsEmpty an empty text is one, and not an absent value */
  #template(draft: Draft, path: string, keepsEmpty: boolean): unknown {
    switch (draft.kind) {
      case "fields":
        return this.#record(draft, path, (value, inner) => this.#template(value, inner, true));
      case "list":
        return draft.rows.map(({ value }, index) => this.#template(value, at(path, index), true));
      case "literal":
        return this.#literal(draft.text, path);
      default:
        return draft.text === "" && !keepsEmpty ? undefined : draft.text;
    }
  }

  #literal(text: string, path: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      this.#report(path, "invalid_literal", automationProblems.literal);
      return text;
    }
  }

  #record(
    { rows }: Draft,
    path: string,
    read: (value: Draft, path: string) => unknown,
  ): Record<string, unknown> {
    const values = new Map<string, unknown>();
    for (const [index, row] of rows.entries()) {
      const key = row.key.trim();
      if (key === "" && isBlank(row.value)) continue;
      const inner = rowPath(path, row, index);
      const value = read(row.value, inner);
      if (key === "") this.#report(inner, "required", validationTexts.required);
      else if (key === "__proto__") this.#report(inner, "reserved_name", validationTexts.reserved_name);
      else if (values.has(key)) this.#report(inner, "repeated_name", validationTexts.repeated_name);
      else values.set(key, value);
    }
    return Object.fromEntries(values);
  }

  #report(path: string, code: string, text: FieldProblem["text"]): void {
    this.#problems.push({ path, code, text });
  }
}

/** Has nobody put anything in it? A chosen kind alone is nothing. */
export function isBlank({ text, ticks, rows, parts }: Draft): boolean {
  return (
    text.trim() === "" && ticks.length === 0 && rows.length === 0 && Object.values(parts).every(isPreset)
  );
}

/** A word that stood there before anybody chose is nothing either. */
function isPreset(draft: Draft): boolean {
  return isBlank(draft) || (draft.text === "text" && draft.rows.length === 0);
}

function readStatuses(text: string): unknown {
  const statuses = text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map((status) => (/^\d+$/.test(status) ? Number(status) : status.toLowerCase()));
  return statuses.length > 1 ? statuses : statuses[0];
}
