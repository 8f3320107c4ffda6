import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { connections } from "../../db/schema.ts";
import { type Connector, servedFunctions } from "../../erp/connector.ts";
import type { FunctionName } from "../../erp/functions/catalogue.ts";
import { findConnector } from "../../erp/registry.ts";
import { ApiError } from "../../errors.ts";
import { stands } from "../automations/read-automations.ts";
import type { ConnectionRow } from "../connections/connection-view.ts";
import type { TenantContext } from "../context.ts";

/** A tenant's connection with the functions that it serves. */
export type ServingConnection = { row: ConnectionRow; connector: Connector; serves: readonly FunctionName[] };

const automatedSchema = z.object({ connection_id: z.string(), function: z.string() });

/** The tenant's connections that may serve functions, oldest first. */
export async function readServingConnections(context: TenantContext): Promise<ServingConnection[]> {
  const { db, tenantId } = context;
  const [rows, automated] = await Promise.all([
    db.read(
      db.orm
        .select()
        .from(connections)
        .where(and(eq(connections.tenantId, tenantId), isNull(connections.deletedAt)))
        .orderBy(connections.id),
    ),
    db.all(sql`
      SELECT a.connection_id, a.function FROM automations a
      WHERE a.tenant_id = ${tenantId} AND ${stands}`),
  ]);
  const automations = z.array(automatedSchema).parse(automated);
  return rows.flatMap((row): ServingConnection[] => {
    const connector = findConnector(row.provider);
    if (connector === undefined) return [];
    const own = automations.filter(({ connection_id: id }) => id === row.id).map((each) => each.function);
    // What is stored under a function's name was checked to be one.
    const serves = [...servedFunctions(connector), ...(own as FunctionName[])];
    return serves.length === 0 ? [] : [{ row, connector, serves }];
  });
}

/**
 * The connection that answers a function: the one that is named, or the only active one that serves it.
 * @throws ApiError connection_not_found, connection_not_active, connection_ambiguous, not_configured
 */
export async function chooseServingConnection(
  context: TenantContext,
  name: FunctionName,
  connectionId: string | undefined,
): Promise<ServingConnection> {
  const all = await readServingConnections(context);
  if (connectionId !== undefined) return await requireNamed(context, all, name, connectionId);
  const serving = all.filter(({ row, serves }) => row.status === "active" && serves.includes(name));
  const [first, second] = serving;
  if (first === undefined) throw new ApiError("not_configured", { function: name });
  if (second === undefined) return first;
  const names = serving.map(({ row }) => `${row.name} (${row.id})`);
  throw new ApiError("connection_ambiguous", { function: name, connections: names });
}

async function requireNamed(
  context: TenantContext,
  all: readonly ServingConnection[],
  name: FunctionName,
  id: string,
): Promise<ServingConnection> {
  const found = all.find(({ row }) => row.id === id);
  if (found === undefined) {
    const known = await context.db.all(sql`SELECT 1 FROM connections
      WHERE tenant_id = ${context.tenantId} AND id = ${id} AND deleted_at IS NULL`);
    throw known.length === 0
      ? new ApiError("connection_not_found", { id })
      : new ApiError("not_configured", { function: name });
  }
  if (!found.serves.includes(name)) throw new ApiError("not_configured", { function: name });
  if (found.row.status !== "active") throw new ApiError("connection_not_active");
  return found;
}
