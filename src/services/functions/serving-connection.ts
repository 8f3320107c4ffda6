import { and, eq, isNull, type SQLWrapper, sql } from "drizzle-orm";
import type { BatchResponse } from "drizzle-orm/batch";
import { automations, connections } from "../../db/schema.ts";
import { type Connector, servedFunctions } from "../../erp/connector.ts";
import type { FunctionName } from "../../erp/functions/catalogue.ts";
import { findConnector } from "../../erp/registry.ts";
import { ApiError } from "../../errors.ts";
import { standsAs } from "../automations/read-automations.ts";
import type { ConnectionRow } from "../connections/connection-view.ts";
import type { ShardContext, TenantContext } from "../context.ts";

/** A tenant's connection with the functions that it serves. */
export type ServingConnection = {
  row: ConnectionRow;
  connector: Connector;
  serves: readonly FunctionName[];
  /** Its automations, of all functions or of the one that was asked about. */
  automations: ReadonlyMap<FunctionName, unknown>;
};

/** What `servingStatements` read. */
export type ServingRows = BatchResponse<ReturnType<typeof servingStatements>>;

/** The reads that tell who serves functions, in one batch: the tenant's connections, oldest first, and its automations. */
export function servingStatements(
  { db: { orm } }: Pick<ShardContext, "db">,
  tenantId: SQLWrapper,
  name?: FunctionName,
) {
  return [
    orm
      .select()
      .from(connections)
      .where(and(eq(connections.tenantId, tenantId), isNull(connections.deletedAt)))
      .orderBy(connections.id),
    orm
      .select()
      .from(automations)
      .where(
        and(
          eq(automations.tenantId, tenantId),
          ...(name === undefined ? [] : [eq(automations.function, name)]),
          standsAs("automations"),
        ),
      ),
  ] as const;
}

/** The tenant's connections that may serve functions, or the one that is named. */
export async function readServingConnections(
  context: TenantContext,
  name?: FunctionName,
): Promise<ServingConnection[]> {
  const { db, tenantId } = context;
  return toServing(await db.read(db.orm.batch(servingStatements(context, sql`${tenantId}`, name))));
}

function toServing([rows, automated]: ServingRows): ServingConnection[] {
  return rows.flatMap((row): ServingConnection[] => {
    const connector = findConnector(row.provider);
    if (connector === undefined) return [];
    const own = new Map(
      automated
        .filter(({ connectionId }) => connectionId === row.id)
        // What is stored under a function's name was checked to be one.
        .map((each) => [each.function as FunctionName, each.content]),
    );
    const serves = [...servedFunctions(connector), ...own.keys()];
    return serves.length === 0 ? [] : [{ row, connector, serves, automations: own }];
  });
}

/**
 * The connection that answers a function: the one that is named, or the only active one that serves it.
 * @param read the rows, where they were read with the caller's key
 * @throws ApiError connection_not_found, connection_not_active, connection_ambiguous, not_configured
 */
export async function chooseServingConnection(
  context: TenantContext,
  name: FunctionName,
  connectionId: string | undefined,
  read?: ServingRows,
): Promise<ServingConnection> {
  const all = read === undefined ? await readServingConnections(context, name) : toServing(read);
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
