import { type SQL, sql } from "drizzle-orm";
import { ApiError, type ApiErrorCode } from "../errors.ts";
import { apiErrorTexts } from "../strings/errors.ts";
import { inLanguage } from "../strings/language.ts";
import type { TenantContext } from "./context.ts";

/** What a filter may name by its id, and the error for one that the company has not. */
const KINDS = {
  connectionId: { table: sql`connections`, code: "connection_not_found" },
  deliveryId: { table: sql`deliveries`, code: "delivery_not_found" },
  problemId: { table: sql`problems`, code: "problem_not_found" },
  reconciliationId: { table: sql`reconciliations`, code: "reconciliation_not_found" },
} as const satisfies Record<string, { table: SQL; code: ApiErrorCode }>;
type Kind = keyof typeof KINDS;

/**
 * Refuses a filter that names what is not there: an empty answer would look as if nothing had happened. A deleted connection is
 * there, since its history is. Asked only when nothing was found, it costs the usual answer nothing.
 * @param prefix where the filter stands in the request: "filter."
 * @throws ApiError connection_not_found, delivery_not_found, problem_not_found, reconciliation_not_found
 */
export async function requireNamedIds(
  context: TenantContext,
  filter: { readonly [Name in Kind]?: string | undefined },
  prefix = "",
): Promise<void> {
  for (const kind of Object.keys(KINDS) as Kind[]) {
    const id = filter[kind];
    if (id === undefined) continue;
    const { table, code } = KINDS[kind];
    const found = await context.db.all(
      sql`SELECT 1 FROM ${table} WHERE tenant_id = ${context.tenantId} AND id = ${id}`,
    );
    if (found.length > 0) continue;
    const { detail } = apiErrorTexts[code];
    const text = { pt: inLanguage(detail, "pt", { id }), en: inLanguage(detail, "en", { id }) };
    throw new ApiError(code, { id }, [{ path: `${prefix}${kind}`, code, text }]);
  }
}
