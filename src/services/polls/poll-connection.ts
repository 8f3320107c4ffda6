import { sql } from "drizzle-orm";
import { z } from "zod";
import type { PolledFlow, PolledFlowId, PollPage } from "../../erp/connector.ts";
import type { MadeCall } from "../../erp/http.ts";
import { type Failure, isFailure, type Outcome } from "../../erp/outcome.ts";
import type { Params } from "../../strings/language.ts";
import type { LogEvent } from "../../strings/logs.ts";
import type { ErpAccess } from "../connections/erp-access.ts";
import type { OpenConnection } from "../connections/open-connection.ts";
import type { ShardContext } from "../context.ts";
import { backoffMs } from "../deliveries/backoff.ts";
import type { Lease } from "../deliveries/lease.ts";
import { logStatements } from "../logs/write-log.ts";
import { type PageTimes, pageStatements } from "./write-page.ts";

/** After so long, deliveries have their turn, and the reading goes on with the next doorbell. */
const POLL_MS = 12_000;
/** The tick comes every three minutes; a round that ends a moment after one is due with the next. */
const NEXT_TICK_MS = 150_000;

export type Poll = { context: ShardContext; lease: Lease; connection: OpenConnection; access: ErpAccess };

/** `go on`: there is more to read now. */
export type PollResult = "done" | "go on" | "credentials_rejected";

const standingSchema = z.object({
  flow: z.string(),
  cursor: z.string().transform((text): unknown => JSON.parse(text)),
  due_at: z.number(),
  failure_count: z.number(),
  code: z.string().nullable(),
});

type Standing = z.output<typeof standingSchema>;

/**
 * Reads the flows of a connection that Ponte reads by itself and that are due, page by page. Each page is written in one
 * batch with the cursor of the next, under the lease, so a kill anywhere loses and doubles nothing.
 */
export async function pollConnection(poll: Poll): Promise<PollResult> {
  const { context, connection } = poll;
  const flows = Object.keys(connection.connector.polled) as PolledFlowId[];
  const wanted = flows.filter((flow) => !connection.flowsOff.includes(flow));
  if (wanted.length === 0) return "done";
  const standings = await readStandings(context, connection);
  const deadline = context.now() + POLL_MS;
  for (const flow of wanted) {
    const standing = standings.get(flow);
    if ((standing?.due_at ?? 0) > context.now()) continue;
    const result = await pollFlow(poll, flow, standing, deadline);
    if (result !== "done") return result;
  }
  return "done";
}

async function readStandings(
  context: ShardContext,
  connection: OpenConnection,
): Promise<Map<string, Standing>> {
  const rows = await context.db.all(
    sql`SELECT flow, cursor, due_at, failure_count, code FROM polls WHERE connection_id = ${connection.id}`,
  );
  return new Map(
    z
      .array(standingSchema)
      .parse(rows)
      .map((row) => [row.flow, row]),
  );
}

async function pollFlow(
  poll: Poll,
  flow: PolledFlowId,
  standing: Standing | undefined,
  deadline: number,
): Promise<PollResult> {
  const { context, lease, connection } = poll;
  const declared = connection.connector.polled[flow];
  if (declared === undefined) return "done";
  let cursor: unknown = standing?.cursor ?? null;
  for (;;) {
    if (context.now() >= deadline) return "go on";
    const entries: { event: LogEvent; params: Params }[] = [];
    const calls: MadeCall[] = [];
    const readAt = context.now();
    const outcome = await readPage(poll, flow, cursor, entries, calls);
    if (outcome.kind !== "ok") return await noteFailure(poll, flow, standing, outcome, calls);
    const page = outcome.value;
    const times = timesOf(declared, page, readAt, context.now());
    await lease.write([
      ...(await pageStatements(context, connection, flow, page, times)),
      ...entries.flatMap((entry) => logStatements(context, { ...logBase(connection), ...entry })),
    ]);
    if (page.isLast) return "done";
    cursor = page.cursor;
  }
}

/** When to go on: at once within a round, after a rest when it is over. */
function timesOf(
  { everyMs = NEXT_TICK_MS, soonestMs = everyMs }: PolledFlow<unknown>,
  { isLast, againAfterMs = 0 }: PollPage,
  readAt: number,
  now: number,
): PageTimes {
  if (!isLast) return { readAt, dueAt: now, soonestAt: now };
  return {
    readAt,
    dueAt: now + Math.max(everyMs, againAfterMs),
    soonestAt: now + Math.max(soonestMs, againAfterMs),
  };
}

async function readPage(
  { context, lease, connection, access }: Poll,
  flow: PolledFlowId,
  cursor: unknown,
  entries: { event: LogEvent; params: Params }[],
  calls: MadeCall[],
): Promise<Outcome<PollPage>> {
  const outcome = await connection.connector.polled[flow]?.read(
    {
      settings: connection.settings,
      caller: access.caller({
        beforeCall: () => lease.ensure(),
        record: (call) => calls.push(call),
      }),
      now: context.now,
      activatedAt: connection.activatedAt ?? context.now(),
      log: (event, params = {}) => entries.push({ event, params }),
    },
    cursor,
  );
  return outcome ?? { kind: "empty" };
}

/** The cursor stays where it is. What is said once is not said again each round. */
async function noteFailure(
  { context, lease, connection }: Poll,
  flow: string,
  standing: Standing | undefined,
  outcome: Exclude<Outcome<PollPage>, { kind: "ok" }>,
  calls: readonly MadeCall[],
): Promise<PollResult> {
  if (outcome.kind === "invalid_credentials") return "credentials_rejected";
  const now = context.now();
  const failures = (standing?.failure_count ?? 0) + 1;
  const dueAt =
    isFailure(outcome) && outcome.until !== undefined
      ? outcome.until
      : now + backoffMs(failures, context.random);
  const params = { flow, kind: outcome.kind, erpMessage: "message" in outcome ? outcome.message : "" };
  const isNews = standing?.code !== outcome.kind && !isHeldBack(outcome);
  await lease.write([
    sql`INSERT INTO polls (tenant_id, connection_id, flow, due_at, code, params, failure_count, updated_at)
      VALUES (${connection.tenantId}, ${connection.id}, ${flow}, ${dueAt}, ${outcome.kind}, ${JSON.stringify(params)},
        ${failures}, ${now})
      ON CONFLICT (connection_id, flow) DO UPDATE SET due_at = excluded.due_at, code = excluded.code,
        params = excluded.params, failure_count = excluded.failure_count, updated_at = excluded.updated_at`,
    ...(isNews
      ? logStatements(context, {
          ...logBase(connection),
          event: "poll.failed",
          params,
          detail: { exchanges: calls.map(({ exchange }) => exchange()) },
        })
      : []),
  ]);
  return "done";
}

/** Our own pacing is no news. */
function isHeldBack(outcome: Exclude<Outcome<PollPage>, { kind: "ok" }>): boolean {
  return (outcome as Partial<Failure>).certainty === "not_sent";
}

function logBase(connection: OpenConnection) {
  return { tenantId: connection.tenantId, provider: connection.connector.id, connectionId: connection.id };
}
