import { sql } from "drizzle-orm";
import { abortUnless } from "../../db/database.ts";
import { vehicles } from "../../db/schema.ts";
import { ApiError, DatabaseError } from "../../errors.ts";
import { auditStatement } from "../audit/audit.ts";
import { requireClient } from "../clients/client-view.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { logStatements } from "../logs/write-log.ts";
import { subjectOf } from "./import-vehicles.ts";
import { readOpenContracts } from "./list-client-vehicles.ts";
import { toVehicleView, type VehicleView } from "./vehicle-view.ts";

/**
 * Gives a vehicle to the owner whom the ERP names now. Its open contract stays with whom it was made for, until somebody ends it.
 * @throws ApiError vehicle_not_found, owner_not_proposed
 */
export async function acceptOwner(
  context: TenantContext,
  clientId: string,
  vehicleId: string,
): Promise<VehicleView> {
  requireScope(context, "imports:write");
  await requireClient(context, clientId);
  const { tenantId } = context;
  const row = await readVehicle(context, vehicleId);
  if (row === undefined || row.clientId !== clientId) throw new ApiError("vehicle_not_found");
  if (row.proposedClientId === null) throw new ApiError("owner_not_proposed");
  const owner = await requireClient(context, row.proposedClientId);
  const params = { subject: subjectOf(row), name: owner.name };
  const isProposed = sql`EXISTS (SELECT 1 FROM vehicles WHERE tenant_id = ${tenantId} AND id = ${vehicleId}
    AND client_id = ${clientId} AND proposed_client_id = ${owner.id})`;
  try {
    await context.db.batch([
      abortUnless(isProposed),
      sql`UPDATE vehicles SET client_id = ${owner.id}, proposed_client_id = NULL, updated_at = ${context.now()}
        WHERE tenant_id = ${tenantId} AND id = ${vehicleId}`,
      ...logStatements(context, {
        tenantId,
        connectionId: row.connectionId,
        subject: params.subject,
        event: "vehicle.owner_accepted",
        params,
      }),
      auditStatement(context, { action: "vehicle.owner_accepted", tenantId, target: vehicleId, params }),
    ]);
  } catch (error) {
    if (error instanceof DatabaseError && error.checkFailed) throw new ApiError("owner_not_proposed");
    throw error;
  }
  const open = await readOpenContracts(context, [vehicleId]);
  const changed = await readVehicle(context, vehicleId);
  return toVehicleView(changed ?? row, open.get(vehicleId) ?? null);
}

async function readVehicle({ db, tenantId }: TenantContext, id: string) {
  const [row] = await db.read(
    db.orm.select().from(vehicles).where(sql`${vehicles.tenantId} = ${tenantId} AND ${vehicles.id} = ${id}`),
  );
  return row;
}
