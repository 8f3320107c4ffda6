import { and, eq, inArray, isNull } from "drizzle-orm";
import { connections } from "../../db/schema.ts";
import { requireScope, type TenantContext } from "../context.ts";

/** Has the tenant a connection to one of these ERPs, whatever state it is in? */
export async function hasConnection(context: TenantContext, providers: readonly string[]): Promise<boolean> {
  requireScope(context, "read");
  const rows = await context.db.read(
    context.db.orm
      .select({ id: connections.id })
      .from(connections)
      .where(
        and(
          eq(connections.tenantId, context.tenantId),
          isNull(connections.deletedAt),
          inArray(connections.provider, [...providers]),
        ),
      )
      .limit(1),
  );
  return rows.length > 0;
}
