import { z } from "zod";
import type { PollContext, PollPage } from "../../connector.ts";
import { type Outcome, ok } from "../../outcome.ts";
import { listPositions, type StockPosition } from "../omie/stock.ts";
import type { Settings } from "../settings.ts";

/** Nothing there is an error of Omie's, and ten errors block the method: then it is asked more seldom. */
const EMPTY_REST_MS = 20 * 60_000;

const cursorSchema = z.object({ location: z.string(), page: z.number().int().positive() });

export type PositionRounds = {
  /** Not another flow's: the same call again within a minute is refused. */
  pageSize: number;
  reason: string;
  /** The rest after a round, for each page of it: who has much is read more seldom. */
  restPerPageMs: number;
};

/**
 * Reads one page of what is at the chosen stock location, round after round: Omie does not tell which levels changed. That
 * something is not there says nothing. Without a chosen location nothing is read.
 */
export async function readPositionRounds(
  context: PollContext<Settings>,
  stored: unknown,
  { pageSize, reason, restPerPageMs }: PositionRounds,
  toSubjects: (rows: StockPosition[]) => Promise<Outcome<PollPage["subjects"]>>,
): Promise<Outcome<PollPage>> {
  const { omieStockLocationId: location } = context.settings;
  if (location === undefined) return ok({ subjects: [], cursor: null, isLast: true });
  const kept = cursorSchema.safeParse(stored).data;
  const page = kept?.location === location ? kept.page : 1;
  const outcome = await listPositions(context, { location, page, pageSize, reason });
  if (outcome.kind !== "ok") return outcome;
  const { rows, pages } = outcome.value;
  // The place of an answer is looked at: Omie tells of its default one where it does not know what is asked for.
  const own = rows.filter((row) => row.location === undefined || row.location === location);
  const subjects = own.length === 0 ? ok([]) : await toSubjects(own);
  if (subjects.kind !== "ok") return subjects;
  const isLast = page >= pages || rows.length === 0;
  return ok({
    subjects: subjects.value,
    isLast,
    pages,
    cursor: { location, page: isLast ? 1 : page + 1 },
    againAfterMs: pages === 0 ? EMPTY_REST_MS : restPerPageMs * pages,
  });
}
