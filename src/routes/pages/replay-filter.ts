import { ApiError } from "../../errors.ts";
import { REPLAY_CONTENTS } from "../../services/replays/create-replay.ts";
import { REPLAYABLE, type ReplayFilter } from "../../services/replays/matching.ts";
import { toFieldProblems } from "../../services/validation.ts";
import { inLanguage } from "../../strings/language.ts";
import { replayTexts } from "../../strings/pages-replays.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { replayFilterSchema } from "../replays/create-replay.ts";
import { readRange } from "./log-range.tsx";

export const REPLAY_FIELDS = [
  "state",
  "provider",
  "connectionId",
  "flow",
  "code",
  "q",
  "period",
  "from",
  "to",
  "content",
] as const;
type Field = (typeof REPLAY_FIELDS)[number];

/** What the form's fields hold, as it was typed or as an address has it. */
export type TypedFilter = Readonly<Record<Field, string>>;
export type FilterErrors = Readonly<Partial<Record<Field, string>>>;

export type ReadFilter = {
  filter: ReplayFilter;
  content: (typeof REPLAY_CONTENTS)[number];
  /** By field. With any of them nothing may be counted or sent: a filter that is left out matches more. */
  errors: FilterErrors;
};

/** The fields whose values come from a list. */
const CHOSEN: readonly Field[] = ["state", "provider", "connectionId", "flow", "code", "period", "content"];

/** What was typed, and nothing left out silently: what cannot be read is told at its field. */
export function readReplayFilter(typed: TypedFilter): ReadFilter {
  const range = readRange(typed);
  const { content, ...fields } = typed;
  const given = Object.entries({ ...fields, from: range.from ?? "", to: range.to ?? "" }).filter(
    ([, value]) => value !== "",
  );
  const parsed = replayFilterSchema.safeParse(Object.fromEntries(given), { reportInput: true });
  const problems = parsed.success ? [] : toFieldProblems(parsed.error);
  const told = problems.map(({ path, text }) => [path, inLanguage(text, currentLanguage())] as const);
  const chosen = CHOSEN.filter((field) => told.some(([path]) => path === field) || !isOffered(field, typed));
  return {
    filter: parsed.success ? parsed.data : {},
    content: REPLAY_CONTENTS.find((known) => known === content) ?? "stored",
    errors: {
      ...Object.fromEntries(told),
      ...Object.fromEntries(chosen.map((field) => [field, replayTexts.notInList])),
      ...range.errors,
    },
  };
}

/** What the API takes too, and the page does not offer: states that nothing can be put back from. */
function isOffered(field: Field, typed: TypedFilter): boolean {
  const value = typed[field];
  if (value === "") return true;
  if (field === "state") return REPLAYABLE.some((state) => state === value);
  return field !== "content" || REPLAY_CONTENTS.some((known) => known === value);
}

/** An id that the company has not is told at its field as well. @throws whatever else it was */
export function errorsOfNamed(error: unknown): FilterErrors {
  if (!(error instanceof ApiError)) throw error;
  const fields = error.errors.map(({ path }) => path.replace(/^filter\./, ""));
  const named = REPLAY_FIELDS.filter((field) => fields.includes(field));
  if (named.length === 0) throw error;
  return Object.fromEntries(named.map((field) => [field, replayTexts.notInList]));
}
