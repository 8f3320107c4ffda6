import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { parseJson } from "../../lib/json.ts";
import {
  type AutomationVersion,
  readNewest,
  requireAutomation,
} from "../../services/automations/automation-view.ts";
import { deleteCase, rerunCase, saveCase } from "../../services/automations/cases.ts";
import { deleteAutomation } from "../../services/automations/delete-automation.ts";
import { listVersions } from "../../services/automations/get-automation.ts";
import { putAutomation } from "../../services/automations/put-automation.ts";
import { restoreAutomation } from "../../services/automations/restore-automation.ts";
import { testAutomation } from "../../services/automations/test-automation.ts";
import { inLanguage } from "../../strings/language.ts";
import { automationRunTexts, automationsTexts } from "../../strings/pages-automations.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { name as nameSchema } from "../schemas.ts";
import { checkDraft } from "./automation-check.ts";
import { readDraftValue, toDraft } from "./automation-draft.ts";
import { renderEditor } from "./automation-editor.tsx";
import { editEditor, focusAfter, readAction } from "./automation-edits.ts";
import { type EditorState, readState, type Subject, stateOf, subjectOf } from "./automation-state.ts";
import { leaveNotice } from "./cookies.ts";
import { readTree } from "./form-tree.ts";
import { readForm, readQuery, requireField } from "./forms.ts";
import { seeOther, type TenantVisit } from "./visit.ts";

/** The editor with what is stored, or with an older version of it. */
export async function showAutomation(visit: TenantVisit): Promise<Response> {
  const subject = await subjectOf(visit);
  const { version } = readQuery(visit.http, { version: z.coerce.number().int().min(1).optional() });
  const versions = await listVersions(visit.context, subject.connection.id, subject.name);
  const [newest] = versions;
  const shown = version === undefined ? newest : (versions.find((one) => one.version === version) ?? newest);
  return await renderEditor(visit, subject, openState(subject, shown, newest));
}

function openState(
  subject: Subject,
  shown: AutomationVersion | undefined,
  newest: AutomationVersion | undefined,
): EditorState {
  const state = stateOf(subject, shown?.automation, newest?.version ?? 0);
  if (shown === undefined) return state;
  if (shown !== newest) {
    return { ...state, notice: { tone: "info", text: automationsTexts.showing(shown.version) } };
  }
  if (shown.automation === null) {
    return { ...state, notice: { tone: "info", text: automationsTexts.removedState } };
  }
  const { problems } = checkDraft(subject, state.draft);
  return problems.length === 0
    ? state
    : { ...state, problems, notice: { tone: "danger", text: automationsTexts.brokenLead } };
}

/** Whatever a button of the editor asks for. Nothing that was typed is lost on the way. */
export async function actOnAutomation(visit: TenantVisit): Promise<Response> {
  const subject = await subjectOf(visit);
  const form = await readForm(visit.http);
  requireField(form, "version");
  const state = readState(subject, readTree(form));
  const action = readAction(form);
  switch (action.kind) {
    case "save":
      return await save(visit, subject, state);
    case "test":
    case "keep":
      return await run(visit, subject, state, action.kind);
    case "rerun":
      return await rerun(visit, subject, state, action.id);
    case "forget": {
      await deleteCase(visit.context, subject.connection.id, subject.name, action.id);
      const notice = { tone: "success", text: automationRunTexts.forgotten } as const;
      return await renderEditor(visit, subject, { ...state, notice });
    }
    default: {
      const edited = editEditor(subject, state, action);
      return await renderEditor(visit, subject, { ...edited, focus: focusAfter(action, subject, edited) });
    }
  }
}

async function save(visit: TenantVisit, subject: Subject, state: EditorState): Promise<Response> {
  const { connection, name, path } = subject;
  const { value, problems } = checkDraft(subject, state.draft);
  const refuse = (more: Partial<EditorState>, status: ContentfulStatusCode) =>
    renderEditor(visit, subject, { ...state, problems, ...more }, status);
  if (problems.length > 0) {
    return await refuse({ notice: { tone: "danger", text: automationsTexts.notSaved } }, 400);
  }
  const newest = await readNewest(visit.context, connection.id, name);
  const version = newest?.version ?? 0;
  if (version !== state.version) {
    const notice = { tone: "warning", text: automationsTexts.overtaken(version) } as const;
    return await refuse({ version, notice }, 409);
  }
  try {
    await putAutomation(visit.context, connection.id, name, value);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== "conflicting_changes") throw error;
    const { detail } = error.toProblem(currentLanguage());
    return await refuse({ notice: { tone: "danger", text: detail } }, 409);
  }
  leaveNotice(visit.http, "automation_saved");
  return seeOther(visit, path);
}

