import { sql } from "drizzle-orm";
import { z } from "zod";
import { readSale, type Sale } from "../../erp/flows/sales.ts";
import type { Context } from "../context.ts";

/** A delivery that is due, with the content that goes. */
export type DueDelivery = {
  id: string;
  tenantId: string;
  flow: string;
  subject: string;
  subjectId: string;
  subjectVersion: number;
  contentAt: number;
  wasRunning: boolean;
  failureCount: number;
  /** The newest content, which is what goes; null when it is no longer a sale. */
  sale: Sale | "unreadable" | null;
};

/** One row that cannot be read must stop its own delivery, not those behind it. */
function readContent(kind: string, content: string): DueDelivery["sale"] {
  if (kind !== "sale") return null;
  try {
    return readSale(JSON.parse(content));
  } catch {
    return "unreadable";
  }
}

const rowSchema = z
  .object({
    id: z.string(),
    tenant_id: z.string(),
    flow: z.string(),
    subject: z.string(),
    state: z.string(),
    failure_count: z.number(),
    sale_id: z.string(),
    kind: z.string(),
    version: z.number(),
    updated_at: z.number(),
    content: z.string(),
  })
  .transform(
    (row): DueDelivery => ({
      id: row.id,
      tenantId: row.tenant_id,
      flow: row.flow,
      subject: row.subject,
      subjectId: row.sale_id,
      subjectVersion: row.version,
      contentAt: row.updated_at,
      wasRunning: row.state === "running",
      failureCount: row.failure_count,
      sale: readContent(row.kind, row.content),
    }),
  );

/** The connection's due deliveries, oldest first. */
export async function readDueDeliveries(
  context: Context,
  connectionId: string,
  limit: number,
): Promise<DueDelivery[]> {
  const rows = await context.db.all(sql`
    SELECT d.id, d.tenant_id, d.flow, d.subject, d.state, d.failure_count,
      s.id AS sale_id, s.kind, s.version, s.updated_at, s.content
    FROM deliveries d
    JOIN sales s ON s.tenant_id = d.tenant_id AND s.external_id = d.subject
    WHERE d.connection_id = ${connectionId} AND d.due_at <= ${context.now()}
    ORDER BY d.due_at, d.id
    LIMIT ${limit}`);
  return z.array(rowSchema).parse(rows);
}
