import { requireScope, type TenantContext } from "../context.ts";
import { type ClientView, requireClient, toClientView } from "./client-view.ts";

/** @throws ApiError client_not_found */
export async function getClient(context: TenantContext, id: string): Promise<ClientView> {
  requireScope(context, "read");
  return toClientView(await requireClient(context, id));
}
