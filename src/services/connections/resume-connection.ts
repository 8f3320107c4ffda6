import { isFailure } from "../../erp/outcome.ts";
import { ApiError } from "../../errors.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { askErp } from "./ask-erp.ts";
import { changeConnection } from "./change-connection.ts";
import type { ConnectionRow, ConnectionView } from "./connection-view.ts";

/**
 * Lets a paused connection go on where it stopped, at once. One that paused because of the ERP has to convince the ERP
 * first. @throws ApiError connection_not_paused, connection_incomplete, credentials_rejected, erp_unavailable
 */
export async function resumeConnection(context: TenantContext, id: string): Promise<ConnectionView> {
  requireScope(context, "connections:write");
  return await changeConnection(context, id, async (row) => {
    if (row.status !== "paused") throw new ApiError("connection_not_paused", { status: row.status });
    if (row.pausedReason !== "by_user") await requireAccepted(context, row);
    return {
      set: { status: "active", pausedReason: null, resumeAt: 0, resumeCount: 0, failingSince: null },
      log: [{ event: "connection.resumed_by_user" }],
      audit: [{ action: "connection.resumed" }],
      rings: true,
    };
  });
}

async function requireAccepted(context: TenantContext, row: ConnectionRow): Promise<void> {
  const outcome = await askErp(context, row, (connector, erp) => connector.probe(erp));
  if (!isFailure(outcome)) return;
  throw outcome.kind === "invalid_credentials"
    ? new ApiError("credentials_rejected")
    : new ApiError("erp_unavailable", { erpMessage: outcome.message });
}
