import { sql } from "drizzle-orm";
import { z } from "zod";
import { requireScope, type TenantContext } from "../context.ts";

const rowSchema = z.object({ kind: z.enum(["client", "vehicle"]), id: z.string(), name: z.string() });

export type AssetNames = {
  clients: ReadonlyMap<string, string>;
  /** What people call a vehicle: its plate, else its chassis, else its code in the ERP. */
  vehicles: ReadonlyMap<string, string>;
};

/** What the tenant's clients and vehicles are called, in one round trip; an id that is not theirs has no name. */
export async function readNames(
  context: TenantContext,
  { clientIds = [], vehicleIds = [] }: { clientIds?: readonly string[]; vehicleIds?: readonly string[] },
): Promise<AssetNames> {
  requireScope(context, "read");
  const { tenantId, db } = context;
  const listOf = (ids: readonly string[]) => JSON.stringify([...new Set(ids)]);
  const rows = z.array(rowSchema).parse(
    await db.all(sql`
      SELECT 'client' AS kind, c.id, c.name FROM json_each(${listOf(clientIds)}) i
        CROSS JOIN clients c ON c.tenant_id = ${tenantId} AND c.id = i.value
      UNION ALL
      SELECT 'vehicle', v.id, coalesce(nullif(v.plate, ''), nullif(v.chassis, ''), v.remote_id, v.id)
        FROM json_each(${listOf(vehicleIds)}) i
        CROSS JOIN vehicles v ON v.tenant_id = ${tenantId} AND v.id = i.value`),
  );
  const of = (wanted: "client" | "vehicle") =>
    new Map(rows.flatMap(({ kind, id, name }) => (kind === wanted ? [[id, name] as const] : [])));
  return { clients: of("client"), vehicles: of("vehicle") };
}
