import { z } from "zod";
import { addDays, saoPauloDay, saoPauloTime } from "../../../lib/dates.ts";
import type { PollContext, PollPage } from "../../connector.ts";
import { type Outcome, ok } from "../../outcome.ts";
import type { AuvoPage } from "../auvo/answers.ts";
import { parseAuvoTime } from "../auvo/values.ts";

/** Two clocks need not agree, and what changes while a round is read comes again with the next. */
const OVERLAP_MS = 15 * 60_000;
/** People change a task or a quotation several times in a row, and Auvo's lists are slow. */
export const WHILE_EDITED_MS = 20_000;

/**
 * Where the reading of what changed in Auvo stands. Days are read one by one: whether "changed since" means that day only or
 * from then on is not known.
 */
const cursorSchema = z.object({
  since: z.number(),
  startedAt: z.number(),
  day: z.string(),
  page: z.number().int().positive(),
  total: z.number().nullable(),
});

export type ChangesCursor = z.output<typeof cursorSchema>;
/** Since when, as Auvo writes it and as an instant, and which page. */
export type ChangesPage = { since: string; sinceMs: number; day: string; page: number };

type Clock = Pick<PollContext, "now" | "activatedAt">;

/** Nothing is wanted of what changes from here on. */
export function skipChanges({ now }: Clock): PollPage {
  const at = now();
  return { subjects: [], cursor: startAt(at, at), isLast: true };
}

function startAt(since: number, startedAt: number): ChangesCursor {
  return { since, startedAt, day: saoPauloDay(since), page: 1, total: null };
}

/** What was there before the activation does not go by itself. */
function openCursor({ now, activatedAt }: Clock, cursor: unknown): ChangesCursor {
  const kept = cursorSchema.safeParse(cursor).data;
  if (kept === undefined) return startAt(activatedAt, now());
  return kept.since < activatedAt ? startAt(activatedAt, now()) : kept;
}

/** Reads one page of what changed. */
export async function readChanges<Row extends { changedAt: number | undefined }>(
  context: Clock,
  stored: unknown,
  readPage: (page: ChangesPage) => Promise<Outcome<AuvoPage<Row>>>,
  toSubject: (row: Row) => PollPage["subjects"],
): Promise<Outcome<PollPage>> {
  const opened = openCursor(context, stored);
  const cursor = isNewRound(opened) ? { ...opened, startedAt: context.now() } : opened;
  const { since, day, page } = cursor;
  const firstOfDay = parseAuvoTime(day) ?? since;
  const from = Math.max(since, firstOfDay);
  const outcome = await readPage({ since: auvoTime(from), sinceMs: since, day, page });
  if (outcome.kind !== "ok") return outcome;
  const next = nextCursor(context, cursor, outcome.value);
  return ok({
    subjects: outcome.value.rows
      // The filter is not taken at its word.
      .filter(({ changedAt }) => changedAt === undefined || changedAt >= floorToSecond(since))
      .flatMap(toSubject),
    ...next,
  });
}

/** A round begins on the day of its `since`. */
function isNewRound({ since, day, page, total }: ChangesCursor): boolean {
  return page === 1 && total === null && day === saoPauloDay(since);
}

function nextCursor(
  { now, activatedAt }: Clock,
  cursor: ChangesCursor,
  { isLast, total = null, rows }: { isLast: boolean; total: number | undefined | null; rows: unknown[] },
): Pick<PollPage, "cursor" | "isLast"> {
  // Something left the list meanwhile, so what was on this page has moved to the one before: that is read again.
  const isShorter = cursor.total !== null && (rows.length === 0 || (total !== null && total < cursor.total));
  if (isShorter && cursor.page > 1) {
    const known = rows.length === 0 ? null : total;
    return { cursor: { ...cursor, page: cursor.page - 1, total: known }, isLast: false };
  }
  if (!isLast && rows.length > 0)
    return { cursor: { ...cursor, page: cursor.page + 1, total }, isLast: false };
  if (cursor.day < saoPauloDay(now())) {
    return { cursor: { ...cursor, day: addDays(cursor.day, 1), page: 1, total: null }, isLast: false };
  }
  const since = Math.max(activatedAt, cursor.startedAt - OVERLAP_MS);
  return { cursor: startAt(since, now()), isLast: true };
}

function floorToSecond(at: number): number {
  return Math.floor(at / 1_000) * 1_000;
}

/** An instant as Auvo writes it: São Paulo's time without a zone. */
function auvoTime(at: number): string {
  return saoPauloTime(at).replace(" ", "T");
}
