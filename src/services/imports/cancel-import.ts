import { abortUnless } from "../../db/database.ts";
import { ApiError, DatabaseError } from "../../errors.ts";
import type { Language } from "../../strings/language.ts";
import { auditStatement } from "../audit/audit.ts";
import { requireConnection } from "../connections/connection-view.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { finishStatements, isUnfinished } from "./finish-import.ts";
import { getImport } from "./get-import.ts";
import { type ImportView, requireImport } from "./import-view.ts";

/**
 * Ends an import where it stands. What was read stays; nothing is concluded from what was not. Its worker notices with its next
 * write, which changes nothing. Safe to repeat. @throws ApiError import_not_found, import_over
 */
export async function cancelImport(
  context: TenantContext,
  id: string,
  language: Language,
): Promise<ImportView> {
  requireScope(context, "imports:write");
  const row = await requireImport(context, id);
  const { tenantId } = context;
  const connection = await requireConnection(context, row.connectionId);
  const finish = finishStatements(context, connection, id, { state: "cancelled", code: "cancelled" });
  const audit = auditStatement(context, {
    action: "import.cancelled",
    tenantId,
    target: id,
    params: { name: connection.name },
  });
  try {
    await context.db.batch([abortUnless(isUnfinished(id, tenantId)), ...finish, audit]);
  } catch (error) {
    if (!(error instanceof DatabaseError) || !error.checkFailed) throw error;
    if ((await requireImport(context, id)).state !== "cancelled") throw new ApiError("import_over");
  }
  return await getImport(context, id, language);
}
