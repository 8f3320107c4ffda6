import { desc, type SQL, sql } from "drizzle-orm";
import { type CONTRACT_STATES, contracts } from "../../db/schema.ts";
import { toInstant } from "../../lib/dates.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../lists.ts";

export type ContractFilter = {
  clientId?: string | undefined;
  vehicleId?: string | undefined;
  state?: (typeof CONTRACT_STATES)[number] | undefined;
};

export type ContractView = {
  id: string;
  connectionId: string;
  clientId: string;
  vehicleId: string;
  productCode: string;
  state: (typeof CONTRACT_STATES)[number];
  endReason: string | null;
  createdAt: string;
  endedAt: string | null;
};

/** The tenant's contracts, newest first. */
export async function listContracts(
  context: TenantContext,
  { clientId, vehicleId, state }: ContractFilter,
  page: PageRequest,
): Promise<Page<ContractView>> {
  requireScope(context, "read");
  const after = readCursor(page);
  const conditions = [
    sql`tenant_id = ${context.tenantId}`,
    ...(after === null ? [] : [sql`id < ${after}`]),
    ...(clientId === undefined ? [] : [sql`client_id = ${clientId}`]),
    ...(vehicleId === undefined ? [] : [sql`vehicle_id = ${vehicleId}`]),
    ...(state === undefined ? [] : [sql`state = ${state}`]),
  ];
  const ids = sql`SELECT id FROM contracts ${indexFor(clientId, vehicleId)} WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY id DESC LIMIT ${page.limit + 1}`;
  const rows = await context.db.read(
    context.db.orm
      .select()
      .from(contracts)
      .where(sql`${contracts.tenantId} = ${context.tenantId} AND ${contracts.id} IN (${ids})`)
      .orderBy(desc(contracts.id)),
  );
  return toPage(rows, page, (row) => ({
    id: row.id,
    connectionId: row.connectionId,
    clientId: row.clientId,
    vehicleId: row.vehicleId,
    productCode: row.productCode,
    state: row.state,
    endReason: row.endReason,
    createdAt: toInstant(row.createdAt),
    endedAt: row.endedAt === null ? null : toInstant(row.endedAt),
  }));
}

/** Without statistics SQLite would rather walk all of the tenant's. */
function indexFor(clientId: string | undefined, vehicleId: string | undefined): SQL {
  if (vehicleId !== undefined) return sql`INDEXED BY contracts_by_vehicle`;
  return clientId === undefined ? sql`` : sql`INDEXED BY contracts_by_client`;
}
