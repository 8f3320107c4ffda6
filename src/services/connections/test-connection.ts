import { and, eq } from "drizzle-orm";
import { connections } from "../../db/schema.ts";
import { ApiError } from "../../errors.ts";
import { toInstant } from "../../lib/dates.ts";
import { testTexts } from "../../strings/connections.ts";
import type { Language } from "../../strings/language.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { askErp } from "./ask-erp.ts";
import { type ConnectionRow, isTenantsConnection, requireConnection } from "./connection-view.ts";
import { type ConnectionTest, inOneLanguage, type KeptTest, keptCheck } from "./kept-test.ts";

/** After these the other checks could only fail too, each after its own wait. */
const ENDING_CODES = new Set([
  "invalid_credentials",
  "blocked",
  "outside_hours",
  "unavailable",
  "timeout",
  "unreadable",
]);

/**
 * Runs the connector's checks, in order, and keeps how they ended, unless somebody changed the connection meanwhile.
 * @throws ApiError connection_incomplete
 */
export async function testConnection(
  context: TenantContext,
  id: string,
  language: Language,
): Promise<ConnectionTest> {
  requireScope(context, "connections:write");
  const row = await requireConnection(context, id);
  const checks = await runChecks(context, row);
  const test = { at: toInstant(context.now()), ok: checks.every(({ ok }) => ok), checks };
  await context.db.run(
    context.db.orm
      .update(connections)
      .set({ lastTest: test satisfies KeptTest })
      .where(and(isTenantsConnection(context, id), eq(connections.updatedAt, row.updatedAt))),
  );
  return inOneLanguage(test, language);
}

async function runChecks(context: TenantContext, row: ConnectionRow): Promise<KeptTest["checks"]> {
  try {
    return await askErp(context, row, async (connector, erp) => {
      const checks: KeptTest["checks"] = [];
      for (const { name, title } of connector.checks) {
        const result = await connector.check(name, erp);
        checks.push(keptCheck(name, title, result));
        if (!result.ok && ENDING_CODES.has(result.code)) break;
      }
      return checks;
    });
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== "credentials_unreadable") throw error;
    // Before any of the ERP's own checks: what is stored has to be readable.
    const message = { pt: error.toProblem("pt").detail, en: error.toProblem("en").detail };
    return [
      keptCheck("stored_credentials", testTexts.stored_credentials, { ok: false, code: error.code, message }),
    ];
  }
}
