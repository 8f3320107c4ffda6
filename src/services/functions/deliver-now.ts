import { sql } from "drizzle-orm";
import { withoutBlanks } from "../../erp/flows/customer.ts";
import type { FunctionName } from "../../erp/functions/catalogue.ts";
import { leadSchema, orderSchema } from "../../erp/functions/orders.ts";
import { ApiError, type ApiErrorCode } from "../../errors.ts";
import type { ConnectionRow } from "../connections/connection-view.ts";
import type { TenantContext } from "../context.ts";
import { readParams } from "../deliveries/delivery-view.ts";
import { drainDelivery } from "../deliveries/drain-connection.ts";
import { leaveReplaysStatement } from "../replays/leave-replays.ts";
import { type NewSubject, putSubject, readDelivery, type StandingDelivery } from "./put-subject.ts";

/** So long somebody waits for a delivery that another worker of the connection has in hand. */
const WAIT_MS = 25_000;
const LOOK_AGAIN_MS = 200;

/**
 * Stores an order or a lead and takes it to the ERP while the caller waits. Whatever happens then, it is stored: what may
 * pass is tried again by the tick, and the same call later is told what became of it.
 */
export async function deliverNow(
  context: TenantContext,
  connection: ConnectionRow,
  name: FunctionName,
  input: Record<string, unknown>,
): Promise<unknown> {
  const subject = toSubject(name, input);
  const accepted = await putSubject(context, connection, subject);
  const ended = await bringToEnd(context, connection.id, accepted);
  if (ended.state === "delivered") return toResult(name, subject, ended);
  throw toError(ended);
}

function toSubject(name: FunctionName, input: Record<string, unknown>): NewSubject {
  if (name === "create_lead") {
    const lead = withoutBlanks(leadSchema.parse(input));
    return { flow: "leads", externalId: lead.externalId, title: lead.customer.name, content: lead };
  }
  const order = withoutBlanks(orderSchema.parse(name === "create_order" ? input : input.order));
  const content = {
    function: name,
    order,
    ...(name === "create_order" ? {} : { document: input.document }),
  };
  return { flow: "orders", externalId: order.externalId, title: order.customer.name, content };
}

async function bringToEnd(
  context: TenantContext,
  connectionId: string,
  accepted: StandingDelivery,
): Promise<StandingDelivery> {
  if (accepted.state === "delivered" || accepted.state === "held" || isUnprovable(accepted)) return accepted;
  if (accepted.state === "retrying" || accepted.state === "dead") await makeDue(context, accepted.id);
  const deadline = context.now() + WAIT_MS;
  for (;;) {
    const worked = await drainDelivery(context, connectionId, accepted.id);
    const delivery = await readDelivery(context, accepted.id);
    const waits = delivery.state === "pending" || delivery.state === "queued" || delivery.state === "running";
    if (!waits || context.now() > deadline) return delivery;
    if (worked && delivery.state !== "running") return delivery;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

/** The caller asks again: what waited for its next try, or for a person, is tried now. */
async function makeDue(context: TenantContext, id: string): Promise<void> {
  const now = context.now();
  const which = sql`id = ${id} AND state IN ('retrying', 'dead')`;
  await context.db.batch([
    leaveReplaysStatement(context.tenantId, which),
    sql`UPDATE deliveries SET state = 'queued', due_at = ${now}, failure_count = 0, finished_at = NULL, code = NULL,
        params = '{}', replay_id = NULL, updated_at = ${now}
      WHERE tenant_id = ${context.tenantId} AND ${which}`,
  ]);
}

function isUnprovable({ state, code }: StandingDelivery): boolean {
  return state === "dead" && code === "outcome_unknown";
}

function toResult(name: FunctionName, { externalId }: NewSubject, delivery: StandingDelivery): unknown {
  const { isIssue, message } = readParams(delivery.params);
  const remoteId = delivery.remote_id ?? undefined;
  if (name === "create_lead") return remoteId === undefined ? {} : { remoteId };
  if (name === "create_order_existing_customer") return { remoteId: remoteId ?? externalId };
  return {
    // A lead has no id in some ERPs: there the shop's own is what finds it.
    remoteId: remoteId ?? externalId,
    isIssue: isIssue === true,
    ...(typeof message === "string" ? { message } : {}),
  };
}

const CODES: Record<string, ApiErrorCode> = {
  erp_refused: "erp_refused",
  outcome_unknown: "outcome_unknown",
  function_not_configured: "not_configured",
  erp_timeout: "order_waits_for_answer",
  outcome_unclear: "order_waits_for_answer",
  credentials_rejected: "erp_credentials_rejected",
};

function toError(delivery: StandingDelivery): ApiError {
  const params = { ...readParams(delivery.params), deliveryId: delivery.id };
  if (delivery.state === "held") return new ApiError("flow_off", params);
  if (delivery.state === "dead") {
    return new ApiError(CODES[delivery.code ?? ""] ?? "delivery_failed", { ...params, code: delivery.code });
  }
  const code = CODES[delivery.code ?? ""];
  return new ApiError(code ?? (delivery.code === null ? "order_waits_for_answer" : "order_waits"), params);
}
