import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { toInstant, toInstantOrNull } from "../../lib/dates.ts";
import { SCOPES } from "../../lib/scopes.ts";
import { toMaker } from "../audit/maker.ts";
import type { CallerContext } from "../context.ts";
import { type PageRequest, readCursor, toPage } from "../lists.ts";
import { requireAdminOf } from "../tenants/require-tenant.ts";

const scopesSchema = z.array(z.enum(SCOPES));

const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.string(),
  created_at: z.number(),
  last_used_at: z.number().nullable(),
  revoked_at: z.number().nullable(),
  created_by: z.string().nullable(),
  maker_email: z.string().nullable(),
});

/** A tenant's keys, newest first, without the keys themselves. @throws ApiError admin_only */
export async function listApiKeys(context: CallerContext, tenantId: string, page: PageRequest) {
  await requireAdminOf(context, tenantId);
  const rows = await context.directory.all(keysQuery(tenantId, page));
  return toPage(z.array(rowSchema).parse(rows), page, (row) => ({
    id: row.id,
    name: row.name,
    scopes: scopesSchema.parse(JSON.parse(row.scopes)),
    createdAt: toInstant(row.created_at),
    createdBy: toMaker(row.created_by, row.maker_email),
    lastUsedAt: toInstantOrNull(row.last_used_at),
    revokedAt: toInstantOrNull(row.revoked_at),
  }));
}

function keysQuery(tenantId: string, page: PageRequest): SQL {
  const after = readCursor(page);
  return sql`
    SELECT k.id, k.name, k.scopes, k.created_at, k.last_used_at, k.revoked_at, k.created_by, u.email AS maker_email
    FROM api_keys k LEFT JOIN users u ON u.id = k.created_by
    WHERE k.tenant_id = ${tenantId} ${after === null ? sql`` : sql`AND k.id < ${after}`}
    ORDER BY k.id DESC LIMIT ${page.limit + 1}`;
}
