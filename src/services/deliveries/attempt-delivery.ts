import { type SQLWrapper, sql } from "drizzle-orm";
import { inList, rare } from "../../db/database.ts";
import { deliveries } from "../../db/schema.ts";
import { type Connector, type Delivered, type FlowId, fieldInfo } from "../../erp/connector.ts";
import { deliverContent } from "../../erp/flows/contents.ts";
import type { ErpCaller } from "../../erp/http.ts";
import { DeliveryStop, dead, type Stop } from "../../erp/outcome.ts";
import { DatabaseError } from "../../errors.ts";
import { toInstant } from "../../lib/dates.ts";
import { errorName, errorPlace } from "../../lib/error-name.ts";
import type { DeliveryCode } from "../../strings/deliveries.ts";
import { inLanguage, type Params } from "../../strings/language.ts";
import type { LogEvent } from "../../strings/logs.ts";
import type { OpenConnection } from "../connections/open-connection.ts";
import type { ShardContext } from "../context.ts";
import { deliveryStatement } from "../webhooks/events.ts";
import { backoffMs, MAX_FAILURES } from "./backoff.ts";
import { deadStatements } from "./dead-statements.ts";
import { DeliveryGone, type DeliveryRun } from "./delivery-run.ts";
import type { DueDelivery } from "./due-delivery.ts";
import { failingStatements, REJECTIONS, workingStatement } from "./failing.ts";
import { type Lease, LeaseLost } from "./lease.ts";

/** When a rejected call turns out to be a whim of the ERP, the delivery goes again after this. */
const REJECTED_AGAIN_MS = 5_000;
/** When it is rejected again, though others are not: longer than a create that was answered with an error takes to settle. */
const REFUSED_AGAIN_MS = 12_000;

export type Attempt = {
  context: ShardContext;
  lease: Lease;
  connection: OpenConnection;
  delivery: DueDelivery;
  run: DeliveryRun;
  caller: ErpCaller;
  memo: <Value>(key: string, load: () => Promise<Value>) => Promise<Value>;
};

/** What the drain must know of how an attempt ended. */
export type AttemptEnd = "done" | "gone" | { postponedUntil: number } | "credentials_rejected";

/** Works one delivery once, and records how it ended. @throws LeaseLost, DatabaseError: nothing was recorded */
export async function attemptDelivery(attempt: Attempt): Promise<AttemptEnd> {
  const { run, delivery } = attempt;
  if (delivery.wasRunning) run.log("delivery.interrupted");
  try {
    if (delivery.wasRunning && delivery.failureCount >= MAX_FAILURES) throw dead("interrupted");
    const delivered = await runFlow(attempt);
    await run.finish([...finishDelivered(attempt, delivered), attemptRow(attempt, "ok", null, {})]);
    return "done";
  } catch (error) {
    if (error instanceof DeliveryGone) return "gone";
    if (error instanceof LeaseLost || error instanceof DatabaseError) throw error;
    return await recordStop(attempt, toStop(error, attempt)).catch(goneMeanwhile);
  }
}

/** An attempt that failed before it wrote anything claims its delivery only now, and may find it taken back. */
function goneMeanwhile(error: unknown): "gone" {
  if (error instanceof DeliveryGone) return "gone";
  throw error;
}

async function runFlow({ context, connection, delivery, run, caller, memo }: Attempt): Promise<Delivered> {
  const { content, subject, subjectId, contentAt } = delivery;
  if (content === "unreadable") throw dead("internal_error");
  if (content === null) throw dead("not_a_sale");
  const flow = {
    settings: connection.settings,
    caller,
    now: context.now,
    mappings: run,
    subject,
    subjectId,
    contentAt,
    log: (event: LogEvent, params?: Params) => run.log(event, params),
    flowIsOn: (name: FlowId) => !connection.flowsOff.includes(name),
    memo,
  };
  return await deliverContent(connection.connector, flow, content);
}

