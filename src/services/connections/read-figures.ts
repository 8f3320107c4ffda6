import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { toInstantOrNull } from "../../lib/dates.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { COUNTED_AT_MOST } from "../overview/read-overview.ts";

/** What one connection has to do and has done. Each count is at most `COUNTED_AT_MOST`. */
export type ConnectionFigures = {
  /** Deliveries that go by themselves. */
  waiting: number;
  /** Deliveries that need a person. */
  dead: number;
  /** Deliveries that go only by a resend. */
  held: number;
  lastDeliveredAt: string | null;
  /** When the last import of assets ended, however it did. */
  lastImportedAt: string | null;
};

export const NO_FIGURES: ConnectionFigures = {
  waiting: 0,
  dead: 0,
  held: 0,
  lastDeliveredAt: null,
  lastImportedAt: null,
};

const rowsSchema = z.array(
  z.object({
    id: z.string(),
    waiting: z.number(),
    dead: z.number(),
    held: z.number(),
    last_delivered_at: z.number().nullable(),
    last_imported_at: z.number().nullable(),
  }),
);

/** The figures of each of the tenant's connections by its id, in one round trip, each from an index of its own. */
export async function readFigures(context: TenantContext): Promise<Map<string, ConnectionFigures>> {
  requireScope(context, "read");
  const counted = (condition: SQL) => sql`(SELECT count(*) FROM
    (SELECT 1 FROM deliveries WHERE connection_id = c.id AND ${condition} LIMIT ${COUNTED_AT_MOST}))`;
  const rows = await context.db.all(sql`
    SELECT c.id,
      ${counted(sql`due_at IS NOT NULL`)} AS waiting,
      ${counted(sql`state = 'dead'`)} AS dead,
      ${counted(sql`state = 'held'`)} AS held,
      (SELECT max(finished_at) FROM deliveries WHERE connection_id = c.id AND state = 'delivered') AS last_delivered_at,
      (SELECT finished_at FROM imports WHERE connection_id = c.id AND finished_at IS NOT NULL
        ORDER BY id DESC LIMIT 1) AS last_imported_at
    FROM connections c WHERE c.tenant_id = ${context.tenantId} AND c.deleted_at IS NULL`);
  return new Map(
    rowsSchema
      .parse(rows)
      .map(({ id, last_delivered_at: delivered, last_imported_at: imported, ...counts }) => [
        id,
        { ...counts, lastDeliveredAt: toInstantOrNull(delivered), lastImportedAt: toInstantOrNull(imported) },
      ]),
  );
}
