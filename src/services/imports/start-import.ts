import { sql } from "drizzle-orm";
import { findConnector } from "../../erp/registry.ts";
import { ApiError, DatabaseError } from "../../errors.ts";
import { newId } from "../../lib/ids.ts";
import { auditStatement, makerOf } from "../audit/audit.ts";
import { requireConnection } from "../connections/connection-view.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { logStatements } from "../logs/write-log.ts";

/**
 * Starts an import at once. One at a time for each connection, also with two clicks in one moment: the database refuses the
 * second. @throws ApiError connection_not_found, imports_not_taken, connection_not_active, import_running
 */
export async function startImport(context: TenantContext, connectionId: string): Promise<{ id: string }> {
  requireScope(context, "imports:write");
  const connection = await requireConnection(context, connectionId);
  if (findConnector(connection.provider)?.assets === undefined) {
    throw new ApiError("imports_not_taken", { provider: connection.provider });
  }
  if (connection.status !== "active") throw new ApiError("connection_not_active");
  const now = context.now();
  const id = newId("imp", now);
  const { tenantId } = context;
  try {
    await context.db.batch([
      sql`INSERT INTO imports (tenant_id, id, connection_id, state, requested_by, due_at, created_at, updated_at)
        VALUES (${tenantId}, ${id}, ${connectionId}, 'queued', ${makerOf(context)}, ${now}, ${now}, ${now})`,
      ...logStatements(context, {
        tenantId,
        provider: connection.provider,
        connectionId,
        event: "import.started",
      }),
      auditStatement(context, {
        action: "import.started",
        tenantId,
        target: id,
        params: { name: connection.name },
      }),
    ]);
  } catch (error) {
    if (error instanceof DatabaseError && error.isDuplicate) throw new ApiError("import_running");
    throw error;
  }
  await context.ring(connectionId, { urgent: true });
  return { id };
}
