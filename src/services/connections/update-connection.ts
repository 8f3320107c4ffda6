import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Fields, mergeFields } from "../../lib/merge-patch.ts";
import { validationTexts } from "../../strings/validation.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type ConnectionChange, changeConnection } from "./change-connection.ts";
import {
  accountKeyOf,
  changedHosts,
  parseCredentials,
  parseSettings,
  refusePrivateHosts,
  requireConnector,
} from "./connection-values.ts";
import type { ConnectionRow, ConnectionView } from "./connection-view.ts";
import { decryptCredentials, encryptCredentials } from "./credentials.ts";
import { changedFields } from "./field-titles.ts";
import { refuseTakenValues } from "./unique-values.ts";

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
  const named = {
    name: patch.name !== undefined,
    settings: Object.keys(patch.settings ?? {}),
    credentials: Object.keys(patch.credentials ?? {}),
  };
  const tested = named.settings.length + named.credentials.length > 0;
  return await changeConnection(context, id, async (row): Promise<ConnectionChange | undefined> => {
    const stored = z.record(z.string(), z.unknown()).parse(row.settings);
    const connector = requireConnector(row.provider);
    const settings = parseSettings(connector, mergeFields(stored, patch.settings ?? {}));
    refusePrivateHosts(context, connector, settings);
    if (named.settings.length > 0) await refuseTakenValues(context, connector, settings, id);
    const moved = changedHosts(connector, stored, settings);
    const given = patch.credentials ?? {};
    requireCredentialsAnew(row, moved, given);
    const credentials =
      moved.length === 0 && Object.keys(given).length === 0
        ? undefined
        : await changedCredentials(context, row, settings, given);
    if (!named.name && !tested) return undefined;
    const params = { ...changedFields(connector, named) };
    const wakes = credentials !== undefined && isHelpedByNewCredentials(row);
    return {
      set: {
        name: patch.name ?? row.name,
        settings,
        ...credentials,
        // A test speaks of what it tested; a name is no part of that.
        ...(tested ? { lastTest: null } : {}),
        ...(wakes ? { status: "active", pausedReason: null, resumeAt: 0, resumeCount: 0 } : {}),
      },
      log: [{ event: "connection.changed", params }],
      audit: [{ action: "connection.changed", params }],
      rings: wakes,
    };
  });
}

/**
 * Credentials belong to the address that they were given for: whoever names another one must know them.
 * @throws ApiError validation_failed naming the address
 */
function requireCredentialsAnew(row: ConnectionRow, moved: readonly string[], given: Fields): void {
  const stored = Object.keys(z.record(z.string(), z.unknown()).parse(row.credentials));
  if (stored.every((name) => Object.hasOwn(given, name))) return;
  const errors = moved.map((name) => ({
    path: `settings.${name}`,
    code: "host_needs_credentials",
    text: validationTexts.host_needs_credentials,
  }));
  if (errors.length > 0) throw new ApiError("validation_failed", { count: errors.length }, errors);
}

function isHelpedByNewCredentials({ status, pausedReason }: ConnectionRow): boolean {
  return status === "active" || (status === "paused" && pausedReason === "credentials_rejected");
}

/** Credentials that are not changed are not written: what was read may have been rewritten under another key since. */
async function changedCredentials(
  context: TenantContext,
  row: ConnectionRow,
  settings: Fields,
  given: Fields,
): Promise<Pick<ConnectionRow, "credentials" | "accountKey">> {
  const connector = requireConnector(row.provider);
  const owner = { tenantId: context.tenantId, connectionId: row.id };
  const ring = context.settings.credentialKeys;
  // What cannot be read any more (its key is gone) must not keep new credentials from being saved.
  const known = await decryptCredentials(ring, owner, row.credentials).catch(() => ({}));
  const credentials = parseCredentials(connector, mergeFields(known, given));
  return {
    credentials: await encryptCredentials(ring, owner, credentials),
    accountKey: await accountKeyOf(context, connector, credentials, settings),
  };
}
