import type { Language } from "../../strings/language.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type ImportView, readIssues, requireImport, toImportView } from "./import-view.ts";

/** How far an import is, with the first of its errors. @throws ApiError import_not_found */
export async function getImport(context: TenantContext, id: string, language: Language): Promise<ImportView> {
  requireScope(context, "read");
  const row = await requireImport(context, id);
  return toImportView(row, row.issues === 0 ? [] : await readIssues(context, id), language);
}
