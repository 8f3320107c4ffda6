import { type SQLWrapper, sql } from "drizzle-orm";
import { abortUnless } from "../../db/database.ts";
import { vehicles } from "../../db/schema.ts";
import { findConnector } from "../../erp/registry.ts";
import { ApiError, DatabaseError, type FieldProblem } from "../../errors.ts";
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
  for (;;) {
    const before = await readOpenContracts(context, ids, productCode);
    const wanted = rows.filter(({ id }) => !before.has(id));
    refuse(
      "vehicle_not_active",
      ids,
      wanted.filter((row) => !isImportable(row)).map(({ id }) => id),
    );
    const now = context.now();
    const made = wanted.map((row) => ({ row, contractId: newId("ctr", now), orderId: newId("svo", now) }));
    if (made.length > 0 && !(await make(context, { connection, productCode, made }))) continue;
    const open = await readOpenContracts(context, ids, productCode);
    const ours = new Set(made.map(({ contractId }) => contractId));
    return ids.flatMap((vehicleId) => {
      const contract = open.get(vehicleId);
      return contract === undefined
        ? []
        : [{ vehicleId, ...contract, created: ours.has(contract.contractId) }];
    });
  }
}

/** @returns false, with nothing made, when somebody else made one for any of the vehicles in this very moment */
async function make(context: TenantContext, making: Making): Promise<boolean> {
  const isFree = sql`NOT EXISTS (
    SELECT 1 FROM json_each(${JSON.stringify(making.made.map(({ row }) => row.id))}) v
    CROSS JOIN contracts c INDEXED BY contracts_open ON c.tenant_id = ${context.tenantId} AND c.vehicle_id = v.value
      AND c.product_code = ${making.productCode} AND c.state = 'open')`;
  try {
    await context.db.batch([abortUnless(isFree), ...statements(context, making)]);
    return true;
  } catch (error) {
    if (error instanceof DatabaseError && error.checkFailed) return false;
    throw error;
  }
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
      FROM json_each(${list})`,
    sql`INSERT INTO service_orders (tenant_id, id, connection_id, contract_id, client_id, vehicle_id, product_code, kind,
        state, created_by, created_at, updated_at)
      SELECT ${tenantId}, m.value ->> '$.orderId', ${connection.id}, c.id, c.client_id, c.vehicle_id, c.product_code,
        'installation', 'open', ${maker}, ${now}, ${now}
      FROM json_each(${list}) m CROSS JOIN contracts c
        ON c.tenant_id = ${tenantId} AND c.id = m.value ->> '$.contractId'`,
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
