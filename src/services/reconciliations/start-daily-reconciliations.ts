import { sql } from "drizzle-orm";
import { z } from "zod";
import { inList } from "../../db/database.ts";
import { newIdPerRow } from "../../db/new-ids.ts";
import { findConnector, RECONCILED_PROVIDERS } from "../../erp/registry.ts";
import { saoPauloDay } from "../../lib/dates.ts";
import type { ShardContext } from "../context.ts";

const DAY_MS = 86_400_000;
const CONNECTIONS_AT_ONCE = 500;

const rowSchema = z.object({
  id: z.string(),
  provider: z.string(),
  settings: z.string().transform((text): unknown => JSON.parse(text)),
});
type Row = z.output<typeof rowSchema>;

/**
 * Starts the day's comparison of each active connection that delivered something lately, once for each day of São Paulo, and
 * rings for them: each is one message of the queue, and only its own ERP paces it. @returns how many were started
 */
export async function startDailyReconciliations(context: ShardContext): Promise<number> {
  let started = 0;
  let after = "";
  for (;;) {
    const rows = z.array(rowSchema).parse(
      await context.db.all(sql`
        SELECT id, provider, settings FROM connections
        WHERE id > ${after} AND ${inList(sql`provider`, RECONCILED_PROVIDERS)} AND status = 'active'
          AND deleted_at IS NULL AND coalesce(flows ->> '$.sales', 1) = 1
        ORDER BY id LIMIT ${CONNECTIONS_AT_ONCE}`),
    );
    const ids = await start(context, rows);
    await context.ringAll(ids);
    started += ids.length;
    const last = rows.at(-1);
    if (last === undefined || rows.length < CONNECTIONS_AT_ONCE) return started;
    after = last.id;
  }
}

async function start(context: ShardContext, rows: readonly Row[]): Promise<string[]> {
  const now = context.now();
  const wanted = rows.flatMap(({ id, provider, settings }) => {
    const days = findConnector(provider)?.reconciles.sales?.days(settings) ?? 0;
    return days === 0 ? [] : [{ id, from: now - days * DAY_MS }];
  });
  if (wanted.length === 0) return [];
  const started = await context.db.all(sql`
    INSERT INTO reconciliations (tenant_id, id, connection_id, state, day, delivered_from, delivered_to, due_at, created_at,
      updated_at)
    SELECT c.tenant_id, ${newIdPerRow("rec", now)}, c.id, 'queued', ${saoPauloDay(now)}, w.value ->> '$.from', ${now}, ${now},
      ${now}, ${now}
    FROM json_each(${JSON.stringify(wanted)}) w CROSS JOIN connections c ON c.id = w.value ->> '$.id'
    WHERE EXISTS (SELECT 1 FROM deliveries d WHERE d.connection_id = c.id AND d.state = 'delivered'
      AND d.finished_at >= w.value ->> '$.from')
    ON CONFLICT DO NOTHING
    RETURNING connection_id`);
  return started.map((row) => z.object({ connection_id: z.string() }).parse(row).connection_id);
}
