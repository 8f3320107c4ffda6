import { and, eq, inArray, type SQLWrapper } from "drizzle-orm";
import { z } from "zod";
import { deliveries } from "../../db/schema.ts";
import { ApiError } from "../../errors.ts";
import { validationTexts } from "../../strings/validation.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { changeConnection } from "./change-connection.ts";
import { requireConnector } from "./connection-values.ts";
import type { ConnectionView } from "./connection-view.ts";

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
  return await changeConnection(context, id, (row) => {
    requireFlows(row.provider, Object.keys(flows));
    const before = z.record(z.string(), z.boolean()).parse(row.flows);
    const switched = Object.entries(flows).filter(([flow, on]) => before[flow] !== on);
    if (switched.length === 0) return undefined;
    return {
      set: { flows: { ...before, ...flows } },
      also: switched.map(([flow, on]) => moveWaiting(context, id, flow, on)),
      log: switched.map(([flow, on]) => ({ event: "flow.switched", params: { flow, on } })),
      audit: switched.map(([flow, on]) => ({ action: "flow.switched", params: { flow, on } })),
    };
  });
}

/** @throws ApiError validation_failed naming each flow that the ERP's declaration has not */
function requireFlows(provider: string, flows: readonly string[]): void {
  const known = Object.keys(requireConnector(provider).flows);
  const errors = flows
    .filter((flow) => !known.includes(flow))
    .map((path) => ({ path, code: "unknown_flow", text: validationTexts.unknown_flow }));
  if (errors.length > 0) throw new ApiError("validation_failed", { count: errors.length }, errors);
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
