import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../../db/database.ts";
import { FIRST_SHARD, type Shard } from "../../db/shards.ts";
import { errorName } from "../../lib/error-name.ts";
import { type CallerContext, requireOperator } from "../context.ts";
import { readBeats, tickOf } from "../operations/heartbeats.ts";

/** One metric with its samples, as OpenMetrics has them. */
type Metric = {
  name: string;
  help: string;
  unit?: string;
  samples: { labels: Record<string, string>; value: number }[];
};

const countSchema = z.array(z.object({ label: z.string(), other: z.string().nullish(), count: z.number() }));
const backlogSchema = z.object({
  waiting: z.number(),
  oldest: z.number().nullable(),
  dead: z.number(),
  held: z.number(),
  webhooks: z.number(),
  webhooks_oldest: z.number().nullable(),
  uncertain: z.number(),
});
const ofAllSchema = z.object({ tenants: z.number(), dead_letters: z.number() });

/**
 * How the hub stands, for a monitor that asks every minute. Each number comes from an index of what is unfinished, so its
 * cost follows the backlog and not the history. @throws ApiError operator_only
 */
export async function readMetrics(context: CallerContext): Promise<string> {
  requireOperator(context);
  const now = context.now();
  const { shards } = context;
  const [beats, [ofAll], ...read] = await Promise.all([
    readBeats(context),
    context.directory.all(sql`SELECT
      (SELECT count(*) FROM tenants) AS tenants,
      (SELECT count(*) FROM dead_letters) AS dead_letters`),
    ...shards.map((shard) => readBacklog(shard.db).catch((error: unknown) => noteUnread(shard, error))),
  ]);
  const { tenants, dead_letters: deadLetters } = ofAllSchema.parse(ofAll);
  const found = read.flatMap((each) => each ?? []);
  const backlog = found.map(({ backlog }) => backlog).reduce(added, NOTHING);
  const connections = found.flatMap(({ connections }) => connections);
  const sinceWatchdog = beats.get("watchdog") ?? null;
  return toOpenMetrics([
    one("ponte_tenants", "Companies that the hub serves.", tenants),
    {
      name: "ponte_connections",
      help: "Connections by provider and status.",
      samples: summed(connections).map(({ label, other, count }) => ({
        labels: { provider: label, status: other ?? "" },
        value: count,
      })),
    },
    {
      name: "ponte_deliveries_unfinished",
      help: "Deliveries that wait for Ponte, for a person, or for their flow to be switched on.",
      samples: (["waiting", "dead", "held"] as const).map((state) => ({
        labels: { state },
        value: backlog[state],
      })),
    },
    seconds(
      "ponte_delivery_delay_seconds",
      "How long the oldest due delivery has been due.",
      age(backlog.oldest, now),
    ),
    one("ponte_webhook_messages_unsent", "Webhook messages that have not been taken yet.", backlog.webhooks),
    seconds(
      "ponte_webhook_delay_seconds",
      "How long the oldest due webhook message has been due.",
      age(backlog.webhooks_oldest, now),
    ),
    one("ponte_function_calls_uncertain", "Function calls whose outcome nobody knows.", backlog.uncertain),
    ...tickAges(shards, beats),
    ...(sinceWatchdog === null
      ? []
      : [
          seconds(
            "ponte_watchdog_age_seconds",
            "How long ago the watchdog last ran to its end.",
            sinceWatchdog / 1_000,
          ),
        ]),
    ...(shards.length === 1
      ? []
      : [
          {
            name: "ponte_database_up",
            help: "Whether a database of companies' rows answers; without it its work is in no other number here.",
            samples: shards.map(({ number }, index) => ({
              labels: { database: databaseName(number) },
              value: read[index] === undefined ? 0 : 1,
            })),
          },
        ]),
    one("ponte_dead_letters", "Queue messages that were given up.", deadLetters),
  ]);
}

