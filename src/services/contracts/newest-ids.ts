import { type SQL, sql } from "drizzle-orm";
import type { TenantContext } from "../context.ts";
import { type PageRequest, readCursor } from "../lists.ts";

/** What contracts and service orders are looked for by. */
export type AssetFilter<State extends string> = {
  clientId?: string | undefined;
  vehicleId?: string | undefined;
  state?: State | undefined;
};

/** The ids of one page of a tenant's contracts or service orders, newest first, and one more. */
export function newestIds(
  context: TenantContext,
  table: "contracts" | "service_orders",
  filter: AssetFilter<string>,
  page: PageRequest,
): SQL {
  const { clientId, vehicleId, state } = filter;
  const after = readCursor(page);
  const conditions = [
    sql`tenant_id = ${context.tenantId}`,
    ...(after === null ? [] : [sql`id < ${after}`]),
    ...(clientId === undefined ? [] : [sql`client_id = ${clientId}`]),
    ...(vehicleId === undefined ? [] : [sql`vehicle_id = ${vehicleId}`]),
    ...(state === undefined ? [] : [sql`state = ${state}`]),
  ];
  const by = vehicleId !== undefined ? "vehicle" : clientId === undefined ? undefined : "client";
  // Without statistics SQLite would rather walk all of the tenant's.
  const index = by === undefined ? sql`` : sql.raw(`INDEXED BY ${table}_by_${by}`);
  return sql`SELECT id FROM ${sql.raw(table)} ${index} WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY id DESC LIMIT ${page.limit + 1}`;
}
