import { and, eq, isNull, sql } from "drizzle-orm";
import { apiKeys, sessions } from "../../db/schema.ts";
import { ApiError } from "../../errors.ts";
import type { Context } from "../context.ts";

/** Ends a key at once, and the page's sessions that were opened with it. @throws ApiError api_key_not_found */
export async function revokeApiKey(context: Context, tenantId: string, id: string): Promise<void> {
  const { orm } = context.db;
  const [revoked] = await context.db.batch([
    orm
      .update(apiKeys)
      .set({ revokedAt: context.now() })
      .where(and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.id, id), isNull(apiKeys.revokedAt))),
    orm.delete(sessions).where(and(eq(sessions.apiKeyId, id), sql`${sessions.tenantId} = ${tenantId}`)),
  ]);
  if (revoked?.meta.changes === 0) throw new ApiError("api_key_not_found", { id });
}
