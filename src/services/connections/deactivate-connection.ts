import { connections } from "../../db/schema.ts";
import { auditStatement } from "../audit/audit.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { logStatements } from "../logs/write-log.ts";
import {
  type ConnectionView,
  isTenantsConnection,
  requireConnection,
  toConnectionView,
} from "./connection-view.ts";

/**
 * Stops a connection. What was accepted while it was active waits and goes when it is activated again; what arrives
 * meanwhile is held. Safe to repeat.
 */
export async function deactivateConnection(context: TenantContext, id: string): Promise<ConnectionView> {
  requireScope(context, "connections:write");
  const row = await requireConnection(context, id);
  if (row.status === "inactive" || row.status === "draft") return toConnectionView(row);
  const changes = { status: "inactive" as const, pausedReason: null, updatedAt: context.now() };
  await context.db.batch([
    context.db.orm.update(connections).set(changes).where(isTenantsConnection(context, id)),
    ...logStatements(context, {
      tenantId: context.tenantId,
      event: "connection.deactivated",
      provider: row.provider,
      connectionId: id,
    }),
    auditStatement(context, {
      action: "connection.deactivated",
      tenantId: context.tenantId,
      target: id,
      params: { name: row.name },
    }),
  ]);
  return toConnectionView({ ...row, ...changes });
}
