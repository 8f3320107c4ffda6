import { sql } from "drizzle-orm";
import { type Connector, fieldInfo } from "../../erp/connector.ts";
import { ApiError, type FieldProblem } from "../../errors.ts";
import type { Fields } from "../../lib/merge-patch.ts";
import { validationTexts } from "../../strings/validation.ts";
import type { TenantContext } from "../context.ts";

/**
 * Refuses a setting that must be this connection's alone and is another's of the company already, in whichever case it is
 * written. @throws ApiError validation_failed naming each field
 */
export async function refuseTakenValues(
  context: TenantContext,
  connector: Connector,
  settings: Fields,
  connectionId: string,
): Promise<void> {
  const errors: FieldProblem[] = [];
  for (const [name, schema] of Object.entries(connector.settings.shape)) {
    const value = settings[name];
    if (!fieldInfo(schema)?.unique || typeof value !== "string") continue;
    const taken = await context.db.all(sql`SELECT 1 FROM connections
      WHERE tenant_id = ${context.tenantId} AND provider = ${connector.id} AND id <> ${connectionId}
        AND deleted_at IS NULL AND lower(settings ->> ${`$.${name}`}) = lower(${value}) LIMIT 1`);
    if (taken.length === 0) continue;
    errors.push({ path: `settings.${name}`, code: "value_taken", text: validationTexts.value_taken });
  }
  if (errors.length > 0) throw new ApiError("validation_failed", { count: errors.length }, errors);
}
