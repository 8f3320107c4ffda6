import { and, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import { deliveries, imports, problems, reconciliations, webhooksIn } from "../../db/schema.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { isLeaseFree } from "../deliveries/lease.ts";
import { changeConnection } from "./change-connection.ts";

/** Deletes a connection: its credentials go at once, what it delivered stays on record. */
export async function deleteConnection(context: TenantContext, id: string): Promise<void> {
  requireScope(context, "connections:write");
  await changeConnection(context, id, () => {
    const now = context.now();
    return {
      set: {
        status: "inactive",
        pausedReason: null,
        credentials: {},
        accountKey: "",
        lastTest: null,
        approvalRequestedAt: null,
        approvalRequestedBy: null,
        deletedAt: now,
      },
      also: [
        context.db.orm
          .delete(webhooksIn)
          .where(and(eq(webhooksIn.tenantId, context.tenantId), eq(webhooksIn.connectionId, id))),
        context.db.orm
          .update(deliveries)
          .set({ state: "held", holdReason: "not_active", dueAt: null, updatedAt: now })
          .where(
            and(
              eq(deliveries.tenantId, context.tenantId),
              eq(deliveries.connectionId, id),
              or(inArray(deliveries.state, ["pending", "queued", "retrying"]), isLeftRunning(context, id)),
            ),
          ),
        context.db.orm
          .update(problems)
          .set({ state: "resolved" })
          .where(and(eq(problems.tenantId, context.tenantId), eq(problems.connectionId, id))),
        context.db.orm
          .update(imports)
          .set({
            state: "cancelled",
            phase: "done",
            code: "cancelled",
            dueAt: null,
            finishedAt: now,
            updatedAt: now,
          })
          .where(
            and(
              eq(imports.tenantId, context.tenantId),
              eq(imports.connectionId, id),
              isNotNull(imports.dueAt),
            ),
          ),
        context.db.orm
          .update(reconciliations)
          .set({ state: "failed", code: "connection_deleted", dueAt: null, finishedAt: now, updatedAt: now })
          .where(
            and(
              eq(reconciliations.tenantId, context.tenantId),
              eq(reconciliations.connectionId, id),
              isNotNull(reconciliations.dueAt),
            ),
          ),
      ],
      log: [{ event: "connection.deleted" }],
      audit: [{ action: "connection.deleted" }],
    };
  });
}

/** Whoever worked it is gone, and nobody takes it up again. One that is on its way tells its own end. */
function isLeftRunning(context: TenantContext, connectionId: string) {
  return sql`${deliveries.state} = 'running' AND EXISTS (
    SELECT 1 FROM connections WHERE id = ${connectionId} AND ${isLeaseFree(context)})`;
}
