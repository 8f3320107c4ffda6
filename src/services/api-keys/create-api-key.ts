import { apiKeys } from "../../db/schema.ts";
import { randomToken, sha256 } from "../../lib/hash.ts";
import { newId } from "../../lib/ids.ts";
import { SCOPES, type Scope } from "../../lib/scopes.ts";
import type { Context } from "../context.ts";
import { requireTenant } from "../tenants/require-tenant.ts";

/** Makes a key for a tenant. The key itself is answered once and kept only as a hash. */
export async function createApiKey(
  context: Context,
  tenantId: string,
  input: { name: string; scopes?: readonly Scope[] | undefined },
): Promise<{ id: string; name: string; scopes: readonly Scope[]; key: string }> {
  await requireTenant(context, tenantId);
  const now = context.now();
  const id = newId("key", now);
  const key = `ponte_${randomToken()}`;
  const scopes = [...new Set(input.scopes ?? SCOPES)];
  const row = { id, tenantId, name: input.name, hash: await sha256(key), scopes, createdAt: now };
  await context.db.run(context.db.orm.insert(apiKeys).values(row));
  return { id, name: input.name, scopes, key };
}
