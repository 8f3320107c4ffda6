import { and, eq, isNull, sql } from "drizzle-orm";
import { abortUnless } from "../../db/database.ts";
import { apiKeys, sessions } from "../../db/schema.ts";
import { ApiError, DatabaseError } from "../../errors.ts";
import { toInstantOrNull } from "../../lib/dates.ts";
import { auditStatement } from "../audit/audit.ts";
import type { CallerContext } from "../context.ts";
import { requireAdminOf } from "../tenants/require-tenant.ts";

const isValid = (tenantId: string, id: string) =>
  and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.id, id), isNull(apiKeys.revokedAt));

/** A key that can still be used. @throws ApiError admin_only, api_key_not_found */
export async function requireValidKey(
  context: CallerContext,
  tenantId: string,
  id: string,
): Promise<{ name: string; lastUsedAt: string | null }> {
  await requireAdminOf(context, tenantId);
  const [key] = await context.directory.read(
    context.directory.orm
      .select({ name: apiKeys.name, lastUsedAt: apiKeys.lastUsedAt })
      .from(apiKeys)
      .where(isValid(tenantId, id)),
  );
  if (key === undefined) throw new ApiError("api_key_not_found", { id });
  return { name: key.name, lastUsedAt: toInstantOrNull(key.lastUsedAt) };
}

/**
 * Ends a key at once, and the page's sessions that were opened with it. Of two at once one does it.
 * @throws ApiError admin_only, api_key_not_found
 */
export async function revokeApiKey(context: CallerContext, tenantId: string, id: string): Promise<void> {
  const key = await requireValidKey(context, tenantId, id);
  const { orm } = context.directory;
  const stillValid = sql`EXISTS (SELECT 1 FROM api_keys WHERE id = ${id} AND tenant_id = ${tenantId}
    AND revoked_at IS NULL)`;
  const revocation = context.directory.batch([
    abortUnless(stillValid),
    orm.update(apiKeys).set({ revokedAt: context.now() }).where(isValid(tenantId, id)),
    orm.delete(sessions).where(and(eq(sessions.apiKeyId, id), sql`${sessions.tenantId} = ${tenantId}`)),
    auditStatement(context, { action: "api_key.revoked", tenantId, target: id, params: { name: key.name } }),
  ]);
  await revocation.catch((error: unknown) => {
    const isGone = error instanceof DatabaseError && error.checkFailed;
    throw isGone ? new ApiError("api_key_not_found", { id }) : error;
  });
}
