import { apiKeys } from "../../db/schema.ts";
import { randomToken, sha256 } from "../../lib/hash.ts";
import { newId } from "../../lib/ids.ts";
import { SCOPES, type Scope } from "../../lib/scopes.ts";
import { auditStatement, makerOf } from "../audit/audit.ts";
import type { CallerContext } from "../context.ts";
import { requireAdminOf } from "../tenants/require-tenant.ts";

/** Makes a key for a tenant. The key itself is answered once and kept only as a hash. @throws ApiError admin_only */
export async function createApiKey(
  context: CallerContext,
  tenantId: string,
  input: { name: string; scopes?: readonly Scope[] | undefined },
): Promise<{ id: string; name: string; scopes: readonly Scope[]; key: string }> {
  await requireAdminOf(context, tenantId);
  const now = context.now();
  const id = newId("key", now);
  const key = `ponte_${randomToken()}`;
  const scopes = [...new Set(input.scopes ?? SCOPES)];
  const row = { id, tenantId, name: input.name, hash: await sha256(key), scopes };
  await context.directory.batch([
    context.directory.orm.insert(apiKeys).values({ ...row, createdAt: now, createdBy: makerOf(context) }),
    auditStatement(context, {
      action: "api_key.created",
      tenantId,
      target: id,
      params: { name: input.name, scopes },
    }),
  ]);
  return { id, name: input.name, scopes, key };
}
