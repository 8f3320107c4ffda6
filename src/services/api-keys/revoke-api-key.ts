import { and, eq, isNull, sql } from "drizzle-orm";
import { apiKeys, sessions } from "../../db/schema.ts";
import { ApiError } from "../../errors.ts";
import { auditStatement } from "../audit/audit.ts";
import type { CallerContext } from "../context.ts";
import { requireAdminOf } from "../tenants/require-tenant.ts";

/** Ends a key at once, and the page's sessions that were opened with it. @throws ApiError admin_only, api_key_not_found */
export async function revokeApiKey(context: CallerContext, tenantId: string, id: string): Promise<void> {
  await requireAdminOf(context, tenantId);
  const { orm } = context.db;
  const [key] = await context.db.read(
    orm
      .select({ name: apiKeys.name })
      .from(apiKeys)
      .where(and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.id, id), isNull(apiKeys.revokedAt))),
  );
  if (key === undefined) throw new ApiError("api_key_not_found", { id });
  await context.db.batch([
    orm
      .update(apiKeys)
      .set({ revokedAt: context.now() })
      .where(and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.id, id), isNull(apiKeys.revokedAt))),
    orm.delete(sessions).where(and(eq(sessions.apiKeyId, id), sql`${sessions.tenantId} = ${tenantId}`)),
    auditStatement(context, { action: "api_key.revoked", tenantId, target: id, params: { name: key.name } }),
  ]);
}
