import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { requireScope, type TenantContext } from "../context.ts";

/** Counting ends here: a person needs no exact number of a thousand things to do. */
export const COUNTED_AT_MOST = 1_000;

const rowSchema = z.object({
  waiting: z.number(),
  dead: z.number(),
  held: z.number(),
  any_delivered: z.number(),
  any_sale: z.number(),
});

export type Overview = {
  /** Deliveries that Ponte will work on by itself. */
  waiting: number;
  /** Deliveries that need a person. */
  dead: number;
  /** Deliveries that go only by a resend. */
  held: number;
  anySale: boolean;
  anyDelivered: boolean;
};

/** The tenant's state in figures, each at most `COUNTED_AT_MOST`, in one round trip, each from an index of its own. */
export async function readOverview(context: TenantContext): Promise<Overview> {
  requireScope(context, "read");
  const { tenantId } = context;
  const counted = (rows: SQL) => sql`(SELECT count(*) FROM (${rows} LIMIT ${COUNTED_AT_MOST}))`;
  const ofState = (state: "dead" | "held") =>
    counted(sql`SELECT 1 FROM deliveries WHERE tenant_id = ${tenantId} AND state = ${sql.raw(`'${state}'`)}`);
  const [row] = await context.db.all(sql`
    SELECT
      ${counted(sql`SELECT 1 FROM connections c JOIN deliveries d ON d.connection_id = c.id AND d.due_at IS NOT NULL
        WHERE c.tenant_id = ${tenantId}`)} AS waiting,
      ${ofState("dead")} AS dead,
      ${ofState("held")} AS held,
      EXISTS (SELECT 1 FROM deliveries WHERE tenant_id = ${tenantId} AND state = 'delivered') AS any_delivered,
      EXISTS (SELECT 1 FROM sales WHERE tenant_id = ${tenantId}) AS any_sale`);
  const found = rowSchema.parse(row);
  return {
    waiting: found.waiting,
    dead: found.dead,
    held: found.held,
    anySale: found.any_sale > 0,
    anyDelivered: found.any_delivered > 0,
  };
}
