import { type SQLWrapper, sql } from "drizzle-orm";
import { newId } from "../../lib/ids.ts";
import { plateKey } from "../../lib/plates.ts";
import type { AssetOwner } from "./known-assets.ts";
import type { AssetPlan, ClientChange, VehicleChange } from "./plan-assets.ts";

/** A statement's parameter may hold 2 MB: so many rows are far below. */
const ROWS_AT_ONCE = 500;

/**
 * The statements that write what a plan changes, for one batch. Rows that are the same are in no statement; a row that somebody
 * else wrote a moment ago is compared once more here.
 */
export function assetStatements(owner: AssetOwner, plan: AssetPlan, now: number): SQLWrapper[] {
  return [
    ...pieces(plan.clients).flatMap((changes) => clientStatements(owner, changes, now)),
    ...pieces(plan.vehicles).map((changes) => vehicleStatement(owner, changes, now)),
  ];
}

function pieces<Item>(items: readonly Item[]): Item[][] {
  const cut: Item[][] = [];
  for (let start = 0; start < items.length; start += ROWS_AT_ONCE)
    cut.push(items.slice(start, start + ROWS_AT_ONCE));
  return cut;
}

function clientStatements(owner: AssetOwner, changes: readonly ClientChange[], now: number): SQLWrapper[] {
  const { tenantId, connectionId } = owner;
  const rows = changes.map(({ key, client, hash, newWords }) => ({
    ...client,
    id: newId("cli", now),
    key,
    hash,
    words: newWords,
  }));
  const oldWords = changes.flatMap((change) => change.oldWords);
  const renamed = JSON.stringify(rows.filter(({ words }) => words.length > 0));
  return [
    sql`INSERT INTO clients (tenant_id, id, connection_id, client_key, remote_id, document, name, email, phone,
        content_hash, created_at, updated_at)
      SELECT ${tenantId}, value ->> '$.id', ${connectionId}, value ->> '$.key', value ->> '$.remoteId',
        coalesce(value ->> '$.document', ''), value ->> '$.name', value ->> '$.email', value ->> '$.phone',
        value ->> '$.hash', ${now}, ${now}
      FROM json_each(${JSON.stringify(rows)}) WHERE true
      ON CONFLICT (tenant_id, connection_id, client_key) DO UPDATE SET
        remote_id = coalesce(excluded.remote_id, clients.remote_id), name = excluded.name,
        email = coalesce(excluded.email, clients.email), phone = coalesce(excluded.phone, clients.phone),
        content_hash = excluded.content_hash, updated_at = excluded.updated_at
      WHERE clients.content_hash <> excluded.content_hash`,
    ...(oldWords.length === 0
      ? []
      : [
          sql`DELETE FROM client_words WHERE (tenant_id, word, client_id) IN (
            SELECT ${tenantId}, value ->> '$.word', value ->> '$.clientId' FROM json_each(${JSON.stringify(oldWords)}))`,
        ]),
    sql`INSERT INTO client_words (tenant_id, word, client_id)
      SELECT ${tenantId}, w.value, c.id
      FROM json_each(${renamed}) r CROSS JOIN clients c
        ON c.tenant_id = ${tenantId} AND c.connection_id = ${connectionId} AND c.client_key = r.value ->> '$.key'
      CROSS JOIN json_each(r.value, '$.words') w
      WHERE true ON CONFLICT DO NOTHING`,
  ];
}

function vehicleStatement(owner: AssetOwner, changes: readonly VehicleChange[], now: number): SQLWrapper {
  const { tenantId, connectionId } = owner;
  const rows = changes.map(({ key, clientKey, vehicle, hash }) => ({
    ...vehicle,
    id: newId("vei", now),
    key,
    clientKey,
    plateKey: plateKey(vehicle.plate ?? ""),
    hash,
  }));
  // Another owner than before is proposed: nobody's vehicle is taken away by itself.
  return sql`
    INSERT INTO vehicles (tenant_id, id, connection_id, client_id, vehicle_key, remote_id, plate, plate_key, chassis,
      renavam, brand, model, color, year, situation, standing, has_product, content_hash, created_at, updated_at)
    SELECT ${tenantId}, r.value ->> '$.id', ${connectionId}, c.id, r.value ->> '$.key', r.value ->> '$.remoteId',
      coalesce(r.value ->> '$.plate', ''), r.value ->> '$.plateKey', coalesce(r.value ->> '$.chassis', ''),
      r.value ->> '$.renavam', r.value ->> '$.brand', r.value ->> '$.model', r.value ->> '$.color',
      r.value ->> '$.year', r.value ->> '$.situation', r.value ->> '$.standing', r.value ->> '$.hasProduct',
      r.value ->> '$.hash', ${now}, ${now}
    FROM json_each(${JSON.stringify(rows)}) r CROSS JOIN clients c
      ON c.tenant_id = ${tenantId} AND c.connection_id = ${connectionId} AND c.client_key = r.value ->> '$.clientKey'
    WHERE true
    ON CONFLICT (tenant_id, connection_id, vehicle_key) DO UPDATE SET
      proposed_client_id = CASE WHEN vehicles.client_id = excluded.client_id THEN NULL ELSE excluded.client_id END,
      remote_id = coalesce(excluded.remote_id, vehicles.remote_id),
      plate = CASE WHEN excluded.plate = '' THEN vehicles.plate ELSE excluded.plate END,
      plate_key = CASE WHEN excluded.plate = '' THEN vehicles.plate_key ELSE excluded.plate_key END,
      chassis = CASE WHEN excluded.chassis = '' THEN vehicles.chassis ELSE excluded.chassis END,
      renavam = coalesce(excluded.renavam, vehicles.renavam), brand = coalesce(excluded.brand, vehicles.brand),
      model = coalesce(excluded.model, vehicles.model), color = coalesce(excluded.color, vehicles.color),
      year = coalesce(excluded.year, vehicles.year), 
      situation = CASE WHEN excluded.situation = '' THEN vehicles.situation ELSE excluded.situation END,
      standing = CASE WHEN excluded.situation = '' THEN vehicles.standing ELSE excluded.standing END,
      has_product = coalesce(excluded.has_product, vehicles.has_product), gone_at = NULL, absent_runs = 0,
      content_hash = excluded.content_hash, updated_at = excluded.updated_at
    WHERE vehicles.content_hash <> excluded.content_hash OR vehicles.gone_at IS NOT NULL`;
}
