import { connections } from "../../db/schema.ts";
import { auditStatement } from "../audit/audit.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { logStatements } from "../logs/write-log.ts";
import { requireCredentials } from "./connection-values.ts";
import {
  type ConnectionView,
  isTenantsConnection,
  requireConnection,
  toConnectionView,
} from "./connection-view.ts";

/**
 * Lets data flow from now on. What was accepted before stays held (G10); a paused connection goes on where it stopped.
 * Safe to repeat. @throws ApiError connection_incomplete
 */
export async function activateConnection(context: TenantContext, id: string): Promise<ConnectionView> {
  requireScope(context, "connections:write");
  const row = await requireConnection(context, id);
  if (row.status === "active") return toConnectionView(row);
  requireCredentials(row);
  const now = context.now();
  const changes = {
    status: "active" as const,
    pausedReason: null,
    activatedAt: row.status === "paused" ? row.activatedAt : now,
    resumeAt: 0,
    resumeCount: 0,
    updatedAt: now,
  };
  await context.db.batch([
    context.db.orm.update(connections).set(changes).where(isTenantsConnection(context, id)),
    ...logStatements(context, {
      tenantId: context.tenantId,
      event: "connection.activated",
      provider: row.provider,
      connectionId: id,
    }),
    auditStatement(context, {
      action: "connection.activated",
      tenantId: context.tenantId,
      target: id,
      params: { name: row.name },
    }),
  ]);
  await context.ring(id, { urgent: true });
  return toConnectionView({ ...row, ...changes });
}
