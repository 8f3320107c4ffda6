import { requireScope, type TenantContext } from "../context.ts";
import { changeConnection } from "./change-connection.ts";
import type { ConnectionView } from "./connection-view.ts";

/**
 * Stops a connection. What was accepted while it was active waits and goes when it is activated again; what arrives
 * meanwhile is held. One that waits for approval is taken back. Safe to repeat.
 */
export async function deactivateConnection(context: TenantContext, id: string): Promise<ConnectionView> {
  requireScope(context, "connections:write");
  return await changeConnection(context, id, (row) => {
    if (row.status === "inactive" || row.status === "draft") return undefined;
    const named =
      row.status === "pending_approval" ? "connection.approval_withdrawn" : "connection.deactivated";
    return {
      set: { status: "inactive", pausedReason: null, approvalRequestedAt: null, approvalRequestedBy: null },
      log: [{ event: named }],
      audit: [{ action: named }],
    };
  });
}
