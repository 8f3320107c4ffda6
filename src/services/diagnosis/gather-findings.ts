import type { DiagnosisNote } from "../../erp/diagnosis.ts";
import { diagnosisText } from "../../strings/diagnosis.ts";
import type { KeptFindings } from "./diagnosis-view.ts";

/** What concerns most sales is told; how many items there are in all is told too. */
const MAX_ITEMS = 25;
const MAX_EXAMPLES = 3;
const MAX_SUGGESTIONS = 3;

type Finding = KeptFindings[number];
type Item = Finding["items"][number];
type Gathered = { note: DiagnosisNote; externalIds: Set<string>; suggestions: Set<string> };

/** Notes of one code and name are one item, items of one code one finding: errors first, then what concerns most sales. */
export function gatherFindings(notes: readonly DiagnosisNote[]): KeptFindings {
  const byCode = Map.groupBy(notes, ({ code }) => code);
  return [...byCode.values()].map(toFinding).sort(byWeight);
}

function toFinding(notes: readonly DiagnosisNote[]): Finding {
  const gathered = new Map<string, Gathered>();
  for (const note of notes) {
    const key = JSON.stringify(note.name);
    const entry = gathered.get(key) ?? { note, externalIds: new Set(), suggestions: new Set() };
    if (note.externalId !== undefined) entry.externalIds.add(note.externalId);
    for (const suggestion of note.suggestions ?? []) entry.suggestions.add(suggestion);
    gathered.set(key, entry);
  }
  // Guarantee: a group has at least one note, and all of its notes have the same code.
  const [{ code }] = notes as [DiagnosisNote, ...DiagnosisNote[]];
  const isError = notes.some(({ severity }) => (severity ?? diagnosisText(code).severity) === "error");
  const items = [...gathered.values()].map(toItem).sort((left, right) => right.sales - left.sales);
  return {
    code,
    severity: isError ? "error" : "warning",
    sales: new Set(notes.flatMap(({ externalId }) => externalId ?? [])).size,
    itemCount: items.length,
    items: items.slice(0, MAX_ITEMS),
  };
}

function toItem({ note: { name, params }, externalIds, suggestions }: Gathered): Item {
  return {
    name,
    params: params ?? {},
    sales: externalIds.size,
    examples: [...externalIds].slice(0, MAX_EXAMPLES),
    suggestions: [...suggestions].slice(0, MAX_SUGGESTIONS),
  };
}

function byWeight(left: Finding, right: Finding): number {
  if (left.severity !== right.severity) return left.severity === "error" ? -1 : 1;
  // What stands in the way of all sales is no single sale's.
  const weigh = ({ sales }: Finding) => (sales === 0 ? Number.POSITIVE_INFINITY : sales);
  const [leftWeight, rightWeight] = [weigh(left), weigh(right)];
  return leftWeight === rightWeight ? 0 : rightWeight - leftWeight;
}
