import { desc, sql } from "drizzle-orm";
import { type SERVICE_ORDER_KINDS, type SERVICE_ORDER_STATES, serviceOrders } from "../../db/schema.ts";
import { toInstant } from "../../lib/dates.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type AssetFilter, newestIds } from "../contracts/newest-ids.ts";
import { type Page, type PageRequest, toPage } from "../lists.ts";

export type ServiceOrderFilter = AssetFilter<(typeof SERVICE_ORDER_STATES)[number]>;

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
  filter: ServiceOrderFilter,
  page: PageRequest,
): Promise<Page<ServiceOrderView>> {
  requireScope(context, "read");
  const ids = newestIds(context, "service_orders", filter, page);
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
