import { and, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { apiKeys } from "../../db/schema.ts";
import { toInstant } from "../../lib/dates.ts";
import { SCOPES } from "../../lib/scopes.ts";
import type { CallerContext } from "../context.ts";
import { type PageRequest, readCursor, toPage } from "../lists.ts";
import { requireAdminOf } from "../tenants/require-tenant.ts";

const scopesSchema = z.array(z.enum(SCOPES));

/** A tenant's keys, newest first, without the keys themselves. @throws ApiError admin_only */
export async function listApiKeys(context: CallerContext, tenantId: string, page: PageRequest) {
  await requireAdminOf(context, tenantId);
  const after = readCursor(page);
  const rows = await context.db.read(
    context.db.orm
      .select()
      .from(apiKeys)
      .where(and(eq(apiKeys.tenantId, tenantId), after === null ? undefined : lt(apiKeys.id, after)))
      .orderBy(desc(apiKeys.id))
      .limit(page.limit + 1),
  );
  return toPage(rows, page, (row) => ({
    id: row.id,
    name: row.name,
    scopes: scopesSchema.parse(row.scopes),
    createdAt: toInstant(row.createdAt),
    lastUsedAt: row.lastUsedAt === null ? null : toInstant(row.lastUsedAt),
    revokedAt: row.revokedAt === null ? null : toInstant(row.revokedAt),
  }));
}
