import { sql } from "drizzle-orm";
import { z } from "zod";
import { inList } from "../../db/database.ts";
import { ASSET_PROVIDERS, findConnector } from "../../erp/registry.ts";
import { saoPauloDay } from "../../lib/dates.ts";
import { newId } from "../../lib/ids.ts";
import type { ShardContext } from "../context.ts";
import { logStatements } from "../logs/write-log.ts";

const rowSchema = z.object({
  id: z.string(),
  tenant_id: z.string(),
  provider: z.string(),
  settings: z.string(),
  activated_at: z.number().nullable(),
});

/**
 * Starts the daily imports whose hour has come, once for each day of São Paulo. A connection that was activated after its hour
 * begins the next day; who wants it at once starts it by hand. @returns how many were started
 */
export async function startDailyImports(context: ShardContext): Promise<number> {
  const now = context.now();
  const day = saoPauloDay(now);
  const rows = z.array(rowSchema).parse(
    await context.db.all(sql`
      SELECT c.id, c.tenant_id, c.provider, c.settings, c.activated_at FROM connections c
      WHERE ${inList(sql`c.provider`, ASSET_PROVIDERS)} AND c.status = 'active' AND c.deleted_at IS NULL
        AND coalesce(c.flows ->> '$.daily_import', 1) = 1
        AND NOT EXISTS (SELECT 1 FROM imports i WHERE i.connection_id = c.id AND i.day = ${day})
        AND NOT EXISTS (SELECT 1 FROM imports i WHERE i.connection_id = c.id AND i.due_at IS NOT NULL)`),
  );
  let started = 0;
  for (const row of rows) {
    const begins = beginsAt(row, day);
    if (begins === undefined || now < begins || (row.activated_at ?? now) > begins) continue;
    const id = newId("imp", now);
    const [inserted] = await context.db.batch([
      sql`INSERT INTO imports (tenant_id, id, connection_id, state, day, due_at, created_at, updated_at)
        VALUES (${row.tenant_id}, ${id}, ${row.id}, 'queued', ${day}, ${now}, ${now}, ${now}) ON CONFLICT DO NOTHING`,
      ...logStatements(context, {
        tenantId: row.tenant_id,
        provider: row.provider,
        connectionId: row.id,
        event: "import.started",
      }),
    ]);
    started += inserted?.meta.changes ?? 0;
  }
  return started;
}

/** São Paulo has had no summer time since 2019. */
function beginsAt({ provider, settings }: z.output<typeof rowSchema>, day: string): number | undefined {
  const source = findConnector(provider)?.assets;
  if (source === undefined) return undefined;
  const hour = source.importHour(JSON.parse(settings));
  return Date.parse(`${day}T${String(hour).padStart(2, "0")}:00:00-03:00`);
}
