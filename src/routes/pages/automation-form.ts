import { type Draft, type DraftRow, emptyDraft, mapParts, toDraft } from "./automation-draft.ts";
import {
  BODY_KINDS,
  kindParts,
  type Part,
  STEP_KINDS,
  type StepKind,
  stepUnion,
  TEMPLATE_KINDS,
} from "./automation-parts.ts";
import { childOf, type FormTree, rowsOf } from "./form-tree.ts";

const KIND = "kind";

/** What a form brings for a part. */
export function readPart(part: Part, tree: FormTree): Draft {
  const text = (tree.values[0] ?? "").replace(/\r\n?/g, "\n");
  switch (part.control) {
    case "template":
      return readTemplate(tree);
    case "rows":
      return {
        ...emptyDraft,
        rows: rowsOf(tree).map((row) => ({ key: "", value: readPart(part.item, row) })),
      };
    case "record":
      return { ...emptyDraft, rows: readRecord(tree, (value) => readPart(part.item, value)) };
    case "group":
      return { ...emptyDraft, parts: mapParts(part.parts, (one, key) => readPart(one, childOf(tree, key))) };
    case "union":
      return readUnion(part, tree);
    case "steps":
      return {
        ...emptyDraft,
        rows: rowsOf(tree).map((row) => ({ key: "", value: readUnion(stepUnion, row) })),
      };
    case "maybe":
      return {
        ...readPart(part.part, tree),
        kind: childOf(tree, KIND).values[0] === "on" ? "on" : "",
      };
    case "body":
      return readBody(tree);
    case "ticks":
      return { ...emptyDraft, ticks: tree.values.filter((value) => part.words.includes(value)) };
    default:
      return { ...emptyDraft, text };
  }
}

/** A body of fields begins as such: nobody has chosen yet what stands in it. */
function readBody(tree: FormTree): Draft {
  const kind = oneOf(BODY_KINDS, childOf(tree, KIND).values[0]);
  const inner = childOf(tree, "value");
  const value = readTemplate(inner);
  const isNew = kind === "json" && childOf(inner, KIND).values[0] === undefined && value.text === "";
  return { ...emptyDraft, kind, parts: { value: isNew ? { ...value, kind: "fields" } : value } };
}

function oneOf(words: readonly string[], word: string | undefined): string {
  return words.find((one) => one === word) ?? "";
}

function readUnion(part: Extract<Part, { control: "union" }>, tree: FormTree): Draft {
  const kind = oneOf(Object.keys(part.kinds), childOf(tree, KIND).values[0]);
  const parts = mapParts(kindParts(part, kind), (one, key) => readPart(one, childOf(tree, key)));
  return { ...emptyDraft, kind, parts };
}

function readRecord(tree: FormTree, read: (value: FormTree) => Draft): DraftRow[] {
  return rowsOf(tree).map((row) => ({
    key: childOf(row, "key").values[0] ?? "",
    value: read(childOf(row, "value")),
  }));
}

/** What was typed for another kind stays: rows become rows, a text stays a text. */
function readTemplate(tree: FormTree): Draft {
  const kind = oneOf(TEMPLATE_KINDS, childOf(tree, KIND).values[0]) || "text";
  return {
    ...emptyDraft,
    kind,
    text: (tree.values[0] ?? "").replace(/\r\n?/g, "\n"),
    rows: readRecord(tree, readTemplate),
  };
}

/** What a button of the editor does to its rows. */
export type Edit = { verb: "add" | "remove" | "up" | "down"; name: readonly string[]; kind: string };

/**
 * Adds a row or a step to what the name points to, or removes or moves the one that it points to. A name that points to
 * nothing of the kind changes nothing.
 */
export function editDraft(part: Part, draft: Draft, edit: Edit, fresh: NewRow): Draft {
  const { verb, name } = edit;
  const [head, ...rest] = name;
  if (head === undefined)
    return verb === "add" ? { ...draft, rows: [...draft.rows, ...fresh(part, edit.kind)] } : draft;
  const inside = partInside(part, draft, head);
  if (inside === undefined) return draft;
  if (inside.row === undefined) {
    const inner = editDraft(inside.part, draft.parts[head] ?? emptyDraft, { ...edit, name: rest }, fresh);
    return { ...draft, parts: { ...draft.parts, [head]: inner } };
  }
  const index = inside.row;
  if (rest.length === 0 && verb !== "add") return { ...draft, rows: moveRow(draft.rows, index, verb) };
  const further = hasKeys(part) ? rest.slice(1) : rest;
  const rows = draft.rows.map((row, one) =>
    one === index
      ? { ...row, value: editDraft(inside.part, row.value, { ...edit, name: further }, fresh) }
      : row,
  );
  return { ...draft, rows };
}

/** Makes the row that is added to a part. */
export type NewRow = (part: Part, kind: string) => DraftRow[];

/** A row of these has its value beneath `value`, beside its name. */
function hasKeys(part: Part): boolean {
  return part.control === "record" || part.control === "template";
}

/** Which part a piece of a name leads to: a part of its own, or that of a numbered row. */
export function partInside(
  part: Part,
  draft: Draft,
  piece: string,
): { part: Part; row?: number } | undefined {
  const row = /^\d{1,6}$/.test(piece) ? Number(piece) : undefined;
  switch (part.control) {
    case "rows":
    case "record":
      return row === undefined ? undefined : { part: part.item, row };
    case "template":
      return row === undefined ? undefined : { part, row };
    case "steps":
      return row === undefined ? undefined : { part: stepUnion, row };
    case "body":
      return piece === "value" ? { part: { control: "template" } } : undefined;
    case "group":
    case "maybe":
    case "union": {
      const parts =
        part.control === "group"
          ? part.parts
          : part.control === "maybe"
            ? part.part.parts
            : kindParts(part, draft.kind);
      const inner = Object.hasOwn(parts, piece) ? parts[piece] : undefined;
      return inner === undefined ? undefined : { part: inner };
    }
    default:
      return undefined;
  }
}

function moveRow(rows: readonly DraftRow[], index: number, verb: "remove" | "up" | "down"): DraftRow[] {
  const others = rows.filter((_, one) => one !== index);
  const moved = rows[index];
  if (verb === "remove" || moved === undefined) return others;
  return others.toSpliced(Math.max(0, verb === "up" ? index - 1 : index + 1), 0, moved);
}

export function isStepKind(kind: string): kind is StepKind {
  return STEP_KINDS.some((one) => one === kind);
}

/** A row as it is when nobody has put anything in it. */
export function blankRow(part: Part): DraftRow[] {
  switch (part.control) {
    case "rows":
    case "record":
      return [{ key: "", value: toDraft(part.item, undefined) }];
    case "template":
      return [{ key: "", value: toDraft(part, undefined) }];
    case "body":
      return [];
    default:
      return [];
  }
}
