import { sql } from "drizzle-orm";
import { z } from "zod";
import type { ShardContext } from "../context.ts";
import { webhookStatement } from "../webhooks/events.ts";
import { SETTLES_MS } from "./alert-statement.ts";

const TENANTS_AT_ONCE = 50;

/**
 * Tells the companies' systems of new alerts by webhook: one for each connection and cause, as their admins are told by mail,
 * and whether or not a mail can leave. What opens and is mended within the minute is not told.
 */
export async function announceAlerts(context: ShardContext): Promise<void> {
  const now = context.now();
  const isNew = sql`announced_at IS NULL AND resolved_at IS NULL AND opened_at <= ${now - SETTLES_MS}`;
  const rows = await context.db.all(sql`
    SELECT DISTINCT tenant_id FROM alerts INDEXED BY alerts_unannounced WHERE ${isNew} LIMIT ${TENANTS_AT_ONCE}`);
  for (const { tenant_id: tenantId } of z.array(z.object({ tenant_id: z.string() })).parse(rows)) {
    await context.db.batch([
      webhookStatement(
        { tenantId, event: "alert.opened", now },
        sql`json_object('alertId', a.id, 'connectionId', a.connection_id, 'provider', c.provider, 'cause', a.cause,
          'count', a.count, 'openedAt', strftime('%Y-%m-%dT%H:%M:%fZ', a.opened_at / 1000.0, 'unixepoch'))`,
        sql`CROSS JOIN alerts a ON a.tenant_id = w.tenant_id AND a.announced_at IS NULL AND a.resolved_at IS NULL
            AND a.opened_at <= ${now - SETTLES_MS}
          CROSS JOIN connections c ON c.id = a.connection_id`,
      ),
      sql`UPDATE alerts SET announced_at = ${now} WHERE tenant_id = ${tenantId} AND ${isNew}`,
    ]);
  }
}
