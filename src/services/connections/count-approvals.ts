import { sql } from "drizzle-orm";
import { z } from "zod";
import { type CallerContext, requireOperator } from "../context.ts";

/** More than this many are not counted: the support team has enough to do then. */
export const MOST_APPROVALS = 100;

const rowSchema = z.object({ count: z.number() });

/** How many connections wait for approval, over all companies, from their own index. @throws ApiError operator_only */
export async function countApprovals(context: CallerContext): Promise<number> {
  requireOperator(context);
  const counts = await Promise.all(
    context.shards.map(async ({ db }) => {
      const [row] = await db.all(sql`
        SELECT count(*) AS count FROM (
          SELECT 1 FROM connections WHERE status = 'pending_approval' AND deleted_at IS NULL LIMIT ${MOST_APPROVALS})`);
      return rowSchema.parse(row).count;
    }),
  );
  return Math.min(
    MOST_APPROVALS,
    counts.reduce((total, count) => total + count, 0),
  );
}
