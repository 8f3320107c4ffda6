import { type SQLWrapper, sql } from "drizzle-orm";
import { vehicles } from "../../db/schema.ts";
import { findConnector } from "../../erp/registry.ts";
import { ApiError, type FieldProblem } from "../../errors.ts";
import { newId } from "../../lib/ids.ts";
import { validationTexts } from "../../strings/validation.ts";
import { auditStatement, makerOf } from "../audit/audit.ts";
import { requireClient } from "../clients/client-view.ts";
import { requireConnection } from "../connections/connection-view.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { logStatements } from "../logs/write-log.ts";
import { contractStatements } from "../webhooks/events.ts";
import { readOpenContracts } from "./list-client-vehicles.ts";
import { isImportable, type VehicleRow } from "./vehicle-view.ts";

export type ImportedVehicle = {
  vehicleId: string;
  contractId: string;
  serviceOrderId: string | null;
  /** False where there was one already. */
  created: boolean;
};

/**
 * Makes a contract and a service order for each of a client's vehicles (S5), all of them in one batch or none. A vehicle that has
 * an open contract for the product keeps it: repeating this, or clicking twice in one moment, answers with the same.
 * @throws ApiError client_not_found, vehicle_not_found, vehicle_not_active, naming each vehicle
 */
export async function importVehicles(
  context: TenantContext,
  clientId: string,
  vehicleIds: readonly string[],
): Promise<ImportedVehicle[]> {
  requireScope(context, "imports:write");
  const client = await requireClient(context, clientId);
  const connection = await requireConnection(context, client.connectionId);
  const source = findConnector(connection.provider)?.assets;
  if (source === undefined) throw new ApiError("imports_not_taken", { provider: connection.provider });
  const ids = [...new Set(vehicleIds)];
  const rows = await readVehicles(context, clientId, ids);
  const productCode = source.productCode(connection.settings);
  const before = await readOpenContracts(context, ids, productCode);
  const wanted = rows.filter(({ id }) => !before.has(id));
  refuse(
    "vehicle_not_active",
    ids,
    wanted.filter((row) => !isImportable(row)).map(({ id }) => id),
  );
  const now = context.now();
  const made = wanted.map((row) => ({ row, contractId: newId("ctr", now), orderId: newId("svo", now) }));
  if (made.length > 0) {
    await context.db.batch(statements(context, { connection, productCode, made }));
  }
  const open = await readOpenContracts(context, ids, productCode);
  const ours = new Set(made.map(({ contractId }) => contractId));
  return ids.flatMap((vehicleId) => {
    const contract = open.get(vehicleId);
    return contract === undefined ? [] : [{ vehicleId, ...contract, created: ours.has(contract.contractId) }];
  });
}

async function readVehicles(
  context: TenantContext,
  clientId: string,
  ids: readonly string[],
): Promise<VehicleRow[]> {
  const rows = await context.db.read(
    context.db.orm
      .select()
      .from(vehicles)
      .where(
        sql`${vehicles.tenantId} = ${context.tenantId} AND ${vehicles.clientId} = ${clientId}
          AND ${vehicles.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
      ),
  );
  const found = new Set(rows.map(({ id }) => id));
  refuse(
    "vehicle_not_found",
    ids,
    ids.filter((id) => !found.has(id)),
  );
  return rows;
}

function refuse(
  code: "vehicle_not_found" | "vehicle_not_active",
  ids: readonly string[],
  refused: readonly string[],
): void {
  if (refused.length === 0) return;
  const errors = refused.map(
    (id): FieldProblem => ({ path: `vehicleIds.${ids.indexOf(id)}`, code, text: validationTexts[code] }),
  );
  throw new ApiError(code, {}, errors);
}

type Making = {
  connection: { id: string; provider: string };
  productCode: string;
  made: { row: VehicleRow; contractId: string; orderId: string }[];
};

/** Whoever comes second in one moment finds the unique index, and makes neither contract nor order nor message. */
function statements(context: TenantContext, { connection, productCode, made }: Making): SQLWrapper[] {
  const { tenantId } = context;
  const now = context.now();
  const maker = makerOf(context);
  const list = JSON.stringify(
    made.map(({ row, contractId, orderId }) => ({
      contractId,
      orderId,
      vehicleId: row.id,
      clientId: row.clientId,
    })),
  );
  return [
    sql`INSERT INTO contracts (tenant_id, id, connection_id, client_id, vehicle_id, product_code, state, created_by,
        created_at, updated_at)
      SELECT ${tenantId}, value ->> '$.contractId', ${connection.id}, value ->> '$.clientId', value ->> '$.vehicleId',
        ${productCode}, 'open', ${maker}, ${now}, ${now}
      FROM json_each(${list}) WHERE true ON CONFLICT DO NOTHING`,
    sql`INSERT INTO service_orders (tenant_id, id, connection_id, contract_id, client_id, vehicle_id, product_code, kind,
        state, created_by, created_at, updated_at)
      SELECT ${tenantId}, m.value ->> '$.orderId', ${connection.id}, c.id, c.client_id, c.vehicle_id, c.product_code,
        'installation', 'open', ${maker}, ${now}, ${now}
      FROM json_each(${list}) m CROSS JOIN contracts c
        ON c.tenant_id = ${tenantId} AND c.id = m.value ->> '$.contractId'
      WHERE true ON CONFLICT DO NOTHING`,
    ...contractStatements({ tenantId, contractIds: made.map(({ contractId }) => contractId), now }),
    ...made.flatMap(({ row }) => {
      const subject = subjectOf(row);
      return [
        ...logStatements(context, {
          tenantId,
          provider: connection.provider,
          connectionId: connection.id,
          subject,
          event: "contract.created",
          params: { subject },
        }),
        auditStatement(context, {
          action: "contract.created",
          tenantId,
          target: row.id,
          params: { subject },
        }),
      ];
    }),
  ];
}

/** What people call a vehicle. */
export function subjectOf({ plate, chassis, remoteId, id }: VehicleRow): string {
  return plate || chassis || remoteId || id;
}
