import { csvLine } from "../../lib/csv.ts";
import { issueFile } from "../../strings/imports.ts";
import { inLanguage, type Language } from "../../strings/language.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { readIssues, requireImport, toErrorView } from "./import-view.ts";

const MAX_LINES = 50_000;
/** Excel reads UTF-8 only where this stands first. */
const BYTE_ORDER_MARK = "\uFEFF";

/** All that was wrong with an import's rows, as a CSV file. @throws ApiError import_not_found */
export async function exportErrors(
  context: TenantContext,
  id: string,
  language: Language,
): Promise<{ name: string; text: string }> {
  requireScope(context, "read");
  await requireImport(context, id);
  const issues = await readIssues(context, id, MAX_LINES);
  const head = csvLine(
    issueFile.columns.map((column) => inLanguage(column, language)),
    ";",
  );
  const lines = issues
    .map((issue) => toErrorView(issue, language))
    .map(({ subject, code, message }) => csvLine([subject, code, message], ";"));
  return { name: `${id}.csv`, text: `${BYTE_ORDER_MARK}${head}${lines.join("")}` };
}
