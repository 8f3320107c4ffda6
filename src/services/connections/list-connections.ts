import { and, desc, eq, isNull, lt } from "drizzle-orm";
import { connections } from "../../db/schema.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../lists.ts";
import { type ConnectionView, toConnectionView } from "./connection-view.ts";

/** The tenant's connections, newest first. */
export async function listConnections(
  context: TenantContext,
  page: PageRequest,
): Promise<Page<ConnectionView>> {
  requireScope(context, "read");
  const after = readCursor(page);
  const rows = await context.db.read(
    context.db.orm
      .select()
      .from(connections)
      .where(
        and(
          eq(connections.tenantId, context.tenantId),
          isNull(connections.deletedAt),
          after === null ? undefined : lt(connections.id, after),
        ),
      )
      .orderBy(desc(connections.id))
      .limit(page.limit + 1),
  );
  return toPage(rows, page, toConnectionView);
}
