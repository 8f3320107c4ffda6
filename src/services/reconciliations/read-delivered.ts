import { sql } from "drizzle-orm";
import { z } from "zod";
import { rare } from "../../db/database.ts";
import { readSale } from "../../erp/flows/sales.ts";
import type { DeliveredSale } from "../../erp/reconciliation.ts";
import type { OpenConnection } from "../connections/open-connection.ts";
import type { ShardContext } from "../context.ts";

/** As many are compared together: each is read whole, and the lists of their days are read once for all of them. */
const SALES_AT_ONCE = 500;

export const positionSchema = z.object({ finishedAt: z.number(), id: z.string() }).nullable();
export type Position = z.output<typeof positionSchema>;

const rowSchema = z.object({
  id: z.string(),
  finished_at: z.number(),
  remote_id: z.string().nullable(),
  is_newest: z.number(),
  subject_id: z.string(),
  external_id: z.string(),
  content: z.string(),
});

/** Some deliveries in the order in which they arrived: those of them to compare, and where the next ones begin. */
export type DeliveredPart = { sales: DeliveredSale[]; position: Position };

/**
 * What arrived between two instants and has not changed since. A sale that is on its way again, or that a newer version waits of,
 * is left out: what the ERP has of it is not what it is going to have. @returns undefined when there is no more
 */
export async function readDelivered(
  context: ShardContext,
  connection: Pick<OpenConnection, "id" | "tenantId">,
  { from, to }: { from: number; to: number },
  after: Position,
): Promise<DeliveredPart | undefined> {
  const begin = after ?? { finishedAt: from, id: "" };
  const rows = z.array(rowSchema).parse(
    await context.db.all(sql`
      SELECT d.id, d.finished_at, d.remote_id, s.id AS subject_id, s.external_id, s.content,
        s.kind = 'sale' AND s.version = d.subject_version AND NOT EXISTS (
          SELECT 1 FROM deliveries n WHERE n.tenant_id = d.tenant_id AND ${rare(sql`n.subject = d.subject`)}
            AND n.connection_id = d.connection_id AND n.flow = d.flow AND n.id > d.id) AS is_newest
      FROM deliveries d
      CROSS JOIN sales s ON s.tenant_id = d.tenant_id AND ${rare(sql`s.external_id = d.subject`)}
      WHERE d.connection_id = ${connection.id} AND d.state = 'delivered' AND d.finished_at >= ${begin.finishedAt}
        AND d.finished_at <= ${to} AND (d.finished_at > ${begin.finishedAt} OR d.id > ${begin.id})
        AND d.tenant_id = ${connection.tenantId} AND d.flow = 'sales'
      ORDER BY d.finished_at, d.id LIMIT ${SALES_AT_ONCE}`),
  );
  const last = rows.at(-1);
  if (last === undefined) return undefined;
  return { sales: rows.flatMap(toDelivered), position: { finishedAt: last.finished_at, id: last.id } };
}

function toDelivered(row: z.output<typeof rowSchema>): DeliveredSale[] {
  if (row.is_newest === 0 || row.remote_id === null) return [];
  try {
    const sale = readSale(JSON.parse(row.content));
    return [{ externalId: row.external_id, subjectId: row.subject_id, remoteId: row.remote_id, sale }];
  } catch {
    // A row of an older version that cannot be read any more: a resend tells.
    return [];
  }
}
