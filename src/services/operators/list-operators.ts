import { sql } from "drizzle-orm";
import { z } from "zod";
import { toInstant } from "../../lib/dates.ts";
import { type Maker, toMaker } from "../audit/maker.ts";
import { type CallerContext, requireOperator } from "../context.ts";

export type OperatorView = {
  userId: string;
  name: string;
  email: string;
  /** Has set a password. */
  entered: boolean;
  since: string;
  addedBy: Maker | null;
};

const rowSchema = z.object({
  user_id: z.string(),
  name: z.string(),
  email: z.string(),
  email_verified: z.number(),
  created_at: z.number(),
  created_by: z.string().nullable(),
  maker_email: z.string().nullable(),
});

/** A support team is a small one: more than this many people are not listed. */
const MAX_OPERATORS = 500;

/** The people of the support team, newest first. @throws ApiError operator_only */
export async function listOperators(context: CallerContext): Promise<OperatorView[]> {
  requireOperator(context);
  const rows = await context.directory.all(sql`
    SELECT o.user_id, u.name, u.email, u.email_verified, o.created_at, o.created_by, m.email AS maker_email
    FROM operators o JOIN users u ON u.id = o.user_id LEFT JOIN users m ON m.id = o.created_by
    ORDER BY o.created_at DESC, o.user_id LIMIT ${MAX_OPERATORS}`);
  return z
    .array(rowSchema)
    .parse(rows)
    .map((row) => ({
      userId: row.user_id,
      name: row.name,
      email: row.email,
      entered: row.email_verified === 1,
      since: toInstant(row.created_at),
      addedBy: toMaker(row.created_by, row.maker_email),
    }));
}
