import { and, eq, inArray, type SQLWrapper } from "drizzle-orm";
import { z } from "zod";
import { connections, deliveries } from "../../db/schema.ts";
import { ApiError } from "../../errors.ts";
import { validationTexts } from "../../strings/validation.ts";
import { auditStatement } from "../audit/audit.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { logStatements } from "../logs/write-log.ts";
import { requireConnector } from "./connection-values.ts";
import {
  type ConnectionView,
  isTenantsConnection,
  requireConnection,
  toConnectionView,
} from "./connection-view.ts";

/**
 * Switches flows on and off. Off: what is waiting is held. On: what was held for that reason goes; what was held
 * because it is older than the activation stays held.
 */
export async function switchFlows(
  context: TenantContext,
  id: string,
  flows: Readonly<Record<string, boolean>>,
): Promise<ConnectionView> {
  requireScope(context, "connections:write");
  const row = await requireConnection(context, id);
  const known = Object.keys(requireConnector(row.provider).flows);
  const unknown = Object.keys(flows).filter((flow) => !known.includes(flow));
  if (unknown.length > 0) {
    const errors = unknown.map((flow) => ({
      path: flow,
      code: "unknown_flow",
      text: validationTexts.unknown_flow,
    }));
    throw new ApiError("validation_failed", { count: errors.length }, errors);
  }
  const before = z.record(z.string(), z.boolean()).parse(row.flows);
  const after = { ...before, ...flows };
  const switched = Object.entries(flows).filter(([flow, on]) => before[flow] !== on);
  if (switched.length === 0) return toConnectionView(row);
  const now = context.now();
  const { orm } = context.db;
  await context.db.batch([
    orm.update(connections).set({ flows: after, updatedAt: now }).where(isTenantsConnection(context, id)),
    ...switched.map(([flow, on]) => moveWaiting(context, id, flow, on)),
    ...switched.flatMap(([flow, on]) =>
      logStatements(context, {
        tenantId: context.tenantId,
        event: "flow.switched",
        provider: row.provider,
        connectionId: id,
        params: { flow, on },
      }),
    ),
    ...switched.map(([flow, on]) =>
      auditStatement(context, {
        action: "flow.switched",
        tenantId: context.tenantId,
        target: id,
        params: { name: row.name, flow, on },
      }),
    ),
  ]);
  return toConnectionView({ ...row, flows: after, updatedAt: now });
}

function moveWaiting(context: TenantContext, connectionId: string, flow: string, on: boolean): SQLWrapper {
  const now = context.now();
  const ours = and(
    eq(deliveries.tenantId, context.tenantId),
    eq(deliveries.connectionId, connectionId),
    eq(deliveries.flow, flow),
  );
  const update = context.db.orm.update(deliveries);
  return on
    ? update
        .set({ state: "pending", holdReason: null, dueAt: now, updatedAt: now })
        .where(and(ours, eq(deliveries.state, "held"), eq(deliveries.holdReason, "flow_off")))
    : update
        .set({ state: "held", holdReason: "flow_off", dueAt: null, updatedAt: now })
        .where(and(ours, inArray(deliveries.state, ["pending", "queued", "retrying"])));
}
