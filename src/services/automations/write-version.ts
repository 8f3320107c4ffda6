import { sql } from "drizzle-orm";
import { abortUnless } from "../../db/database.ts";
import type { FunctionName } from "../../erp/functions/catalogue.ts";
import { ApiError, DatabaseError } from "../../errors.ts";
import { toInstant } from "../../lib/dates.ts";
import type { AuditAction } from "../../strings/audit.ts";
import { auditStatement, makerOf } from "../audit/audit.ts";
import type { ConnectionRow } from "../connections/connection-view.ts";
import type { TenantContext } from "../context.ts";
import { logStatements } from "../logs/write-log.ts";
import { type AutomationVersion, isOf } from "./automation-view.ts";

/**
 * Adds a version: what was there stays, and can be restored. Two who save at once do not overwrite each other unseen.
 * @param after the version that it follows, 0 for the first
 * @throws ApiError conflicting_changes
 */
export async function writeVersion(
  context: TenantContext,
  connection: ConnectionRow,
  name: FunctionName,
  change: { after: number; content: unknown; action: AuditAction },
): Promise<AutomationVersion> {
  const { tenantId } = context;
  const now = context.now();
  const version = change.after + 1;
  const createdBy = makerOf(context);
  const content = change.content === null ? null : JSON.stringify(change.content);
  const params = { name: connection.name, function: name, version };
  try {
    await context.db.batch([
      abortUnless(sql`coalesce((SELECT max(version) FROM automations
        WHERE ${isOf(context, connection.id, name)}), 0) = ${change.after}`),
      sql`INSERT INTO automations (tenant_id, connection_id, function, version, content, created_at, created_by)
        VALUES (${tenantId}, ${connection.id}, ${name}, ${version}, ${content}, ${now}, ${createdBy})`,
      ...logStatements(context, {
        tenantId,
        provider: connection.provider,
        connectionId: connection.id,
        event: change.content === null ? "automation.removed" : "automation.saved",
        params,
      }),
      auditStatement(context, { action: change.action, tenantId, target: connection.id, params }),
    ]);
  } catch (error) {
    if (error instanceof DatabaseError && (error.checkFailed || error.isDuplicate)) {
      throw new ApiError("conflicting_changes");
    }
    throw error;
  }
  return { function: name, version, automation: change.content, createdAt: toInstant(now), createdBy };
}
