import { sql } from "drizzle-orm";
import { z } from "zod";
import { requireScope, type TenantContext } from "../context.ts";

/** How many of the newest deliveries are looked through for those that stopped or are held. */
const LOOKED_THROUGH = 5_000;

const rowSchema = z.object({
  waiting: z.number(),
  dead: z.number(),
  held: z.number(),
  looked_through: z.number(),
  any_delivered: z.number(),
  any_sale: z.number(),
});

export type Overview = {
  /** Deliveries that Ponte will work on by itself. */
  waiting: number;
  /** Deliveries that need a person, and those that go only by a resend: of the newest ones. */
  dead: number;
  held: number;
  /** True when there are older deliveries that were not counted into `dead` and `held`. */
  capped: boolean;
  anySale: boolean;
  anyDelivered: boolean;
};

/**
 * The tenant's state in figures, in one round trip. What waits is read from the index of due deliveries and is exact;
 * what stopped is counted among the newest deliveries only, so that the page costs the same in ten years.
 */
export async function readOverview(context: TenantContext): Promise<Overview> {
  requireScope(context, "read");
  const { tenantId } = context;
  const [row] = await context.db.all(sql`
    SELECT
      (SELECT count(*) FROM connections c JOIN deliveries d ON d.connection_id = c.id AND d.due_at IS NOT NULL
        WHERE c.tenant_id = ${tenantId}) AS waiting,
      coalesce(sum(state = 'dead'), 0) AS dead,
      coalesce(sum(state = 'held'), 0) AS held,
      coalesce(sum(state = 'delivered'), 0) AS any_delivered,
      count(*) AS looked_through,
      EXISTS (SELECT 1 FROM sales WHERE tenant_id = ${tenantId}) AS any_sale
    FROM (SELECT state FROM deliveries WHERE tenant_id = ${tenantId} ORDER BY id DESC LIMIT ${LOOKED_THROUGH})`);
  const found = rowSchema.parse(row);
  return {
    waiting: found.waiting,
    dead: found.dead,
    held: found.held,
    capped: found.looked_through === LOOKED_THROUGH,
    anySale: found.any_sale > 0,
    anyDelivered: found.any_delivered > 0,
  };
}
