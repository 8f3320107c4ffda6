import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { ApiError } from "../../errors.ts";
import type { Language } from "../../strings/language.ts";
import { type CallerContext, requireOperator } from "../context.ts";
import { type Page, type PageRequest, type Position, readPosition, toPositionedPage } from "../lists.ts";
import { isAfter, type ProblemFilter, positionOf } from "./list-problems.ts";
import { isAlike, type SharedProblemView, sharedColumns, toSharedProblemView } from "./problem-view.ts";

type Row = Record<string, unknown>;

/** A group of any company, with the companies that have the same. @throws ApiError operator_only, problem_not_found */
export async function getSharedProblem(
  context: CallerContext,
  id: string,
  language: Language,
): Promise<SharedProblemView> {
  requireOperator(context);
  // An id does not say where it stands, and the support team looks at few: each database is asked.
  const found = await Promise.all(
    context.shards.map(({ db }) =>
      db.all(sql`
        SELECT ${sharedColumns} FROM problems p INDEXED BY problems_by_id
        CROSS JOIN connections c ON c.id = p.connection_id CROSS JOIN tenants t ON t.id = p.tenant_id
        WHERE p.id = ${id}`),
    ),
  );
  const at = found.findIndex((rows) => rows.length > 0);
  const row = found[at]?.[0];
  if (row === undefined) throw new ApiError("problem_not_found", { id });
  const others = await readAlike(context, [row]);
  return toSharedProblemView([row, ...others.flatMap((rows, index) => (index === at ? [] : rows))], language);
}

/**
 * The groups of all companies, each cause in each system once: by the group that was seen last. A page of several databases
 * may be shorter than asked for, although another one follows: what an earlier page showed already is left out.
 * @throws ApiError operator_only
 */
export async function listSharedProblems(
  context: CallerContext,
  { state = "open" }: Pick<ProblemFilter, "state">,
  page: PageRequest,
  language: Language,
): Promise<Page<SharedProblemView>> {
  requireOperator(context);
  const after = readPosition(page);
  const read = (db: Database) =>
    db.all(sql`
      SELECT ${sharedColumns}
      FROM problems p INDEXED BY problems_of_all
      CROSS JOIN connections c ON c.id = p.connection_id CROSS JOIN tenants t ON t.id = p.tenant_id
      WHERE p.state = ${state} AND ${isAfter(after)} AND ${isNewestAlike}
      ORDER BY p.last_seen_at DESC, p.id DESC LIMIT ${page.limit + 1}`);
  const found = await Promise.all(context.shards.map(({ db }) => read(db)));
  const rows = found.flat().sort((left, right) => (isBefore(positionOf(left), positionOf(right)) ? 1 : -1));
  const alike = await readAlike(context, rows.slice(0, page.limit));
  const { items, nextCursor } = toPositionedPage(rows, page, positionOf, (row) => {
    const ofCause = alike.flat().filter((other) => sameCause(row, other) && other.id !== row.id);
    const isShown = ofCause.every((other) => isBefore(positionOf(other), positionOf(row)));
    return isShown ? [toSharedProblemView([row, ...ofCause], language)] : [];
  });
  return { items: items.flat(), nextCursor };
}

/** In its own database no group of the same cause was seen later. */
const isNewestAlike = sql`NOT EXISTS (SELECT 1 FROM problems q INDEXED BY problems_alike
  WHERE ${isAlike} AND (q.last_seen_at, q.id) > (p.last_seen_at, p.id))`;

const causeOf = ({ provider, code, cause, state }: Row) => ({ provider, code, cause, state });

const sameCause = (left: Row, right: Row) => JSON.stringify(causeOf(left)) === JSON.stringify(causeOf(right));

const isBefore = (left: Position, right: Position) =>
  left.at < right.at || (left.at === right.at && left.id < right.id);

/** The newest groups of the same causes in each database; with one there is nobody else to ask. */
async function readAlike({ shards }: CallerContext, rows: readonly Row[]): Promise<Row[][]> {
  if (shards.length === 1 || rows.length === 0) return shards.map(() => []);
  const wanted = JSON.stringify(rows.map(causeOf));
  return await Promise.all(
    shards.map(({ db }) =>
      db.all(sql`
        SELECT ${sharedColumns} FROM json_each(${wanted}) w
        CROSS JOIN problems p INDEXED BY problems_alike ON p.provider = w.value ->> '$.provider'
          AND p.code = w.value ->> '$.code' AND p.cause = w.value ->> '$.cause' AND p.state = w.value ->> '$.state'
        CROSS JOIN connections c ON c.id = p.connection_id CROSS JOIN tenants t ON t.id = p.tenant_id
        WHERE ${isNewestAlike}`),
    ),
  );
}
