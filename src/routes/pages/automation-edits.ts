import { partTexts } from "../../strings/automation-parts.ts";
import { type Draft, type DraftRow, emptyDraft, toDraft } from "./automation-draft.ts";
import { blankRow, type Edit, editDraft, isStepKind, partInside } from "./automation-form.ts";
import { type Part, type PartOf, STEP_PARTS, type StepKind, stepUnion } from "./automation-parts.ts";
import { stepsIn } from "./automation-places.ts";
import { mappedRows } from "./automation-schemas.ts";
import { AUTOMATION, type EditorState, INPUT, type Subject } from "./automation-state.ts";
import type { Form } from "./forms.ts";

/** What a button of the editor asks for. */
export type EditorAction =
  | { kind: "save" | "test" | "keep" }
  | { kind: "rerun" | "forget"; id: string }
  | { kind: "show"; name: string }
  | (Omit<Edit, "name" | "verb"> & { kind: Edit["verb"]; name: string; step: string });

const EDITS = ["add", "remove", "up", "down"] as const;

/** Whatever is none of ours saves, as Enter does. */
export function readAction(form: Form): EditorAction {
  const [verb = "", name = ""] = form.one("do").split(":", 2);
  const edit = EDITS.find((one) => one === verb);
  if (edit !== undefined && name !== "") return { kind: edit, name, step: form.one(`${name}.new`) };
  if (verb === "show") return { kind: "show", name };
  if (verb === "rerun" || verb === "forget") return { kind: verb, id: name };
  return { kind: verb === "test" || verb === "keep" ? verb : "save" };
}

type Editing = Extract<EditorAction, { step: string }>;

/** The editor with a row or a step more or less, or one at another place. */
export function editEditor(subject: Subject, state: EditorState, action: EditorAction): EditorState {
  if (!("step" in action)) return state;
  const [root, ...name] = action.name.split(".");
  const edit: Edit = { verb: action.kind, name, kind: action.step };
  const fresh = (part: Part, kind: string) => newRows(subject, state, part, kind);
  if (root === AUTOMATION) return { ...state, draft: editDraft(subject.whole, state.draft, edit, fresh) };
  if (root === INPUT) return { ...state, input: editDraft(subject.input, state.input, edit, blankRow) };
  return state;
}

function newRows(subject: Subject, { draft }: EditorState, part: Part, kind: string): DraftRow[] {
  if (part.control !== "steps") return blankRow(part);
  if (!isStepKind(kind)) return [];
  const known = stepsIn(draft);
  const before = known.at(-1);
  const value = toDraft(stepUnion, {
    type: kind,
    id: newId(kind, new Set(known.map(({ id }) => id))),
    ...(before === undefined || !("from" in STEP_PARTS[kind]) || kind === "pdf"
      ? {}
      : { from: `{{ steps.${before.id} }}` }),
  });
  if (kind !== "map") return [{ key: "", value }];
  const { item } = STEP_PARTS.map.fields;
  const fields = { ...emptyDraft, rows: mappedRows(subject.name, item) };
  return [{ key: "", value: { ...value, parts: { ...value.parts, fields } } }];
}

/** A name that no other step has. */
function newId(kind: StepKind, taken: ReadonlySet<string>): string {
  const word = partTexts.ids[kind];
  let id: string = word;
  for (let count = 2; taken.has(id); count++) id = `${word}${count}`;
  return id;
}

/** Where whoever pressed a button goes on: in the new row, at the rows that one went from, at the step that was moved. */
export function focusAfter(action: EditorAction, subject: Subject, state: EditorState): string | undefined {
  if (action.kind === "show") return action.name;
  if (!("step" in action)) return undefined;
  const parts = action.name.split(".");
  const container = parts.slice(0, -1).join(".");
  if (action.kind === "remove") return `add:${container}`;
  if (action.kind !== "add") return focusOfMoved(action, container, subject, state);
  const found = find(subject, state, action.name);
  if (found === undefined) return undefined;
  return firstControl(found.part, found.draft, `${action.name}.${Math.max(0, found.draft.rows.length - 1)}`);
}

/** The button that was pressed moves with its step, and is gone at the end of the list: then its counterpart. */
function focusOfMoved(
  { kind, name }: Editing,
  container: string,
  subject: Subject,
  state: EditorState,
): string {
  const index = Number(name.split(".").at(-1));
  const count = find(subject, state, container)?.draft.rows.length ?? 0;
  const moved = Math.min(Math.max(0, kind === "up" ? index - 1 : index + 1), count - 1);
  const verb = moved === 0 ? "down" : moved === count - 1 ? "up" : kind;
  return `${verb}:${container}.${moved}`;
}

function firstControl(part: Part, { kind, rows }: Draft, row: string): string {
  switch (part.control) {
    case "steps": {
      const step = rows.at(-1)?.value.kind ?? "";
      const keys = isStepKind(step) ? Object.keys(STEP_PARTS[step]) : [];
      return `${row}.${keys[0] ?? "id"}`;
    }
    case "record":
      return `${row}.key`;
    case "template":
      return kind === "list" ? `${row}.value` : `${row}.key`;
    case "rows":
      return part.item.control === "group" ? `${row}.${firstOf(part.item)}` : row;
    default:
      return row;
  }
}

function firstOf({ parts }: PartOf<"group">): string {
  const [[key, part] = ["", undefined]] = Object.entries(parts);
  return part?.control === "group" ? `${key}.${firstOf(part)}` : key;
}

function find(
  { whole, input }: Subject,
  state: EditorState,
  name: string,
): { part: Part; draft: Draft } | undefined {
  const [root, ...pieces] = name.split(".");
  let at: { part: Part; draft: Draft } | undefined =
    root === AUTOMATION
      ? { part: whole, draft: state.draft }
      : root === INPUT
        ? { part: input, draft: state.input }
        : undefined;
  for (let index = 0; index < pieces.length && at !== undefined; index++) {
    const piece = pieces[index] ?? "";
    const inside = partInside(at.part, at.draft, piece);
    if (inside === undefined) return undefined;
    const hasKeys: boolean = at.part.control === "record" || at.part.control === "template";
    const draft: Draft | undefined =
      inside.row === undefined ? at.draft.parts[piece] : at.draft.rows[inside.row]?.value;
    if (inside.row !== undefined && hasKeys) index++;
    at = draft === undefined ? undefined : { part: inside.part, draft };
  }
  return at;
}
