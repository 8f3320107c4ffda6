import { and, eq, inArray } from "drizzle-orm";
import { connections, deliveries } from "../../db/schema.ts";
import { auditStatement } from "../audit/audit.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { isTenantsConnection, requireConnection } from "./connection-view.ts";

/** Deletes a connection: its credentials go at once, what it delivered stays on record. */
export async function deleteConnection(context: TenantContext, id: string): Promise<void> {
  requireScope(context, "connections:write");
  const row = await requireConnection(context, id);
  const now = context.now();
  const { orm } = context.db;
  await context.db.batch([
    orm
      .update(connections)
      .set({ status: "inactive", credentials: {}, accountKey: "", deletedAt: now, updatedAt: now })
      .where(isTenantsConnection(context, id)),
    orm
      .update(deliveries)
      .set({ state: "held", holdReason: "not_active", dueAt: null, updatedAt: now })
      .where(
        and(
          eq(deliveries.tenantId, context.tenantId),
          eq(deliveries.connectionId, id),
          inArray(deliveries.state, ["pending", "queued", "retrying"]),
        ),
      ),
    auditStatement(context, {
      action: "connection.deleted",
      tenantId: context.tenantId,
      target: id,
      params: { name: row.name },
    }),
  ]);
}
