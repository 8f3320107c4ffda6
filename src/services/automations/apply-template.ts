import { z } from "zod";
import { type TemplateId, templates } from "../../erp/automation/library/index.ts";
import type { Template } from "../../erp/automation/library/template.ts";
import { FUNCTION_NAMES, type FunctionName } from "../../erp/functions/catalogue.ts";
import { canonicalJson } from "../../lib/hash.ts";
import { type ConnectionRow, toConnectionView } from "../connections/connection-view.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { readAllNewest, requireAutomatedConnection, requireAutomation } from "./automation-view.ts";
import { type VersionChange, writeVersions } from "./write-version.ts";

export type TemplateOrder = {
  template: TemplateId;
  /** Without it every function of the template. */
  functions?: readonly FunctionName[] | undefined;
  /** Functions that have an automation get the template's as a new version; without it they keep theirs. */
  replace?: boolean | undefined;
};

export type AppliedTemplate = {
  items: {
    function: FunctionName;
    outcome: "saved" | "unchanged" | "kept" | "not_served";
    version: number | null;
  }[];
  /** What the template's automations name and the connection does not have. */
  missing: { settings: string[]; credentials: string[] };
};

/**
 * Saves a template's automations in a connection, a version for each function, all of them at once or none. What somebody
 * has written stays unless it is asked for otherwise; even then it can be restored.
 * @throws ApiError connection_not_found, automations_not_taken, conflicting_changes
 */
export async function applyTemplate(
  context: TenantContext,
  connectionId: string,
  order: TemplateOrder,
): Promise<AppliedTemplate> {
  requireScope(context, "connections:write");
  const connection = await requireAutomatedConnection(context, connectionId);
  const template = templates[order.template];
  const names = new Set(order.functions ?? FUNCTION_NAMES.filter((name) => template.automations[name]));
  const newest = await readAllNewest(context, connectionId);
  const standing = new Map(newest.map((version) => [version.function, version]));
  const changes: VersionChange[] = [];
  const items = [...names].map((name): AppliedTemplate["items"][number] => {
    const draft = template.automations[name];
    const current = standing.get(name);
    const version = current?.version ?? null;
    if (draft === undefined) return { function: name, outcome: "not_served", version };
    const content = requireAutomation(name, draft);
    const has = current !== undefined && current.automation !== null;
    if (has && canonicalJson(current.automation) === canonicalJson(content)) {
      return { function: name, outcome: "unchanged", version };
    }
    if (has && order.replace !== true) return { function: name, outcome: "kept", version };
    const after = version ?? 0;
    changes.push({ name, after, content, action: "automation.saved" });
    return { function: name, outcome: "saved", version: after + 1 };
  });
  if (changes.length > 0) await writeVersions(context, connection, changes);
  return { items, missing: missingOf(template, connection, names) };
}

const storedSettings = z.object({ values: z.record(z.string(), z.string()).default({}) });

function missingOf(
  template: Template,
  connection: ConnectionRow,
  names: ReadonlySet<FunctionName>,
): AppliedTemplate["missing"] {
  const { values } = storedSettings.parse(connection.settings);
  const { credentialsSet } = toConnectionView(connection);
  return {
    settings: template.values
      .filter(({ name, neededFor = [] }) => !values[name] && neededFor.some((each) => names.has(each)))
      .map(({ name }) => name),
    credentials: template.credentials
      .map(({ name }) => name)
      .filter((name) => !credentialsSet.includes(name)),
  };
}
