import { desc, sql } from "drizzle-orm";
import { type CONTRACT_STATES, contracts } from "../../db/schema.ts";
import { toInstant, toInstantOrNull } from "../../lib/dates.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type Page, type PageRequest, toPage } from "../lists.ts";
import { type AssetFilter, newestIds } from "./newest-ids.ts";

export type ContractFilter = AssetFilter<(typeof CONTRACT_STATES)[number]>;

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
  filter: ContractFilter,
  page: PageRequest,
): Promise<Page<ContractView>> {
  requireScope(context, "read");
  const ids = newestIds(context, "contracts", filter, page);
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
    endedAt: toInstantOrNull(row.endedAt),
  }));
}
