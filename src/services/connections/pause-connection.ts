import { ApiError } from "../../errors.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { pausedStatement } from "../webhooks/events.ts";
import { changeConnection } from "./change-connection.ts";
import type { ConnectionView } from "./connection-view.ts";

/**
 * Stops the sending for a while. Unlike a deactivated one, a paused connection goes on accepting: what arrives waits, and
 * goes once somebody resumes it. @throws ApiError connection_not_pausable
 */
export async function pauseConnection(context: TenantContext, id: string): Promise<ConnectionView> {
  requireScope(context, "connections:write");
  return await changeConnection(context, id, (row) => {
    const { status } = row;
    if (status !== "active") throw new ApiError("connection_not_pausable", { status });
    return {
      set: { status: "paused", pausedReason: "by_user" },
      log: [{ event: "connection.paused_by_user" }],
      audit: [{ action: "connection.paused" }],
      also: [pausedStatement(context, row, "by_user")],
    };
  });
}
