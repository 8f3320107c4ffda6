import { ApiError } from "../../errors.ts";
import { testTexts } from "../../strings/connection-tests.ts";
import { inLanguage, type Language } from "../../strings/language.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { askErp } from "./ask-erp.ts";
import { type ConnectionRow, requireConnection } from "./connection-view.ts";

export type ConnectionTest = {
  ok: boolean;
  checks: { name: string; title: string; ok: boolean; code?: string; message: string }[];
};

/** After these the other checks could only fail too, each after its own wait. */
const ENDING_CODES = new Set(["invalid_credentials", "blocked", "unavailable", "timeout", "unreadable"]);

/** Runs the connector's checks, in order. @throws ApiError connection_incomplete */
export async function testConnection(
  context: TenantContext,
  id: string,
  language: Language,
): Promise<ConnectionTest> {
  requireScope(context, "connections:write");
  const row = await requireConnection(context, id);
  try {
    return await runChecks(context, row, language);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== "credentials_unreadable") throw error;
    return { ok: false, checks: [unreadable(error, language)] };
  }
}

async function runChecks(
  context: TenantContext,
  row: ConnectionRow,
  language: Language,
): Promise<ConnectionTest> {
  return await askErp(context, row, async (connector, erp) => {
    const checks: ConnectionTest["checks"] = [];
    for (const { name, title } of connector.checks) {
      const result = await connector.check(name, erp);
      checks.push({
        name,
        title: inLanguage(title, language),
        ok: result.ok,
        ...(result.code === undefined ? {} : { code: result.code }),
        message: inLanguage(result.message, language),
      });
      if (!result.ok && ENDING_CODES.has(result.code)) break;
    }
    return { ok: checks.every((check) => check.ok), checks };
  });
}

/** Before any of the ERP's own checks: what is stored has to be readable. */
function unreadable(error: ApiError, language: Language): ConnectionTest["checks"][number] {
  return {
    name: "stored_credentials",
    title: inLanguage(testTexts.stored_credentials, language),
    ok: false,
    code: error.code,
    message: error.toProblem(language).detail,
  };
}
