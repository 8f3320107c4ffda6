import { asc, sql } from "drizzle-orm";
import { z } from "zod";
import { vehicles } from "../../db/schema.ts";
import { requireClient } from "../clients/client-view.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type OpenContract, toVehicleView, type VehicleView } from "./vehicle-view.ts";

const openSchema = z.object({
  vehicle_id: z.string(),
  contract_id: z.string(),
  service_order_id: z.string().nullable(),
});

/** A client's vehicles (S4), all of them: a fleet has dozens. @throws ApiError client_not_found */
export async function listClientVehicles(context: TenantContext, clientId: string): Promise<VehicleView[]> {
  requireScope(context, "read");
  await requireClient(context, clientId);
  const rows = await context.db.read(
    context.db.orm
      .select()
      .from(vehicles)
      .where(
        sql`${vehicles.tenantId} = ${context.tenantId} AND ${vehicles.id} IN (
          SELECT id FROM vehicles INDEXED BY vehicles_by_client
          WHERE tenant_id = ${context.tenantId} AND client_id = ${clientId})`,
      )
      .orderBy(asc(vehicles.id)),
  );
  const open = await readOpenContracts(
    context,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => toVehicleView(row, open.get(row.id) ?? null));
}

/** The open contracts of vehicles, by vehicle: of any product, or of one. */
export async function readOpenContracts(
  context: TenantContext,
  vehicleIds: readonly string[],
  productCode?: string,
): Promise<Map<string, OpenContract>> {
  const { tenantId } = context;
  const rows = await context.db.all(sql`
    SELECT c.vehicle_id, c.id AS contract_id, s.id AS service_order_id
    FROM json_each(${JSON.stringify(vehicleIds)}) v
    CROSS JOIN contracts c INDEXED BY contracts_open
      ON c.tenant_id = ${tenantId} AND c.vehicle_id = v.value AND c.state = 'open'
      ${productCode === undefined ? sql`` : sql`AND c.product_code = ${productCode}`}
    LEFT JOIN service_orders s ON s.tenant_id = ${tenantId} AND s.contract_id = c.id`);
  return new Map(
    z
      .array(openSchema)
      .parse(rows)
      .map((row) => [row.vehicle_id, { contractId: row.contract_id, serviceOrderId: row.service_order_id }]),
  );
}
