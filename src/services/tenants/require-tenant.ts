import { eq } from "drizzle-orm";
import { tenants } from "../../db/schema.ts";
import { ApiError } from "../../errors.ts";
import { type CallerContext, type Context, requireAdmin, type TenantPlace } from "../context.ts";

type Tenant = TenantPlace & { name: string };

/** The tenant with this id. @throws ApiError tenant_not_found */
export async function requireTenant(context: Context, id: string): Promise<Tenant> {
  const [row] = await context.directory.read(
    context.directory.orm
      .select({ id: tenants.id, name: tenants.name, shard: tenants.shard })
      .from(tenants)
      .where(eq(tenants.id, id)),
  );
  if (row === undefined) throw new ApiError("tenant_not_found", { id });
  return row;
}

/**
 * The tenant with this id, for whoever runs it: its own admins and the support team. The first line of a verb on a
 * company's team and keys. @throws ApiError admin_only, tenant_not_found
 */
export async function requireAdminOf(context: CallerContext, id: string): Promise<Tenant> {
  requireAdmin(context);
  const { principal } = context;
  const own = "tenantId" in principal && principal.tenantId === id;
  if (principal.kind !== "operator" && !own) throw new ApiError("tenant_not_found", { id });
  return await requireTenant(context, id);
}
