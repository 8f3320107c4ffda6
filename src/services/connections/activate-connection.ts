import { actorOf } from "../audit/audit.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type ConnectionChange, changeConnection } from "./change-connection.ts";
import { requireConnector, requireCredentials } from "./connection-values.ts";
import type { ConnectionRow, ConnectionView } from "./connection-view.ts";

/**
 * Lets data flow from now on. What was accepted before stays held (G10); a paused connection goes on where it stopped.
 * Where the ERP's declaration asks for the support team's approval, a company's own activation asks for it.
 * Safe to repeat. @throws ApiError connection_incomplete
 */
export async function activateConnection(context: TenantContext, id: string): Promise<ConnectionView> {
  requireScope(context, "connections:write");
  return await changeConnection(context, id, (row) => {
    if (row.status === "active") return undefined;
    requireCredentials(row);
    if (!needsApproval(context, row)) return activation(context, row, "connection.activated");
    return row.status === "pending_approval" ? undefined : approvalRequest(context);
  });
}

/** What was approved once and is only paused need not be approved again. */
function needsApproval({ principal }: TenantContext, { provider, status }: ConnectionRow): boolean {
  const { approval } = requireConnector(provider);
  return approval === "support_team" && principal.kind !== "operator" && status !== "paused";
}

function approvalRequest(context: TenantContext): ConnectionChange {
  return {
    set: {
      status: "pending_approval",
      approvalRequestedAt: context.now(),
      approvalRequestedBy: actorOf(context.principal).actorName,
    },
    log: [{ event: "connection.approval_requested" }],
    audit: [{ action: "connection.approval_requested" }],
  };
}

/** The change that makes a connection active, by whichever way it came there. */
export function activation(
  context: TenantContext,
  row: ConnectionRow,
  named: "connection.activated" | "connection.approved",
): ConnectionChange {
  return {
    set: {
      status: "active",
      pausedReason: null,
      activatedAt: row.status === "paused" ? row.activatedAt : context.now(),
      resumeAt: 0,
      resumeCount: 0,
      failingSince: null,
      approvalRequestedAt: null,
      approvalRequestedBy: null,
    },
    log: [{ event: named }],
    audit: [{ action: named }],
    rings: true,
  };
}
