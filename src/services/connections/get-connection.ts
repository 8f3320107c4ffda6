import { requireScope, type TenantContext } from "../context.ts";
import { type ConnectionView, requireConnection, toConnectionView } from "./connection-view.ts";

/** One connection of the tenant. @throws ApiError connection_not_found */
export async function getConnection(context: TenantContext, id: string): Promise<ConnectionView> {
  requireScope(context, "read");
  return toConnectionView(await requireConnection(context, id));
}
