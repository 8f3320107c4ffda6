import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { parseAutomation } from "../../erp/automation/check.ts";
import type { Automation } from "../../erp/automation/grammar/automation.ts";
import { type FunctionName, isFunctionName } from "../../erp/functions/catalogue.ts";
import { ApiError } from "../../errors.ts";
import { toInstant } from "../../lib/dates.ts";
import { requireConnector } from "../connections/connection-values.ts";
import { type ConnectionRow, requireConnection } from "../connections/connection-view.ts";
import type { TenantContext } from "../context.ts";
import { toFieldProblems } from "../validation.ts";

/** One version of an automation. Without content the function has none since then. */
export type AutomationVersion = {
  function: FunctionName;
  version: number;
  automation: unknown;
  createdAt: string;
  createdBy: string | null;
};

const rowSchema = z
  .object({
    function: z.string().refine(isFunctionName),
    version: z.number(),
    content: z.string().nullable(),
    created_at: z.number(),
    created_by: z.string().nullable(),
  })
  .transform(
    (row): AutomationVersion => ({
      function: row.function,
      version: row.version,
      automation: row.content === null ? null : JSON.parse(row.content),
      createdAt: toInstant(row.created_at),
      createdBy: row.created_by,
    }),
  );

export function parseVersions(rows: readonly unknown[]): AutomationVersion[] {
  return z.array(rowSchema).parse(rows);
}

/** What every version of a connection's automation is found by. */
export function isOf(context: TenantContext, connectionId: string, name?: FunctionName): SQL {
  const own = sql`tenant_id = ${context.tenantId} AND connection_id = ${connectionId}`;
  return name === undefined ? own : sql`${own} AND function = ${name}`;
}

/** The newest version, whether it has content or not. */
export async function readNewest(
  context: TenantContext,
  connectionId: string,
  name: FunctionName,
): Promise<AutomationVersion | undefined> {
  const [row] = await context.db.all(sql`
    SELECT function, version, content, created_at, created_by FROM automations
    WHERE ${isOf(context, connectionId, name)} ORDER BY version DESC LIMIT 1`);
  return row === undefined ? undefined : parseVersions([row])[0];
}

/** The newest version, if the function has an automation. @throws ApiError automation_not_found */
export async function requireNewest(
  context: TenantContext,
  connectionId: string,
  name: FunctionName,
): Promise<AutomationVersion> {
  const newest = await readNewest(context, connectionId, name);
  if (newest !== undefined && newest.automation !== null) return newest;
  throw new ApiError("automation_not_found", { function: name });
}

/** The newest version of each function of a connection, whether it has content or not. */
export async function readAllNewest(
  context: TenantContext,
  connectionId: string,
): Promise<AutomationVersion[]> {
  const rows = await context.db.all(sql`
    SELECT function, max(version) AS version, content, created_at, created_by FROM automations
    WHERE ${isOf(context, connectionId)} GROUP BY function ORDER BY function`);
  return parseVersions(rows);
}

/** @throws ApiError connection_not_found, automations_not_taken for a provider whose functions are its own */
export async function requireAutomatedConnection(
  context: TenantContext,
  connectionId: string,
): Promise<ConnectionRow> {
  const row = await requireConnection(context, connectionId);
  if (requireConnector(row.provider).withAutomations === undefined) {
    throw new ApiError("automations_not_taken", { provider: row.provider });
  }
  return row;
}

/** @throws ApiError function_not_found */
export function requireFunction(name: string): FunctionName {
  if (isFunctionName(name)) return name;
  throw new ApiError("function_not_found", { function: name });
}

/** Checks an automation as the API got it. @throws ApiError validation_failed naming each place in it */
export function requireAutomation(name: FunctionName, content: unknown, path = ""): Automation {
  const checked = parseAutomation(name, content);
  if (checked.ok) return checked.automation;
  const errors =
    "error" in checked
      ? toFieldProblems(checked.error, path)
      : checked.problems.map((problem) => ({
          ...problem,
          path: path === "" ? problem.path : `${path}.${problem.path}`,
        }));
  throw new ApiError("validation_failed", { count: errors.length }, errors);
}
