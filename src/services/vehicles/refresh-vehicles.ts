import { isFailure } from "../../erp/outcome.ts";
import { findConnector } from "../../erp/registry.ts";
import { ApiError } from "../../errors.ts";
import { planAssets } from "../assets/plan-assets.ts";
import { assetStatements } from "../assets/write-assets.ts";
import { requireClient } from "../clients/client-view.ts";
import { askErp } from "../connections/ask-erp.ts";
import { requireConnection } from "../connections/connection-view.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { failureError } from "../functions/function-error.ts";
import { logStatements } from "../logs/write-log.ts";
import { listClientVehicles } from "./list-client-vehicles.ts";
import type { VehicleView } from "./vehicle-view.ts";

/**
 * Reads a client's vehicles from the ERP again and adds what is new. What is missing there stays: only a complete import tells
 * what is gone. @throws ApiError client_not_found, imports_not_taken, customer_not_found, what the ERP's failures are
 */
export async function refreshVehicles(
  context: TenantContext,
  clientId: string,
): Promise<{ items: VehicleView[]; found: number; created: number; updated: number }> {
  requireScope(context, "imports:write");
  const client = await requireClient(context, clientId);
  const connection = await requireConnection(context, client.connectionId);
  if (findConnector(connection.provider)?.assets === undefined) {
    throw new ApiError("imports_not_taken", { provider: connection.provider });
  }
  const outcome = await askErp(context, connection, async ({ assets }, erp) =>
    assets?.readClient(erp, {
      document: client.document === "" ? undefined : client.document,
      remoteId: client.remoteId ?? undefined,
    }),
  );
  if (outcome === undefined) throw new ApiError("imports_not_taken", { provider: connection.provider });
  if (isFailure(outcome)) throw failureError(outcome);
  if (outcome.kind !== "ok") throw new ApiError("customer_not_found");
  const owner = { tenantId: context.tenantId, connectionId: connection.id };
  const { rows } = outcome.value;
  const plan = await planAssets(context, owner, rows);
  const { found, created, updated } = plan.counts.vehicles;
  await context.db.batch([
    ...assetStatements(owner, plan, context.now()),
    ...logStatements(context, {
      tenantId: context.tenantId,
      provider: connection.provider,
      connectionId: connection.id,
      subject: client.name,
      event: "vehicles.refreshed",
      params: { name: client.name, count: found, created },
    }),
  ]);
  return { items: await listClientVehicles(context, clientId), found, created, updated };
}
