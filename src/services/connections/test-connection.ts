import { inLanguage, type Language } from "../../strings/language.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { askErp } from "./ask-erp.ts";
import { requireConnection } from "./connection-view.ts";

export type ConnectionTest = {
  ok: boolean;
  checks: { name: string; title: string; ok: boolean; code?: string; message: string }[];
};

/** After these the other checks could only fail too, each after its own wait. */
const ENDING_CODES = new Set(["invalid_credentials", "blocked", "unavailable", "timeout", "unreadable"]);

/** Runs the connector's checks, in order. */
export async function testConnection(
  context: TenantContext,
  id: string,
  language: Language,
): Promise<ConnectionTest> {
  requireScope(context, "connections:write");
  const row = await requireConnection(context, id);
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
