import { sql } from "drizzle-orm";
import { ApiError } from "../../errors.ts";
import { requireScope, type TenantContext } from "../context.ts";
import {
  type AutomationVersion,
  isOf,
  parseVersions,
  readNewest,
  requireAutomatedConnection,
  requireFunction,
} from "./automation-view.ts";
import { writeVersion } from "./write-version.ts";

/** Makes an older version the newest again. @throws ApiError automation_not_found, conflicting_changes */
export async function restoreAutomation(
  context: TenantContext,
  connectionId: string,
  functionName: string,
  version: number,
): Promise<AutomationVersion> {
  requireScope(context, "connections:write");
  const connection = await requireAutomatedConnection(context, connectionId);
  const name = requireFunction(functionName);
  const [row] = await context.db.all(sql`
    SELECT function, version, content, created_at, created_by FROM automations
    WHERE ${isOf(context, connectionId, name)} AND version = ${version}`);
  const [wanted] = row === undefined ? [] : parseVersions([row]);
  if (wanted === undefined || wanted.automation === null) {
    throw new ApiError("automation_not_found", { function: name });
  }
  const newest = await readNewest(context, connectionId, name);
  return await writeVersion(context, connection, name, {
    after: newest?.version ?? 0,
    content: wanted.automation,
    action: "automation.restored",
  });
}