/** People know a field by its title. */
function withSettingTitle(stop: Stop, { settings, credentials }: Connector): Stop {
  const { setting } = stop.params;
  if (typeof setting !== "string") return stop;
  const schema = settings.shape[setting] ?? credentials.shape[setting];
  const title = schema && fieldInfo(schema)?.title;
  if (title === undefined) return stop;
  const titles = { titlePt: inLanguage(title, "pt"), titleEn: inLanguage(title, "en") };
  return { ...stop, params: { ...stop.params, ...titles } };
}

function toStop(error: unknown, { delivery, connection }: Attempt): Stop {
  if (error instanceof DeliveryStop) return withSettingTitle(error.stop, connection.connector);
  // A fault of ours. Its text may hold anything, so only the kind and the place are written.
  console.error(
    JSON.stringify({
      message: "delivery failed unexpectedly",
      deliveryId: delivery.id,
      error: errorName(error),
      stack: errorPlace(error),
    }),
  );
  return { kind: "retry", code: "internal_error", params: {} };
}

async function recordStop(attempt: Attempt, stop: Stop): Promise<AttemptEnd> {
  if (stop.kind === "dead") {
    await finishDead(attempt, stop.code, stop.params);
    return "done";
  }
  if (stop.kind === "credentials_rejected") {
    await recordRejection(attempt, stop.params);
    return "credentials_rejected";
  }
  if (stop.kind === "postpone") {
    await finishWaiting(attempt, stop.code, stop.params, stop.until, 0);
    return { postponedUntil: stop.until };
  }
  if (stop.kind === "put_off") {
    await finishWaiting(attempt, stop.code, stop.params, stop.until, 0);
    return "done";
  }
  await recordFailure(attempt, stop);
  return "done";
}

async function recordRejection(attempt: Attempt, params: Params): Promise<void> {
  const now = attempt.context.now();
  if (!(await isRefusedAgain(attempt)))
    return await finishWaiting(attempt, "credentials_rejected", params, now + REJECTED_AGAIN_MS, 0);
  const notBefore = now + REFUSED_AGAIN_MS;
  await recordFailure(attempt, { kind: "retry", code: "permission_missing", params, notBefore });
}

/**
 * The ERP rejected the credentials in an earlier attempt too, and took those of the harmless call after it, or the connection
 * would have been paused since: it is this operation that they do not allow.
 */
async function isRefusedAgain({ context, delivery, connection }: Attempt): Promise<boolean> {
  const earlier = await context.db.all(sql`
    SELECT 1 FROM attempts WHERE tenant_id = ${delivery.tenantId} AND delivery_id = ${delivery.id}
      AND ${inList(sql`code`, REJECTIONS)} AND finished_at >= ${connection.updatedAt} LIMIT 1`);
  return earlier.length > 0;
}

async function recordFailure(attempt: Attempt, stop: Extract<Stop, { kind: "retry" }>): Promise<void> {
  const failures = attempt.delivery.failureCount + 1;
  if (failures >= MAX_FAILURES) {
    await finishDead(attempt, stop.code === "outcome_unclear" ? "outcome_unknown" : stop.code, stop.params);
    return;
  }
  const backoff = backoffMs(failures, attempt.context.random);
  const now = attempt.context.now();
  // An unclear outcome has its own time: when the earlier request is surely over, look again.
  const dueAt = stop.code === "outcome_unclear" && stop.notBefore ? stop.notBefore : now + backoff;
  await finishWaiting(attempt, stop.code, stop.params, Math.max(dueAt, stop.notBefore ?? 0), 1);
}

function finishDelivered(
  { context, delivery, lease, connection }: Attempt,
  { remoteId, details = {} }: Delivered,
): SQLWrapper[] {
  const now = context.now();
  return [
    context.db.orm
      .update(deliveries)
      .set({
        state: "delivered",
        dueAt: null,
        code: null,
        params: details,
        remoteId,
        failureCount: 0,
        subjectVersion: delivery.subjectVersion,
        finishedAt: now,
        updatedAt: now,
      })
      .where(isOurs(delivery, lease)),
    deliveryStatement(
      { tenantId: delivery.tenantId, event: "delivery.delivered", now },
      sql`d.id = ${delivery.id}`,
    ),
    workingStatement({ connectionId: connection.id, tenantId: delivery.tenantId }),
  ];
}

