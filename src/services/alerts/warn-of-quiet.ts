import { sql } from "drizzle-orm";
import { z } from "zod";
import { toInstant } from "../../lib/dates.ts";
import type { ShardContext } from "../context.ts";
import { openAlerts, QUIET } from "./alert-statement.ts";
import { DAY_MS, HABIT_DAYS, longestUsualSilence } from "./habit.ts";

const SHORTEST_MS = 2 * DAY_MS;
/** What has been silent for so long is no longer in use, or was told of already. */
const LONGEST_MS = 35 * DAY_MS;

const silentSchema = z.array(z.object({ id: z.string(), tenant_id: z.string(), last_at: z.number() }));
const daysSchema = z.array(z.object({ id: z.string(), day: z.number() }));

type Silent = z.output<typeof silentSchema>[number];

/**
 * Opens an alert for each connection that has delivered nothing for longer than ever in its last weeks, while nothing waits
 * and nothing has stopped: then it is the CRM that sends nothing. @returns how many were opened
 */
export async function warnOfQuiet(context: ShardContext): Promise<number> {
  const now = context.now();
  const silent = await readSilent(context);
  const days = Map.groupBy(await readDays(context, silent), ({ id }) => id);
  const unusual = silent.filter(({ id, last_at: lastAt }) => {
    const usual = longestUsualSilence((days.get(id) ?? []).map(({ day }) => day));
    return usual !== null && now - lastAt >= usual;
  });
  if (unusual.length === 0) return 0;
  const rows = unusual.map((row) => ({ ...row, params: { since: toInstant(row.last_at) } }));
  return await context.db.run(
    openAlerts(
      now,
      sql`SELECT value ->> '$.tenant_id' AS tenant_id, value ->> '$.id' AS connection_id, ${QUIET} AS cause,
        value -> '$.params' AS params FROM json_each(${JSON.stringify(rows)})`,
    ),
  );
}

/** Each found by the index of what a connection has delivered. */
async function readSilent(context: ShardContext): Promise<Silent[]> {
  const now = context.now();
  const rows = await context.db.all(sql`
    SELECT s.id, s.tenant_id, s.last_at FROM (
      SELECT c.id, c.tenant_id, (SELECT max(d.finished_at) FROM deliveries d
        WHERE d.connection_id = c.id AND d.state = 'delivered') AS last_at
      FROM connections c WHERE c.status = 'active' AND c.deleted_at IS NULL) s
    WHERE s.last_at BETWEEN ${now - LONGEST_MS} AND ${now - SHORTEST_MS}
      AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.connection_id = s.id AND d.due_at IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM problems p WHERE p.connection_id = s.id AND p.last_seen_at > s.last_at)
      AND NOT EXISTS (SELECT 1 FROM alerts a
        WHERE a.connection_id = s.id AND a.cause = ${QUIET} AND a.resolved_at IS NULL)`);
  return silentSchema.parse(rows);
}

/** On which of the days before its last arrival something arrived too: one look into the index for each. */
async function readDays(context: ShardContext, silent: readonly Silent[]) {
  if (silent.length === 0) return [];
  const rows = await context.db.all(sql`
    WITH RECURSIVE days (day) AS (SELECT 0 UNION ALL SELECT day + 1 FROM days WHERE day < ${HABIT_DAYS - 1})
    SELECT value ->> '$.id' AS id, days.day FROM json_each(${JSON.stringify(silent)}) CROSS JOIN days
    WHERE EXISTS (SELECT 1 FROM deliveries d WHERE d.connection_id = value ->> '$.id' AND d.state = 'delivered'
      AND d.finished_at > (value ->> '$.last_at') - (days.day + 1) * ${DAY_MS}
      AND d.finished_at <= (value ->> '$.last_at') - days.day * ${DAY_MS})`);
  return daysSchema.parse(rows);
}
