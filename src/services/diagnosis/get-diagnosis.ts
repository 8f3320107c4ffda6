import { and, eq } from "drizzle-orm";
import { diagnoses } from "../../db/schema.ts";
import type { Language } from "../../strings/language.ts";
import { requireConnection } from "../connections/connection-view.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type Diagnosis, toDiagnosis } from "./diagnosis-view.ts";

/** What the last diagnosis of a connection found; null before the first. @throws ApiError connection_not_found */
export async function getDiagnosis(
  context: TenantContext,
  id: string,
  language: Language,
): Promise<Diagnosis | null> {
  requireScope(context, "read");
  await requireConnection(context, id);
  const [row] = await context.db.read(
    context.db.orm
      .select()
      .from(diagnoses)
      .where(and(eq(diagnoses.tenantId, context.tenantId), eq(diagnoses.connectionId, id))),
  );
  return row === undefined ? null : toDiagnosis({ ...row, hasMore: row.hasMore === 1 }, language);
}
