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

export type VersionChange = {
  name: FunctionName;
  /** The version that it follows, 0 for the first. */
  after: number;
  content: unknown;
  action: AuditAction;
};

/**
 * Adds a version: what was there stays, and can be restored. Two who save at once do not overwrite each other unseen.
 * @throws ApiError conflicting_changes
 */
export async function writeVersion(
  context: TenantContext,
  connection: ConnectionRow,
  name: FunctionName,
  change: Omit<VersionChange, "name">,
): Promise<AutomationVersion> {
  const [version] = await writeVersions(context, connection, [{ name, ...change }]);
  if (version === undefined) throw new Error("a change makes a version");
  return version;
}

/** Several functions' versions, all of them or none. @throws ApiError conflicting_changes */
export async function writeVersions(
  context: TenantContext,
  connection: ConnectionRow,
  changes: readonly VersionChange[],
): Promise<AutomationVersion[]> {
  const now = context.now();
  try {
    await context.db.batch(changes.flatMap((change) => statements(context, connection, change, now)));
  } catch (error) {
    if (error instanceof DatabaseError && (error.checkFailed || error.isDuplicate)) {
      throw new ApiError("conflicting_changes");
    }
    throw error;
  }
  return changes.map(({ name, after, content }) => ({
    function: name,
    version: after + 1,
    automation: content,
    createdAt: toInstant(now),
    createdBy: makerOf(context),
  }));
}

function statements(
  context: TenantContext,
  connection: ConnectionRow,
  { name, after, content, action }: VersionChange,
  now: number,
) {
  const { tenantId } = context;
  const stored = content === null ? null : JSON.stringify(content);
  const params = { name: connection.name, function: name, version: after + 1 };
  return [
    abortUnless(sql`coalesce((SELECT max(version) FROM automations
      WHERE ${isOf(context, connection.id, name)}), 0) = ${after}`),
    sql`INSERT INTO automations (tenant_id, connection_id, function, version, content, created_at, created_by)
      VALUES (${tenantId}, ${connection.id}, ${name}, ${after + 1}, ${stored}, ${now}, ${makerOf(context)})`,
    ...logStatements(context, {
      tenantId,
      provider: connection.provider,
      connectionId: connection.id,
      event: content === null ? "automation.removed" : "automation.saved",
      params,
    }),
    auditStatement(context, { action, tenantId, target: connection.id, params }),
  ];
}
