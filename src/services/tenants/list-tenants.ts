import { desc, lt } from "drizzle-orm";
import { tenants } from "../../db/schema.ts";
import { toInstant } from "../../lib/dates.ts";
import { type CallerContext, requireOperator } from "../context.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../lists.ts";
import type { Tenant } from "./create-tenant.ts";

/** All tenants, newest first. @throws ApiError operator_only */
export async function listTenants(context: CallerContext, page: PageRequest): Promise<Page<Tenant>> {
  requireOperator(context);
  const after = readCursor(page);
  const rows = await context.db.read(
    context.db.orm
      .select()
      .from(tenants)
      .where(after === null ? undefined : lt(tenants.id, after))
      .orderBy(desc(tenants.id))
      .limit(page.limit + 1),
  );
  return toPage(rows, page, ({ id, name, createdAt }) => ({ id, name, createdAt: toInstant(createdAt) }));
}
