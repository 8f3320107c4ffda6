import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { CONNECTION_STATUSES, PAUSED_REASONS } from "../../db/schema.ts";
import { FIRST_SHARD } from "../../db/shards.ts";
import { toInstant, toInstantOrNull } from "../../lib/dates.ts";
import { erpWords } from "../../strings/erp-words.ts";
import type { Language } from "../../strings/language.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { describeReason } from "../deliveries/delivery-view.ts";
import { tickOf } from "../operations/heartbeats.ts";
import { TICK_MISSED_MS } from "../operations/watch-tick.ts";
import { COUNTED_AT_MOST } from "../overview/read-overview.ts";

export const HEALTHS = ["off", "paused", "failing", "needs_you", "working", "fine"] as const;

/** How one connection stands, in one word and in what that word comes from. */
export type ConnectionStatus = {
  id: string;
  name: string;
  provider: string;
  status: (typeof CONNECTION_STATUSES)[number];
  pausedReason: (typeof PAUSED_REASONS)[number] | null;
  health: (typeof HEALTHS)[number];
  /** The last delivery that arrived, reading that ended, or import that ended well. */
  lastSuccessAt: string | null;
  /** Deliveries that go by themselves, at most `COUNTED_AT_MOST`, since when the oldest does, and when the next goes. */
  waiting: number;
  waitingSince: string | null;
  nextAttemptAt: string | null;
  /** Deliveries that need a person. */
  dead: number;
  /** Deliveries that go only by a resend. */
  held: number;
  /** Since when nothing works with the ERP, and what it says. */
  failing: { since: string; code: string; message: string } | null;
};

export type StatusView = {
  /** Nothing fails, is paused by the ERP or waits for a person, and the routine runs. */
  ok: boolean;
  /** The three-minute round of the hub. */
  routine: { ok: boolean; lastRunAt: string | null };
  connections: ConnectionStatus[];
};

const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  provider: z.string(),
  status: z.enum(CONNECTION_STATUSES),
  paused_reason: z.enum(PAUSED_REASONS).nullable(),
  resume_at: z.number(),
  failing_since: z.number().nullable(),
  failing_code: z.string().nullable(),
  failing_params: z.string().nullable(),
  waiting: z.number(),
  waiting_since: z.number().nullable(),
  next_due_at: z.number().nullable(),
  dead: z.number(),
  held: z.number(),
  last_success_at: z.number().nullable(),
  reading_since: z.number().nullable(),
  reading_message: z.string().nullable(),
});

type Row = z.output<typeof rowSchema>;

/**
 * How the tenant's connections stand, in one round trip of two statements however many they are: each figure comes from an
 * index of its own, and each count ends at `COUNTED_AT_MOST`.
 */
export async function readStatus(context: TenantContext, language: Language): Promise<StatusView> {
  requireScope(context, "read");
  const now = context.now();
  const beatStatement = sql`SELECT at FROM heartbeats WHERE job = ${tickOf(context.shard)}`;
  const statement = connectionsStatement(context.tenantId, now);
  const [found, beats] =
    context.shard === FIRST_SHARD
      ? await context.db.batch([statement, beatStatement])
      : (await Promise.all([context.db.batch([statement]), context.directory.batch([beatStatement])])).flat();
  const connections = z
    .array(rowSchema)
    .parse(found?.results)
    .map((row) => toStatus(row, now, language));
  const [beat] = z.array(z.object({ at: z.number() })).parse(beats?.results);
  const runs = beat !== undefined && now - beat.at < TICK_MISSED_MS;
  return {
    ok: runs && connections.every(({ health, pausedReason }) => isWell(health) || pausedReason === "by_user"),
    routine: { ok: runs, lastRunAt: beat === undefined ? null : toInstant(beat.at) },
    connections,
  };
}

const isWell = (health: ConnectionStatus["health"]) => ["off", "working", "fine"].includes(health);

