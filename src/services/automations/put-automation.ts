import { canonicalJson } from "../../lib/hash.ts";
import { requireScope, type TenantContext } from "../context.ts";
import {
  type AutomationVersion,
  readNewest,
  requireAutomatedConnection,
  requireAutomation,
  requireFunction,
} from "./automation-view.ts";
import { writeVersion } from "./write-version.ts";

/**
 * Saves a function's automation as a new version; the same content again is none. It is checked whole before: its form,
 * its names, its expressions.
 * @throws ApiError validation_failed, connection_not_found, automations_not_taken, function_not_found
 */
export async function putAutomation(
  context: TenantContext,
  connectionId: string,
  functionName: string,
  content: unknown,
): Promise<AutomationVersion> {
  requireScope(context, "connections:write");
  const connection = await requireAutomatedConnection(context, connectionId);
  const name = requireFunction(functionName);
  const automation = requireAutomation(name, content);
  const newest = await readNewest(context, connectionId, name);
  if (newest !== undefined && canonicalJson(newest.automation) === canonicalJson(automation)) return newest;
  return await writeVersion(context, connection, name, {
    after: newest?.version ?? 0,
    content: automation,
    action: "automation.saved",
  });
}
