import { sql } from "drizzle-orm";
import { requireScope, type TenantContext } from "../context.ts";
import {
  type AutomationVersion,
  isOf,
  parseVersions,
  readAllNewest,
  requireAutomatedConnection,
  requireFunction,
  requireNewest,
} from "./automation-view.ts";

/** The automation of a function as it stands. @throws ApiError automation_not_found, connection_not_found */
export async function getAutomation(
  context: TenantContext,
  connectionId: string,
  functionName: string,
): Promise<AutomationVersion> {
  requireScope(context, "read");
  await requireAutomatedConnection(context, connectionId);
  const name = requireFunction(functionName);
  return await requireNewest(context, connectionId, name);
}

/** The automations of a connection as they stand, one per function that has one. */
export async function listAutomations(
  context: TenantContext,
  connectionId: string,
): Promise<AutomationVersion[]> {
  requireScope(context, "read");
  await requireAutomatedConnection(context, connectionId);
  const newest = await readAllNewest(context, connectionId);
  return newest.filter(({ automation }) => automation !== null);
}

/** Every version of a function's automation, newest first. */
export async function listVersions(
  context: TenantContext,
  connectionId: string,
  functionName: string,
): Promise<AutomationVersion[]> {
  requireScope(context, "read");
  await requireAutomatedConnection(context, connectionId);
  const name = requireFunction(functionName);
  const rows = await context.db.all(sql`
    SELECT function, version, content, created_at, created_by FROM automations
    WHERE ${isOf(context, connectionId, name)} ORDER BY version DESC LIMIT 200`);
  return parseVersions(rows);
}
