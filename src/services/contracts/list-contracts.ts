import { desc, sql } from "drizzle-orm";
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
    sql`${contracts.tenantId} = ${context.tenantId}`,
    ...(after === null ? [] : [sql`${contracts.id} < ${after}`]),
    ...(clientId === undefined ? [] : [sql`${contracts.clientId} = ${clientId}`]),
    ...(vehicleId === undefined ? [] : [sql`${contracts.vehicleId} = ${vehicleId}`]),
    ...(state === undefined ? [] : [sql`${contracts.state} = ${state}`]),
  ];
  const rows = await context.db.read(
    context.db.orm
      .select()
      .from(contracts)
      .where(sql.join(conditions, sql` AND `))
      .orderBy(desc(contracts.id))
      .limit(page.limit + 1),
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
