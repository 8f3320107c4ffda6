import { type FunctionName, functions } from "../../erp/functions/catalogue.ts";
import { ApiError, type FieldProblem } from "../../errors.ts";
import { requireFunction } from "../../services/automations/automation-view.ts";
import type { TestRun } from "../../services/automations/test-automation.ts";
import { requireConnector } from "../../services/connections/connection-values.ts";
import type { ConnectionView } from "../../services/connections/connection-view.ts";
import { getConnection } from "../../services/connections/get-connection.ts";
import { type Draft, toDraft } from "./automation-draft.ts";
import { readPart } from "./automation-form.ts";
import { automationParts, type PartOf } from "./automation-parts.ts";
import { inputPart, newAutomation } from "./automation-schemas.ts";
import { childOf, type FormTree } from "./form-tree.ts";
import type { TenantVisit } from "./visit.ts";

/** The roots of the editor's names: `automation.steps.0.path`, `input.document`. */
export const AUTOMATION = "automation";
export const INPUT = "input";

/** Which function of which connection a page is about. */
export type Subject = {
  connection: ConnectionView;
  name: FunctionName;
  whole: PartOf<"group">;
  input: PartOf<"group">;
  /** The editor's own address. */
  path: string;
};

/** @throws ApiError connection_not_found, function_not_found, automations_not_taken */
export async function subjectOf({ http, context }: TenantVisit): Promise<Subject> {
  const connection = await getConnection(context, http.req.param("connectionId") ?? "");
  const name = requireFunction(http.req.param("function") ?? "");
  if (requireConnector(connection.provider).withAutomations === undefined) {
    throw new ApiError("automations_not_taken", { provider: connection.provider });
  }
  return {
    connection,
    name,
    whole: automationParts(functions[name].effect !== "read"),
    input: inputPart(name),
    path: `${listPath(connection.id)}/${name}`,
  };
}

export function listPath(connectionId: string): string {
  return `/connections/${encodeURIComponent(connectionId)}/automations`;
}

/** What stands on the page: what is stored, or over it what was typed and is not saved. */
export type EditorState = {
  draft: Draft;
  input: Draft;
  /** The version that the draft was made from; 0 for none. */
  version: number;
  dryRun: boolean;
  caseName: string;
  problems?: readonly FieldProblem[];
  focus?: string | undefined;
  notice?: { tone: "success" | "danger" | "info" | "warning"; text: string };
  caseProblem?: string;
  run?: TestRun;
  rerun?: TestRun & { caseId: string; same: boolean };
  /** JSON that was to be brought in and is wrong. */
  imported?: { text: string; problems: readonly string[] };
};

/** The editor of what is stored, or of nothing yet. */
export function stateOf(subject: Subject, stored: unknown, version: number): EditorState {
  const isNew = stored === null || stored === undefined;
  return {
    draft: isNew ? newAutomation(subject.name, subject.whole) : toDraft(subject.whole, stored),
    input: toDraft(subject.input, {}),
    version,
    dryRun: functions[subject.name].effect !== "read",
    caseName: "",
  };
}

/** What a form of the editor brings. */
export function readState({ whole, input }: Subject, tree: FormTree): EditorState {
  const one = (name: string) => childOf(tree, name).values[0] ?? "";
  const version = one("version");
  return {
    draft: readPart(whole, childOf(tree, AUTOMATION)),
    input: readPart(input, childOf(tree, INPUT)),
    version: /^\d{1,9}$/.test(version) ? Number(version) : 0,
    dryRun: one("dryRun") === "true",
    caseName: one("caseName").trim(),
  };
}
