import { ApiError } from "../../errors.ts";
import { requireOperator, type TenantContext } from "../context.ts";
import { activation } from "./activate-connection.ts";
import { changeConnection } from "./change-connection.ts";
import { requireCredentials } from "./connection-values.ts";
import type { ConnectionView } from "./connection-view.ts";

/**
 * The support team's yes to a connection that a company wants to activate: data flows from now on.
 * @throws ApiError operator_only, approval_not_needed, connection_incomplete
 */
export async function approveConnection(context: TenantContext, id: string): Promise<ConnectionView> {
  requireOperator(context);
  return await changeConnection(context, id, (row) => {
    if (row.status !== "pending_approval") {
      throw new ApiError("approval_not_needed", { status: row.status });
    }
    requireCredentials(row);
    return activation(context, row, "connection.approved");
  });
}
