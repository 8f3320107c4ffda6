import { desc, sql } from "drizzle-orm";
import { imports } from "../../db/schema.ts";
import type { Language } from "../../strings/language.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../lists.ts";
import { type ImportView, toImportView } from "./import-view.ts";

export type ImportFilter = { connectionId?: string | undefined };

/** The tenant's imports, newest first. Their errors are told by each alone. */
export async function listImports(
  context: TenantContext,
  { connectionId }: ImportFilter,
  page: PageRequest,
  language: Language,
): Promise<Page<Omit<ImportView, "errors">>> {
  requireScope(context, "read");
  const after = readCursor(page);
  const rows = await context.db.read(
    context.db.orm
      .select()
      .from(imports)
      .where(sql`${imports.tenantId} = ${context.tenantId}
        ${after === null ? sql`` : sql`AND ${imports.id} < ${after}`}
        ${connectionId === undefined ? sql`` : sql`AND ${imports.connectionId} = ${connectionId}`}`)
      .orderBy(desc(imports.id))
      .limit(page.limit + 1),
  );
  return toPage(rows, page, (row) => {
    const { errors: _, ...view } = toImportView(row, [], language);
    return view;
  });
}
