import { sql } from "drizzle-orm";
import { z } from "zod";
import { inList } from "../../db/database.ts";
import { POLLING_PROVIDERS } from "../../erp/registry.ts";
import type { ShardContext } from "../context.ts";

const rowSchema = z.object({ id: z.string() });

/**
 * What the three-minute tick does: one doorbell for each connection that has something due, an import or a comparison among
 * it, or whose systems Ponte reads by itself. The index is walked from
 * one connection to the next, so the cost is a few rows per waiting connection, however long its backlog.
 * @returns how many doorbells were rung
 */
export async function ringDueConnections(context: ShardContext): Promise<number> {
  const now = context.now();
  const rows = await context.db.all(sql`
    WITH RECURSIVE waiting (id) AS (
      SELECT min(connection_id) FROM deliveries WHERE due_at IS NOT NULL
      UNION ALL
      SELECT (SELECT min(connection_id) FROM deliveries WHERE due_at IS NOT NULL AND connection_id > waiting.id)
      FROM waiting WHERE waiting.id IS NOT NULL
    )
    SELECT c.id FROM waiting CROSS JOIN connections c ON c.id = waiting.id
    WHERE (c.status = 'active' OR (c.status = 'paused' AND c.paused_reason = 'credentials_rejected'))
      AND c.resume_at <= ${now}
      AND EXISTS (SELECT 1 FROM deliveries d WHERE d.connection_id = c.id AND d.due_at <= ${now})`);
  await bringReadingsForward(context);
  const polled = await context.db.all(sql`
    SELECT c.id FROM connections c
    WHERE ${inList(sql`c.provider`, POLLING_PROVIDERS)} AND c.status = 'active' AND c.deleted_at IS NULL
      AND c.resume_at <= ${now}`);
  const importing = await context.db.all(sql`
    SELECT c.id FROM imports i INDEXED BY imports_unfinished CROSS JOIN connections c ON c.id = i.connection_id
    WHERE i.due_at IS NOT NULL AND i.due_at <= ${now} AND c.resume_at <= ${now}
      AND (c.status = 'active' OR (c.status = 'paused' AND c.paused_reason = 'credentials_rejected'))`);
  const comparing = await context.db.all(sql`
    SELECT c.id FROM reconciliations r INDEXED BY reconciliations_unfinished
    CROSS JOIN connections c ON c.id = r.connection_id
    WHERE r.due_at IS NOT NULL AND r.due_at <= ${now} AND c.resume_at <= ${now}
      AND (c.status = 'active' OR (c.status = 'paused' AND c.paused_reason = 'credentials_rejected'))`);
  const ids = [
    ...new Set(
      z
        .array(rowSchema)
        .parse([...rows, ...polled, ...importing, ...comparing])
        .map(({ id }) => id),
    ),
  ];
  if (ids.length > 0) await context.ringAll(ids);
  return ids.length;
}

/** A tick that is fired by hand comes before the next reading is due: it reads what may be read again already. */
async function bringReadingsForward(context: ShardContext): Promise<void> {
  const now = context.now();
  await context.db.all(sql`
    UPDATE polls SET due_at = ${now}
    WHERE due_at > ${now} AND soonest_at <= ${now} AND finished_at IS NOT NULL AND code IS NULL`);
}