function connectionsStatement(tenantId: string, now: number): SQL {
  const counted = (condition: SQL) => sql`(SELECT count(*) FROM
    (SELECT 1 FROM deliveries d WHERE d.connection_id = c.id AND ${condition} LIMIT ${COUNTED_AT_MOST}))`;
  // The one that is due first. What was never resent waits since it was made.
  const firstDue = (column: SQL) => sql`(SELECT ${column} FROM deliveries d
    WHERE d.connection_id = c.id AND d.due_at IS NOT NULL ORDER BY d.due_at LIMIT 1)`;
  const failedReading = (column: SQL) => sql`(SELECT ${column} FROM polls p
    WHERE p.connection_id = c.id AND p.failure_count > 0 ORDER BY p.failure_count DESC LIMIT 1)`;
  return sql`
    SELECT c.id, c.name, c.provider, c.status, c.paused_reason, c.resume_at, c.failing_since, c.failing_code,
      CASE WHEN c.failing_since IS NOT NULL THEN (SELECT d.params FROM deliveries d
        WHERE d.connection_id = c.id AND d.due_at IS NOT NULL AND d.code = c.failing_code LIMIT 1) END AS failing_params,
      ${counted(sql`d.due_at IS NOT NULL`)} AS waiting,
      ${firstDue(sql`CASE WHEN d.reason = 'accepted' THEN d.created_at ELSE min(d.due_at, ${now}) END`)} AS waiting_since,
      ${firstDue(sql`d.due_at`)} AS next_due_at,
      ${counted(sql`d.state = 'dead'`)} AS dead,
      ${counted(sql`d.state = 'held'`)} AS held,
      nullif(max(
        coalesce((SELECT max(d.finished_at) FROM deliveries d WHERE d.connection_id = c.id AND d.state = 'delivered'), 0),
        coalesce((SELECT max(p.finished_at) FROM polls p WHERE p.connection_id = c.id), 0),
        coalesce((SELECT i.finished_at FROM imports i WHERE i.connection_id = c.id AND i.state = 'finished'
          ORDER BY i.id DESC LIMIT 1), 0)), 0) AS last_success_at,
      ${failedReading(sql`coalesce(p.finished_at, p.started_at, p.updated_at)`)} AS reading_since,
      ${failedReading(sql`coalesce(p.params ->> '$.erpMessage', '')`)} AS reading_message
    FROM connections c WHERE c.tenant_id = ${tenantId} AND c.deleted_at IS NULL ORDER BY c.id DESC`;
}

function toStatus(row: Row, now: number, language: Language): ConnectionStatus {
  const failing = failureOf(row, language);
  const waits = row.waiting > 0;
  const since = Math.min(row.waiting_since ?? now, (waits ? row.failing_since : null) ?? now);
  return {
    id: row.id,
    name: row.name,
    provider: row.provider,
    status: row.status,
    pausedReason: row.paused_reason,
    health: healthOf(row, failing !== null),
    lastSuccessAt: toInstantOrNull(row.last_success_at),
    waiting: row.waiting,
    waitingSince: waits ? toInstant(since) : null,
    nextAttemptAt:
      row.next_due_at === null || row.status !== "active"
        ? null
        : toInstant(Math.max(row.next_due_at, row.resume_at, now)),
    dead: row.dead,
    held: row.held,
    failing,
  };
}

/** What failed once and has nothing left to try fails no more. */
function failureOf(row: Row, language: Language): ConnectionStatus["failing"] {
  if (row.status !== "active") return null;
  if (row.failing_since !== null && row.waiting > 0) {
    const params: unknown = JSON.parse(row.failing_params ?? "{}");
    const reason = describeReason(row.failing_code, params, language);
    return {
      since: toInstant(row.failing_since),
      code: row.failing_code ?? "",
      message: reason?.message ?? "",
    };
  }
  if (row.reading_since === null) return null;
  return {
    since: toInstant(row.reading_since),
    code: "reading_failed",
    message: erpWords(row.reading_message, language),
  };
}

function healthOf({ status, dead, waiting }: Row, isFailing: boolean): ConnectionStatus["health"] {
  if (status === "paused") return "paused";
  if (status !== "active") return "off";
  if (isFailing) return "failing";
  if (dead > 0) return "needs_you";
  return waiting > 0 ? "working" : "fine";
}
