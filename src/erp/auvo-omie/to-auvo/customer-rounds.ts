import { z } from "zod";
import type { PollContext, PollPage } from "../../connector.ts";
import { type Outcome, ok } from "../../outcome.ts";
import { type ListedCustomer, listCustomers } from "../omie/customer-list.ts";

/** Two clocks need not agree, and what changes while a round is read comes again with the next. */
const OVERLAP_MS = 15 * 60_000;
/** Once a day all are read: a change that a filter missed is found then. */
const FULL_ROUND_MS = 24 * 60 * 60_000;
/** Nothing there is an error of Omie's, and ten errors block the method: then it is asked more seldom. */
const EMPTY_REST_MS = 15 * 60_000;

const cursorSchema = z.object({
  /** Since when changes are read; null reads all. */
  since: z.number().nullable(),
  page: z.number().int().positive(),
  /** Null between rounds. */
  startedAt: z.number().nullable(),
  /** The newest change that was seen: as long as it is asked for, the answer is not empty. */
  newest: z.number().nullable(),
  /** When all were read the last time. */
  fullAt: z.number(),
});

type Cursor = z.output<typeof cursorSchema>;

const FIRST: Cursor = { since: null, page: 1, startedAt: null, newest: null, fullAt: 0 };

/** Reads one page of the customers that changed, or of all of them. */
export async function readCustomerRounds(
  context: Pick<PollContext, "caller" | "now">,
  stored: unknown,
  toSubjects: (row: ListedCustomer) => PollPage["subjects"],
): Promise<Outcome<PollPage>> {
  const cursor = openRound(cursorSchema.safeParse(stored).data ?? FIRST, context.now());
  const outcome = await listCustomers(context, cursor);
  if (outcome.kind !== "ok") return outcome;
  const { rows, pages } = outcome.value;
  const changes = rows.flatMap(({ changedAt }) => changedAt ?? []);
  const newest = Math.max(cursor.newest ?? 0, ...changes) || null;
  const isLast = cursor.page >= pages || rows.length === 0;
  return ok({
    subjects: rows.flatMap(toSubjects),
    isLast,
    pages,
    ...(isLast
      ? closeRound({ ...cursor, newest }, rows.length === 0 && cursor.page === 1)
      : { cursor: { ...cursor, newest, page: cursor.page + 1 } }),
  });
}

/** A round of all finds the newest anew: the record that was it may be gone. */
function openRound(cursor: Cursor, now: number): Cursor {
  if (cursor.startedAt !== null) return cursor;
  const isFull = cursor.since === null || now - cursor.fullAt >= FULL_ROUND_MS;
  return {
    ...cursor,
    startedAt: now,
    ...(isFull ? { since: null, newest: null, fullAt: now } : {}),
  };
}

function closeRound(cursor: Cursor, isEmpty: boolean): Pick<PollPage, "cursor" | "againAfterMs"> {
  const next = { ...cursor, page: 1, startedAt: null };
  if (isEmpty || cursor.newest === null) {
    return { cursor: { ...next, since: null }, againAfterMs: EMPTY_REST_MS };
  }
  const since = Math.min(cursor.newest, (cursor.startedAt ?? cursor.newest) - OVERLAP_MS);
  return { cursor: { ...next, since } };
}
