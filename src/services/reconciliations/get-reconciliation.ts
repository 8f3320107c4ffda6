import type { Language } from "../../strings/language.ts";
import { requireScope, type TenantContext } from "../context.ts";
import {
  type ReconciliationView,
  readDifferences,
  requireReconciliation,
  toSummary,
} from "./reconciliation-view.ts";

/** A comparison with what it found so far. @throws ApiError reconciliation_not_found */
export async function getReconciliation(
  context: TenantContext,
  id: string,
  language: Language,
): Promise<ReconciliationView> {
  requireScope(context, "read");
  const row = await requireReconciliation(context, id);
  const differenceCount = row.missing + row.totals + row.cancelled + row.doubled;
  const differences = differenceCount === 0 ? [] : await readDifferences(context, row, language);
  return { ...toSummary(row, language), differences, differenceCount };
}
