import { sql } from "drizzle-orm";
import type { WebhookSource } from "../../erp/connector.ts";
import { findConnector } from "../../erp/registry.ts";
import { ApiError } from "../../errors.ts";
import { sha256 } from "../../lib/hash.ts";
import { auditStatement } from "../audit/audit.ts";
import { type ConnectionRow, requireConnection } from "../connections/connection-view.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { newSecret } from "./secret.ts";

/**
 * Makes the address at which a system tells of changes. One that there was is none any more.
 * @param origin where the hub was called, for one that was not told its own address
 * @returns the address, shown this once. @throws ApiError connection_not_found, webhooks_not_taken
 */
export async function makeAddress(
  context: TenantContext,
  connectionId: string,
  system: string,
  origin: string,
): Promise<{ url: string }> {
  requireScope(context, "connections:write");
  const { tenantId } = context;
  const connection = await requireConnection(context, connectionId);
  const { title } = requireSource(connection, system);
  const secret = newSecret(context.shard);
  const hash = await sha256(secret);
  await context.db.batch([
    sql`INSERT INTO webhooks_in (tenant_id, connection_id, system, secret_hash, created_at)
      VALUES (${tenantId}, ${connectionId}, ${system}, ${hash}, ${context.now()})
      ON CONFLICT (connection_id, system) DO UPDATE SET secret_hash = excluded.secret_hash,
        created_at = excluded.created_at, received_at = NULL`,
    auditStatement(context, {
      action: "webhook_address.made",
      tenantId,
      target: connectionId,
      params: { name: connection.name, system: title },
    }),
  ]);
  const base = context.settings.publicUrl ?? origin;
  return { url: `${base}/v1/webhooks-in/${connectionId}/${system}/${secret}` };
}

/** Takes a system's address away. @throws ApiError connection_not_found, webhooks_not_taken */
export async function removeAddress(
  context: TenantContext,
  connectionId: string,
  system: string,
): Promise<void> {
  requireScope(context, "connections:write");
  const { tenantId } = context;
  const connection = await requireConnection(context, connectionId);
  const { title } = requireSource(connection, system);
  await context.db.batch([
    sql`DELETE FROM webhooks_in WHERE tenant_id = ${tenantId} AND connection_id = ${connectionId}
      AND system = ${system}`,
    auditStatement(context, {
      action: "webhook_address.removed",
      tenantId,
      target: connectionId,
      params: { name: connection.name, system: title },
    }),
  ]);
}

function requireSource({ provider }: ConnectionRow, system: string): WebhookSource {
  const declared = findConnector(provider)?.webhooksIn ?? {};
  const source = Object.hasOwn(declared, system) ? declared[system] : undefined;
  if (source === undefined) throw new ApiError("webhooks_not_taken", { provider });
  return source;
}
