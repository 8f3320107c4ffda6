import { desc, type SQL, sql } from "drizzle-orm";
import { type SERVICE_ORDER_KINDS, type SERVICE_ORDER_STATES, serviceOrders } from "../../db/schema.ts";
import { toInstant } from "../../lib/dates.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../lists.ts";

export type ServiceOrderFilter = {
  clientId?: string | undefined;
  vehicleId?: string | undefined;
  state?: (typeof SERVICE_ORDER_STATES)[number] | undefined;
};

export type ServiceOrderView = {
  id: string;
  connectionId: string;
  contractId: string;
  clientId: string;
  vehicleId: string;
  productCode: string;
  kind: (typeof SERVICE_ORDER_KINDS)[number];
  state: (typeof SERVICE_ORDER_STATES)[number];
  createdAt: string;
  updatedAt: string;
};

/** The tenant's service orders, newest first. */
export async function listServiceOrders(
  context: TenantContext,
  { clientId, vehicleId, state }: ServiceOrderFilter,
  page: PageRequest,
): Promise<Page<ServiceOrderView>> {
  requireScope(context, "read");
  const after = readCursor(page);
  const conditions = [
    sql`tenant_id = ${context.tenantId}`,
    ...(after === null ? [] : [sql`id < ${after}`]),
    ...(clientId === undefined ? [] : [sql`client_id = ${clientId}`]),
    ...(vehicleId === undefined ? [] : [sql`vehicle_id = ${vehicleId}`]),
    ...(state === undefined ? [] : [sql`state = ${state}`]),
  ];
  const ids = sql`SELECT id FROM service_orders ${indexFor(clientId, vehicleId)} WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY id DESC LIMIT ${page.limit + 1}`;
  const rows = await context.db.read(
    context.db.orm
      .select()
      .from(serviceOrders)
      .where(sql`${serviceOrders.tenantId} = ${context.tenantId} AND ${serviceOrders.id} IN (${ids})`)
      .orderBy(desc(serviceOrders.id)),
  );
  return toPage(rows, page, (row) => ({
    id: row.id,
    connectionId: row.connectionId,
    contractId: row.contractId,
    clientId: row.clientId,
    vehicleId: row.vehicleId,
    productCode: row.productCode,
    kind: row.kind,
    state: row.state,
    createdAt: toInstant(row.createdAt),
    updatedAt: toInstant(row.updatedAt),
  }));
}

/** Without statistics SQLite would rather walk all of the tenant's. */
function indexFor(clientId: string | undefined, vehicleId: string | undefined): SQL {
  if (vehicleId !== undefined) return sql`INDEXED BY service_orders_by_vehicle`;
  return clientId === undefined ? sql`` : sql`INDEXED BY service_orders_by_client`;
}
