import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { type FlowContent, readContent } from "../../erp/flows/contents.ts";
import type { ShardContext } from "../context.ts";

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
  content: FlowContent | "unreadable" | null;
};

/** One row that cannot be read must stop its own delivery, not those behind it. */
function tryToRead(flow: string, kind: string | null, content: string): DueDelivery["content"] {
  if (flow === "sales" && kind !== "sale") return null;
  try {
    return readContent(flow, JSON.parse(content));
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
    subject_id: z.string(),
    kind: z.string().nullable(),
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
      subjectId: row.subject_id,
      subjectVersion: row.version,
      contentAt: row.updated_at,
      wasRunning: row.state === "running",
      failureCount: row.failure_count,
      content: tryToRead(row.flow, row.kind, row.content),
    }),
  );

/** The connection's due deliveries, oldest first; or only one of them. */
export async function readDueDeliveries(
  context: ShardContext,
  connectionId: string,
  limit: number,
  only?: string,
): Promise<DueDelivery[]> {
  const which = only === undefined ? sql`true` : sql`d.id = ${only}`;
  const rows = await context.db.all(dueStatement(context, connectionId, which, sql`ASC`, limit));
  return z.array(rowSchema).parse(rows);
}

/**
 * From both ends: the oldest, and the newest. A first reading of thousands of records must not keep what happened a moment
 * ago waiting for hours.
 */
export async function readDueFromBothEnds(
  context: ShardContext,
  connectionId: string,
  limit: number,
): Promise<DueDelivery[]> {
  const half = Math.ceil(limit / 2);
  const [newest, oldest] = await context.db.batch([
    dueStatement(context, connectionId, sql`true`, sql`DESC`, half),
    dueStatement(context, connectionId, sql`true`, sql`ASC`, half),
  ]);
  const rows = z.array(rowSchema).parse([...(newest?.results ?? []), ...(oldest?.results ?? [])]);
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

function dueStatement(
  context: ShardContext,
  connectionId: string,
  which: SQL,
  direction: SQL,
  limit: number,
): SQL {
  return sql`
    SELECT d.id, d.tenant_id, d.flow, d.subject, d.state, d.failure_count, s.kind,
      coalesce(s.id, o.id) AS subject_id, coalesce(s.version, o.version) AS version,
      coalesce(s.updated_at, o.updated_at) AS updated_at, coalesce(s.content, o.content) AS content
    FROM deliveries d
    LEFT JOIN sales s ON d.flow = 'sales' AND s.tenant_id = d.tenant_id AND s.external_id = d.subject
    LEFT JOIN subjects o ON d.flow <> 'sales' AND o.tenant_id = d.tenant_id AND o.connection_id = d.connection_id
      AND o.flow = d.flow AND o.external_id = d.subject
    WHERE d.connection_id = ${connectionId} AND d.due_at <= ${context.now()} AND ${which}
      AND coalesce(s.id, o.id) IS NOT NULL
    ORDER BY d.due_at ${direction}, d.id ${direction}
    LIMIT ${limit}`;
}