async function finishDead(attempt: Attempt, code: DeliveryCode, params: Params): Promise<void> {
  const { context, delivery, lease, run } = attempt;
  const now = context.now();
  run.log("delivery.dead", { ...params, code });
  await run.finish([
    sql`UPDATE deliveries SET
        state = CASE WHEN ${newerExists(delivery)} THEN 'superseded' ELSE 'dead' END,
        due_at = NULL, code = ${code}, params = ${JSON.stringify(params)}, finished_at = ${now}, updated_at = ${now}
      WHERE ${isOurs(delivery, lease)}`,
    ...deadStatements({ tenantId: delivery.tenantId, now, code, params }, sql`d.id = ${delivery.id}`),
    attemptRow(attempt, "dead", code, params),
  ]);
}

async function finishWaiting(
  attempt: Attempt,
  code: DeliveryCode,
  params: Params,
  dueAt: number,
  failures: 0 | 1,
): Promise<void> {
  const { context, delivery, lease, run, connection } = attempt;
  const now = context.now();
  run.log("delivery.retrying", { ...params, code, when: toInstant(dueAt) });
  await run.finish([
    sql`UPDATE deliveries SET
        state = CASE WHEN ${newerExists(delivery)} THEN 'superseded' WHEN ${flowIsOff} THEN 'held' ELSE 'retrying' END,
        hold_reason = CASE WHEN NOT ${newerExists(delivery)} AND ${flowIsOff} THEN 'flow_off' END,
        due_at = CASE WHEN NOT ${newerExists(delivery)} AND NOT ${flowIsOff} THEN ${dueAt} END,
        finished_at = CASE WHEN ${newerExists(delivery)} THEN ${now} END,
        failure_count = failure_count + ${failures},
        code = ${code}, params = ${JSON.stringify(params)}, updated_at = ${now}
      WHERE ${isOurs(delivery, lease)}`,
    ...failingStatements(context, { connectionId: connection.id, tenantId: delivery.tenantId }, code),
    attemptRow(attempt, failures === 0 ? "postponed" : "retry", code, params),
  ]);
}

function isOurs(delivery: DueDelivery, lease: Lease) {
  return sql`tenant_id = ${delivery.tenantId} AND id = ${delivery.id}
    AND state = 'running' AND epoch = ${lease.epoch}`;
}

/** Somebody switched the flow off during the attempt: what has not gone is held like what was waiting. */
const flowIsOff = sql`EXISTS (SELECT 1 FROM connections c
  WHERE c.id = deliveries.connection_id AND c.flows ->> ('$.' || deliveries.flow) = 0)`;

/** A newer version of the same subject has its own delivery: this one need not come back. */
function newerExists(delivery: DueDelivery) {
  return sql`EXISTS (SELECT 1 FROM deliveries newer
    WHERE newer.tenant_id = deliveries.tenant_id AND ${rare(sql`newer.subject = deliveries.subject`)}
      AND newer.flow = deliveries.flow
      AND newer.id > ${delivery.id} AND newer.connection_id = deliveries.connection_id
      AND newer.state IN ('pending', 'queued', 'retrying'))`;
}

function attemptRow(
  { context, delivery, run }: Attempt,
  outcome: "ok" | "retry" | "postponed" | "dead",
  code: DeliveryCode | null,
  params: Params,
): SQLWrapper {
  return sql`INSERT INTO attempts
      (delivery_id, number, tenant_id, started_at, finished_at, outcome, code, params, calls)
    SELECT id, attempt_count, tenant_id, ${run.startedAt}, ${context.now()}, ${outcome}, ${code},
      ${JSON.stringify(params)}, ${run.calls}
    FROM deliveries WHERE tenant_id = ${delivery.tenantId} AND id = ${delivery.id}
    ON CONFLICT (delivery_id, number) DO NOTHING`;
}
