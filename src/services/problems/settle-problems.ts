import { sql } from "drizzle-orm";
import type { ShardContext } from "../context.ts";

/**
 * Closes the groups of which nothing is left: resent and arrived, replaced by a newer version, or of a connection that was
 * deleted. What comes again opens its group by itself. @returns how many were closed
 */
export async function settleProblems(context: ShardContext): Promise<number> {
  return await context.db.run(sql`
    UPDATE problems SET state = 'resolved' WHERE state = 'open' AND (
      NOT EXISTS (SELECT 1 FROM deliveries d INDEXED BY deliveries_by_problem
        WHERE d.problem_id = problems.id AND d.state = 'dead')
      OR EXISTS (SELECT 1 FROM connections c WHERE c.id = problems.connection_id AND c.deleted_at IS NOT NULL))`);
}