/** What one database has to do, each number from an index of what is unfinished. */
async function readBacklog(db: Database) {
  const [backlogs, connections] = await db.batch([
    sql`SELECT
      (SELECT count(*) FROM deliveries INDEXED BY deliveries_due WHERE due_at IS NOT NULL) AS waiting,
      (SELECT min(due_at) FROM deliveries INDEXED BY deliveries_due WHERE due_at IS NOT NULL) AS oldest,
      (SELECT count(*) FROM deliveries WHERE state = 'dead') AS dead,
      (SELECT count(*) FROM deliveries WHERE state = 'held') AS held,
      (SELECT count(*) FROM webhook_messages WHERE due_at IS NOT NULL) AS webhooks,
      (SELECT min(due_at) FROM webhook_messages WHERE due_at IS NOT NULL) AS webhooks_oldest,
      (SELECT count(*) FROM function_calls WHERE state = 'uncertain') AS uncertain`,
    sql`SELECT provider AS label, status AS other, count(*) AS count FROM connections
      WHERE deleted_at IS NULL GROUP BY provider, status`,
  ]);
  return {
    backlog: backlogSchema.parse(backlogs?.results[0]),
    connections: countSchema.parse(connections?.results),
  };
}

/** A database that does not answer must not silence what the others tell. */
function noteUnread({ number }: Shard, error: unknown): undefined {
  console.error(
    JSON.stringify({ message: "a database was not read", shard: number, error: errorName(error) }),
  );
}

const databaseName = (number: number) => (number === FIRST_SHARD ? "DB" : `DB_${number}`);

/** The first database's without a label, as it is where there is no other. */
function tickAges(shards: readonly Shard[], beats: ReadonlyMap<string, number>): Metric[] {
  const samples = shards.flatMap(({ number }) => {
    const sinceMs = beats.get(tickOf(number));
    const labels: Record<string, string> = number === FIRST_SHARD ? {} : { database: databaseName(number) };
    return sinceMs === undefined ? [] : [{ labels, value: sinceMs / 1_000 }];
  });
  if (samples.length === 0) return [];
  return [{ ...seconds("ponte_tick_age_seconds", "How long ago the tick last ran to its end.", 0), samples }];
}

type Backlog = z.output<typeof backlogSchema>;

const NOTHING: Backlog = {
  waiting: 0,
  oldest: null,
  dead: 0,
  held: 0,
  webhooks: 0,
  webhooks_oldest: null,
  uncertain: 0,
};

/** The work of two databases as one's. */
function added(one: Backlog, other: Backlog): Backlog {
  const oldest = (left: number | null, right: number | null) =>
    left === null || right === null ? (left ?? right) : Math.min(left, right);
  return {
    waiting: one.waiting + other.waiting,
    oldest: oldest(one.oldest, other.oldest),
    dead: one.dead + other.dead,
    held: one.held + other.held,
    webhooks: one.webhooks + other.webhooks,
    webhooks_oldest: oldest(one.webhooks_oldest, other.webhooks_oldest),
    uncertain: one.uncertain + other.uncertain,
  };
}

function summed(counts: z.output<typeof countSchema>): z.output<typeof countSchema> {
  const groups = Map.groupBy(counts, ({ label, other }) => `${label} ${other}`);
  return [...groups.values()].flatMap(([first, ...more]) =>
    first === undefined
      ? []
      : [{ ...first, count: more.reduce((total, { count }) => total + count, first.count) }],
  );
}

function age(dueAt: number | null, now: number): number {
  return dueAt === null ? 0 : Math.max(0, now - dueAt) / 1_000;
}

function one(name: string, help: string, value: number): Metric {
  return { name, help, samples: [{ labels: {}, value }] };
}

function seconds(name: string, help: string, value: number): Metric {
  return { ...one(name, help, value), unit: "seconds" };
}

/** The text format of OpenMetrics 1.0: every metric here is a gauge. */
function toOpenMetrics(metrics: readonly Metric[]): string {
  const lines = metrics.flatMap(({ name, help, unit, samples }) => [
    `# TYPE ${name} gauge`,
    ...(unit === undefined ? [] : [`# UNIT ${name} ${unit}`]),
    `# HELP ${name} ${help}`,
    ...samples.map(({ labels, value }) => `${name}${toLabels(labels)} ${value}`),
  ]);
  return `${[...lines, "# EOF"].join("\n")}\n`;
}

function toLabels(labels: Record<string, string>): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}="${value.replaceAll(/[\\"\n]/g, "_")}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}
