import { requireScope, type TenantContext } from "../context.ts";
import { requireAutomatedConnection, requireFunction, requireNewest } from "./automation-view.ts";
import { writeVersion } from "./write-version.ts";

/** Takes a function's automation away; its versions stay. @throws ApiError automation_not_found */
export async function deleteAutomation(
  context: TenantContext,
  connectionId: string,
  functionName: string,
): Promise<void> {
  requireScope(context, "connections:write");
  const connection = await requireAutomatedConnection(context, connectionId);
  const name = requireFunction(functionName);
  const newest = await requireNewest(context, connectionId, name);
  await writeVersion(context, connection, name, {
    after: newest.version,
    content: null,
    action: "automation.removed",
  });
}
