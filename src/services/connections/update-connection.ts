import { z } from "zod";
import { mergeFields } from "../../lib/merge-patch.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type ConnectionChange, changeConnection } from "./change-connection.ts";
import { accountKeyOf, parseCredentials, parseSettings, requireConnector } from "./connection-values.ts";
import type { ConnectionRow, ConnectionView } from "./connection-view.ts";
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
  const fields = [
    ...(patch.name === undefined ? [] : ["name"]),
    ...Object.keys(patch.settings ?? {}),
    ...Object.keys(patch.credentials ?? {}),
  ];
  return await changeConnection(context, id, async (row): Promise<ConnectionChange | undefined> => {
    const stored = z.record(z.string(), z.unknown()).parse(row.settings);
    const settings = parseSettings(requireConnector(row.provider), mergeFields(stored, patch.settings ?? {}));
    const credentials = await changedCredentials(context, row, patch.credentials ?? {});
    if (fields.length === 0) return undefined;
    const wakes = credentials !== undefined && isHelpedByNewCredentials(row);
    return {
      set: {
        name: patch.name ?? row.name,
        settings,
        ...credentials,
        ...(wakes ? { status: "active", pausedReason: null, resumeAt: 0, resumeCount: 0 } : {}),
      },
      log: [{ event: "connection.changed", params: { fields } }],
      audit: [{ action: "connection.changed", params: { fields } }],
      rings: wakes,
    };
  });
}

function isHelpedByNewCredentials({ status, pausedReason }: ConnectionRow): boolean {
  return status === "active" || (status === "paused" && pausedReason === "credentials_rejected");
}

/** Credentials that are not changed are not written: what was read may have been rewritten under another key since. */
async function changedCredentials(
  context: TenantContext,
  row: ConnectionRow,
  given: Readonly<Record<string, unknown>>,
): Promise<Pick<ConnectionRow, "credentials" | "accountKey"> | undefined> {
  if (Object.keys(given).length === 0) return undefined;
  const connector = requireConnector(row.provider);
  const owner = { tenantId: context.tenantId, connectionId: row.id };
  const ring = context.settings.credentialKeys;
  // What cannot be read any more (its key is gone) must not keep new credentials from being saved.
  const known = await decryptCredentials(ring, owner, row.credentials).catch(() => ({}));
  const credentials = parseCredentials(connector, mergeFields(known, given));
  return {
    credentials: await encryptCredentials(ring, owner, credentials),
    accountKey: await accountKeyOf(context, connector, credentials),
  };
}
