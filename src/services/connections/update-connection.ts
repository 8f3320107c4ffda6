import { z } from "zod";
import { connections } from "../../db/schema.ts";
import { auditStatement } from "../audit/audit.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { logStatements } from "../logs/write-log.ts";
import {
  accountKeyOf,
  mergeFields,
  parseCredentials,
  parseSettings,
  refuseSecondConnection,
  requireConnector,
} from "./connection-values.ts";
import {
  type ConnectionView,
  isTenantsConnection,
  requireConnection,
  toConnectionView,
} from "./connection-view.ts";
import { decryptCredentials, encryptCredentials } from "./credentials.ts";

export type ConnectionPatch = {
  name?: string | undefined;
  settings?: Record<string, unknown> | undefined;
  credentials?: Record<string, unknown> | undefined;
};

/**
 * Changes the given fields and keeps the others; null removes one. New credentials wake a connection that was paused
 * because the ERP rejected the old ones: if these are rejected too, it pauses again within seconds.
 */
export async function updateConnection(
  context: TenantContext,
  id: string,
  patch: ConnectionPatch,
): Promise<ConnectionView> {
  requireScope(context, "connections:write");
  const row = await requireConnection(context, id);
  const connector = requireConnector(row.provider);
  const owner = { tenantId: context.tenantId, connectionId: id };
  const ring = context.settings.credentialKeys;
  const stored = z.record(z.string(), z.unknown()).parse(row.settings);
  const settings = parseSettings(connector, mergeFields(stored, patch.settings ?? {}));
  const newCredentials = patch.credentials !== undefined && Object.keys(patch.credentials).length > 0;
  // What cannot be read any more (its key is gone) must not keep new credentials from being saved.
  const known: Record<string, string> = newCredentials
    ? await decryptCredentials(ring, owner, row.credentials).catch(() => ({}))
    : {};
  const credentials = parseCredentials(connector, mergeFields(known, patch.credentials ?? {}));
  const rejected = row.status === "paused" && row.pausedReason === "credentials_rejected";
  const wakes = newCredentials && (rejected || row.status === "active");
  const changes = {
    name: patch.name ?? row.name,
    settings,
    // Credentials that are not changed are not written: what was read here may have been rewritten or replaced since.
    ...(newCredentials
      ? {
          credentials: await encryptCredentials(ring, owner, credentials),
          accountKey: await accountKeyOf(context, connector, credentials),
        }
      : {}),
    updatedAt: context.now(),
    ...(wakes ? { status: "active" as const, pausedReason: null, resumeAt: 0, resumeCount: 0 } : {}),
  };
  const fields = [
    ...(patch.name === undefined ? [] : ["name"]),
    ...Object.keys(patch.settings ?? {}),
    ...Object.keys(patch.credentials ?? {}),
  ];
  const log = logStatements(context, {
    tenantId: context.tenantId,
    event: "connection.changed",
    provider: row.provider,
    connectionId: id,
    params: { fields },
  });
  await context.db
    .batch([
      context.db.orm.update(connections).set(changes).where(isTenantsConnection(context, id)),
      ...log,
      auditStatement(context, {
        action: "connection.changed",
        tenantId: context.tenantId,
        target: id,
        params: { name: changes.name, fields },
      }),
    ])
    .catch(refuseSecondConnection);
  if (wakes) await context.ring(id, { urgent: true });
  return toConnectionView({ ...row, ...changes });
}