/** Runs what is on the screen, and keeps the run as a case where that was asked. */
async function run(
  visit: TenantVisit,
  subject: Subject,
  state: EditorState,
  kind: "test" | "keep",
): Promise<Response> {
  const { connection, name, input } = subject;
  const { value, problems } = checkDraft(subject, state.draft);
  const refuse = (text: string, more: Partial<EditorState>) =>
    renderEditor(visit, subject, { ...state, notice: { tone: "danger", text }, ...more }, 400);
  if (problems.length > 0) return await refuse(automationRunTexts.automationWrong, { problems });
  const called = nameSchema.safeParse(state.caseName);
  if (kind === "keep" && !called.success) {
    const text = automationRunTexts.keepNameMissing;
    return await refuse(text, { caseProblem: text });
  }
  const given = { input: readDraftValue(input, state.input).value, automation: value, dryRun: state.dryRun };
  try {
    if (kind === "test" || !called.success) {
      const came = await testAutomation(visit.context, connection.id, name, given, currentLanguage());
      return await renderEditor(visit, subject, { ...state, problems, run: came });
    }
    const kept = { ...given, name: called.data };
    const { trace, result, error } = await saveCase(
      visit.context,
      connection.id,
      name,
      kept,
      currentLanguage(),
    );
    const failed = errorSchema.safeParse(error);
    const came = { trace, ...(failed.success ? { error: failed.data } : { result }) };
    const notice = { tone: "success", text: automationRunTexts.kept } as const;
    return await renderEditor(visit, subject, { ...state, problems, caseName: "", run: came, notice });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === "validation_failed") {
      return await refuse(automationRunTexts.inputWrong, { problems: error.errors });
    }
    return await refuse(error.toProblem(currentLanguage()).detail, { problems });
  }
}

const errorSchema = z.object({ code: z.string(), message: z.string() });

async function rerun(
  visit: TenantVisit,
  subject: Subject,
  state: EditorState,
  caseId: string,
): Promise<Response> {
  const { connection, name } = subject;
  const { value, problems } = checkDraft(subject, state.draft);
  if (problems.length > 0) {
    const notice = { tone: "danger", text: automationRunTexts.automationWrong } as const;
    return await renderEditor(visit, subject, { ...state, problems, notice }, 400);
  }
  const came = await rerunCase(visit.context, connection.id, name, caseId, value, currentLanguage());
  return await renderEditor(visit, subject, { ...state, problems, rerun: { ...came, caseId } });
}

/** Makes an older version count again. */
export async function restoreVersion(visit: TenantVisit): Promise<Response> {
  const { connection, name, path } = await subjectOf(visit);
  const typed = requireField(await readForm(visit.http), "version");
  const version = z.coerce.number().int().min(1).safeParse(typed);
  if (!version.success) throw new ApiError("automation_not_found", { function: name });
  await restoreAutomation(visit.context, connection.id, name, version.data);
  leaveNotice(visit.http, "automation_restored", version.data);
  return seeOther(visit, path);
}

/** Takes the automation away. The version is in the form, so that nobody takes away one that they have not seen. */
export async function removeAutomation(visit: TenantVisit): Promise<Response> {
  const { connection, name, path } = await subjectOf(visit);
  const seen = requireField(await readForm(visit.http), "version");
  const newest = await readNewest(visit.context, connection.id, name);
  if (String(newest?.version) !== seen) throw new ApiError("conflicting_changes");
  await deleteAutomation(visit.context, connection.id, name);
  leaveNotice(visit.http, "automation_removed");
  return seeOther(visit, path);
}

/** Opens a JSON in the editor, if it is an automation. Nothing is saved. */
export async function importAutomation(visit: TenantVisit): Promise<Response> {
  const subject = await subjectOf(visit);
  const { connection, name, whole } = subject;
  const text = (await readForm(visit.http)).one("json");
  const newest = await readNewest(visit.context, connection.id, name);
  const state = stateOf(subject, newest?.automation, newest?.version ?? 0);
  const read = readImported(subject, text);
  if ("problems" in read) {
    return await renderEditor(visit, subject, { ...state, imported: { text, problems: read.problems } }, 400);
  }
  const notice = { tone: "info", text: automationRunTexts.imported } as const;
  return await renderEditor(visit, subject, { ...state, draft: toDraft(whole, read.automation), notice });
}

function readImported({ name }: Subject, text: string): { automation: unknown } | { problems: string[] } {
  const json = parseJson(text);
  if (!json.ok) {
    const problem =
      json.problem === "malformed"
        ? automationRunTexts.importMalformed(json.position + 1)
        : automationRunTexts.importRepeated(json.key);
    return { problems: [problem] };
  }
  try {
    return { automation: requireAutomation(name, json.value) };
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== "validation_failed") throw error;
    return {
      problems: error.errors.map((one) => `${one.path} ${inLanguage(one.text, currentLanguage())}.`),
    };
  }
}
