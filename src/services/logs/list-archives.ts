import { sql } from "drizzle-orm";
import { z } from "zod";
import { toInstant } from "../../lib/dates.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../lists.ts";

export const archiveRowSchema = z.object({
  id: z.string(),
  object_key: z.string(),
  day: z.string(),
  first_at: z.number(),
  last_at: z.number(),
  entries: z.number(),
  bytes: z.number(),
  created_at: z.number(),
});

export type ArchiveView = {
  id: string;
  /** The day in São Paulo that its entries are of. */
  day: string;
  /** Its first and its last entry's instants. */
  from: string;
  to: string;
  entries: number;
  /** Its size, compressed. */
  bytes: number;
  archivedAt: string;
};

/** What of a company's log is in the archive, newest first: an object for each day, several for a long one. */
export async function listArchives(context: TenantContext, page: PageRequest): Promise<Page<ArchiveView>> {
  requireScope(context, "read");
  const after = readCursor(page);
  const rows = await context.db.all(sql`
    SELECT * FROM log_archives WHERE tenant_id = ${context.tenantId}
      ${after === null ? sql`` : sql`AND id < ${after}`} ORDER BY id DESC LIMIT ${page.limit + 1}`);
  return toPage(z.array(archiveRowSchema).parse(rows), page, (row) => ({
    id: row.id,
    day: row.day,
    from: toInstant(row.first_at),
    to: toInstant(row.last_at),
    entries: row.entries,
    bytes: row.bytes,
    archivedAt: toInstant(row.created_at),
  }));
}
