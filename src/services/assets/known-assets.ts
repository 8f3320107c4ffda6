import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { VEHICLE_STANDINGS } from "../../db/schema.ts";
import type { AssetRow } from "../../erp/assets.ts";
import { plateKey } from "../../lib/plates.ts";
import type { ShardContext } from "../context.ts";

/** Whose assets they are. */
export type AssetOwner = { tenantId: string; connectionId: string };

const clientSchema = z.object({
  id: z.string(),
  client_key: z.string(),
  name: z.string(),
  content_hash: z.string(),
});
export type KnownClient = z.output<typeof clientSchema>;

const vehicleSchema = z.object({
  vehicle_key: z.string(),
  remote_id: z.string().nullable(),
  chassis: z.string(),
  plate_key: z.string(),
  standing: z.enum(VEHICLE_STANDINGS),
  content_hash: z.string(),
  gone_at: z.number().nullable(),
  client_key: z.string(),
});
export type KnownVehicle = z.output<typeof vehicleSchema>;

/** What a client is told apart by: the document, else the ERP's own id. */
export function clientKeyOf({ document, remoteId }: AssetRow["client"]): string {
  return document ?? `id:${remoteId}`;
}

/** The key of a vehicle that is not known yet. */
export function newVehicleKey({ remoteId, chassis, plate }: AssetRow["vehicle"]): string {
  if (remoteId !== undefined) return `v:${remoteId}`;
  return chassis === undefined ? `p:${plateKey(plate ?? "")}` : `c:${chassis}`;
}

/**
 * The clients and vehicles that rows may be about, found by every trait that identifies one: one round trip, and as many
 * rows read as there are traits, however many vehicles there are.
 */
export async function readKnownAssets(
  context: ShardContext,
  { tenantId, connectionId }: AssetOwner,
  rows: readonly AssetRow[],
): Promise<{ clients: KnownClient[]; vehicles: KnownVehicle[] }> {
  if (rows.length === 0) return { clients: [], vehicles: [] };
  const clientKeys = distinct(rows.map(({ client }) => clientKeyOf(client)));
  const vehicleKeys = distinct(rows.map(({ vehicle }) => newVehicleKey(vehicle)));
  const chassis = distinct(rows.flatMap(({ vehicle }) => vehicle.chassis ?? []));
  const plates = distinct(rows.flatMap(({ vehicle }) => vehicle.plate ?? []).map(plateKey));
  // Each by its index, named: without statistics SQLite would walk all of a tenant's vehicles for each trait.
  const found = (list: string, index: SQL, condition: SQL) => sql`
    SELECT v.vehicle_key, v.remote_id, v.chassis, v.plate_key, v.standing, v.content_hash, v.gone_at, v.client_id
    FROM json_each(${list}) t CROSS JOIN vehicles v INDEXED BY ${index} ON v.tenant_id = ${tenantId} AND ${condition}
    WHERE v.connection_id = ${connectionId}`;
  const [clients, vehicles] = await context.db.batch([
    sql`SELECT c.id, c.client_key, c.name, c.content_hash
      FROM json_each(${clientKeys}) t CROSS JOIN clients c
        ON c.tenant_id = ${tenantId} AND c.connection_id = ${connectionId} AND c.client_key = t.value`,
    sql`WITH found AS (
        ${found(vehicleKeys, sql`vehicles_by_key`, sql`v.connection_id = ${connectionId} AND v.vehicle_key = t.value`)}
        UNION ${found(chassis, sql`vehicles_by_chassis`, sql`v.connection_id = ${connectionId} AND v.chassis = t.value AND v.chassis <> ''`)}
        UNION ${found(plates, sql`vehicles_by_plate`, sql`v.plate_key = t.value AND v.plate_key <> ''`)}
      )
      SELECT found.*, c.client_key FROM found CROSS JOIN clients c
        ON c.tenant_id = ${tenantId} AND c.id = found.client_id`,
  ]);
  return {
    clients: z.array(clientSchema).parse(clients?.results),
    vehicles: z.array(vehicleSchema).parse(vehicles?.results),
  };
}

function distinct(values: readonly string[]): string {
  return JSON.stringify([...new Set(values)]);
}
