import { type SQLWrapper, sql } from "drizzle-orm";
import { abortUnless } from "../../db/database.ts";
import { connections } from "../../db/schema.ts";
import { ApiError, DatabaseError } from "../../errors.ts";
import type { AuditAction } from "../../strings/audit.ts";
import type { Params } from "../../strings/language.ts";
import type { LogEvent } from "../../strings/logs.ts";
import { auditStatement } from "../audit/audit.ts";
import type { TenantContext } from "../context.ts";
import { logStatements } from "../logs/write-log.ts";
import { refuseSecondConnection } from "./connection-values.ts";
import {
  type ConnectionRow,
  type ConnectionView,
  isTenantsConnection,
  requireConnection,
  toConnectionView,
} from "./connection-view.ts";

/** What one change of a connection writes, all of it or none. */
export type ConnectionChange = {
  set: Partial<ConnectionRow>;
  log: readonly { event: LogEvent; params?: Params }[];
  /** Each entry mentions the connection's name by itself. */
  audit: readonly { action: AuditAction; params?: Params }[];
  also?: readonly SQLWrapper[];
  /** There may be work to do at once. */
  rings?: boolean;
};

/** Each try that fails is somebody else's change that went through, so more than a few in a row are no chance. */
const TRIES = 20;

/**
 * Changes a connection from what stands in its row. When somebody else changes it between reading and writing, nothing is
 * written, and `decide` is asked again with what they left: two changes at once never lose one another, and what is
 * logged is what happened. `decide` answers undefined when there is nothing to do.
 * @throws ApiError connection_not_found, account_already_connected, conflicting_changes, and what `decide` throws
 */
export async function changeConnection(
  context: TenantContext,
  id: string,
  decide: (row: ConnectionRow) => Promise<ConnectionChange | undefined> | ConnectionChange | undefined,
): Promise<ConnectionView> {
  for (let tried = 0; tried < TRIES; tried++) {
    const row = await requireConnection(context, id);
    const change = await decide(row);
    if (change === undefined) return toConnectionView(row);
    // It only ever grows, also when two changes fall into one millisecond: so it tells whether the row is what was read.
    const set = { ...change.set, updatedAt: Math.max(context.now(), row.updatedAt + 1) };
    if (!(await write(context, row, { ...change, set }))) continue;
    if (change.rings) await context.ring(id, { urgent: true });
    return toConnectionView({ ...row, ...set });
  }
  throw new ApiError("conflicting_changes");
}

/** @returns false, with nothing written, when the connection is no longer what was read */
async function write(context: TenantContext, row: ConnectionRow, change: ConnectionChange): Promise<boolean> {
  const { tenantId } = context;
  const { id, provider } = row;
  const isAsRead = sql`EXISTS (SELECT 1 FROM connections WHERE tenant_id = ${tenantId} AND id = ${id}
    AND deleted_at IS NULL AND status = ${row.status} AND updated_at = ${row.updatedAt})`;
  const name = change.set.name ?? row.name;
  try {
    await context.db.batch([
      abortUnless(isAsRead),
      context.db.orm.update(connections).set(change.set).where(isTenantsConnection(context, id)),
      ...(change.also ?? []),
      ...change.log.flatMap((entry) =>
        logStatements(context, { tenantId, provider, connectionId: id, ...entry }),
      ),
      ...change.audit.map(({ action, params }) =>
        auditStatement(context, { action, tenantId, target: id, params: { name, ...params } }),
      ),
    ]);
    return true;
  } catch (error) {
    if (error instanceof DatabaseError && error.checkFailed) return false;
    return refuseSecondConnection(error);
  }
}
