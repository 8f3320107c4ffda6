import type { Automation } from "../../erp/automation/grammar/automation.ts";
import { runAutomation } from "../../erp/automation/run/run.ts";
import { RecordedCaller, type TracedAnswer, type TraceEntry } from "../../erp/automation/run/trace.ts";
import { type FunctionName, functions } from "../../erp/functions/catalogue.ts";
import { emptyResult, keepToInput } from "../../erp/functions/rules.ts";
import type { ErpCaller } from "../../erp/http.ts";
import { isFailure, type Outcome } from "../../erp/outcome.ts";
import { ApiError } from "../../errors.ts";
import type { Language } from "../../strings/language.ts";
import { inLanguage } from "../../strings/language.ts";
import type { ConnectionRow } from "../connections/connection-view.ts";
import { ErpAccess } from "../connections/erp-access.ts";
import { openConnection } from "../connections/open-connection.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { failureError, notFoundError } from "../functions/function-error.ts";
import { toFieldProblems } from "../validation.ts";
import {
  requireAutomatedConnection,
  requireAutomation,
  requireFunction,
  requireNewest,
} from "./automation-view.ts";
import { WritesHeldBack } from "./writes-held-back.ts";

export type TestInput = {
  input: unknown;
  /** What is being written; without it the saved one runs. */
  automation?: unknown;
  /** Shows the first call that writes, and does not make it. */
  dryRun?: boolean | undefined;
};

export type TestRun = {
  result?: unknown;
  /** As the caller of the function would be told. */
  error?: { code: string; message: string };
  trace: (Omit<TraceEntry, "error"> & { error?: string })[];
};

/**
 * Runs an automation once and shows what each step asked, was answered and came to, secrets masked. The calls are made:
 * what writes, writes, unless it is a dry run.
 * @throws ApiError validation_failed for the input or the automation, automation_not_found, connection_not_found
 */
export async function testAutomation(
  context: TenantContext,
  connectionId: string,
  functionName: string,
  test: TestInput,
  language: Language,
): Promise<TestRun> {
  requireScope(context, "connections:write");
  const connection = await requireAutomatedConnection(context, connectionId);
  const name = requireFunction(functionName);
  const automation = await chooseAutomation(context, connectionId, name, test.automation);
  const input = parseInput(name, test.input);
  const opened = await openConnection(context, connection);
  const access = new ErpAccess(context, opened, true);
  try {
    const caller = test.dryRun ? new WritesHeldBack(access.caller()) : access.caller();
    return await runTest(
      context,
      connection,
      { name, automation, input, caller, secrets: opened.secrets },
      language,
    );
  } finally {
    await access.close();
  }
}

/** The automation that is given, or the saved one. */
export async function chooseAutomation(
  context: TenantContext,
  connectionId: string,
  name: FunctionName,
  given: unknown,
): Promise<Automation> {
  if (given !== undefined) return requireAutomation(name, given, "automation");
  const newest = await requireNewest(context, connectionId, name);
  return requireAutomation(name, newest.automation);
}

/** @throws ApiError validation_failed */
export function parseInput(name: FunctionName, given: unknown): Record<string, unknown> {
  const parsed = functions[name].input.safeParse(given ?? {}, { reportInput: true });
  if (parsed.success) return parsed.data;
  const errors = toFieldProblems(parsed.error, "input");
  throw new ApiError("validation_failed", { count: errors.length }, errors);
}

/** The same case again, from what the ERP answered when it was kept. */
export function recorded(answers: readonly TracedAnswer[]): ErpCaller {
  return new RecordedCaller(answers);
}

export async function runTest(
  context: TenantContext,
  connection: ConnectionRow,
  run: {
    name: FunctionName;
    automation: Automation;
    input: Record<string, unknown>;
    caller: ErpCaller;
    secrets: readonly string[];
  },
  language: Language,
): Promise<TestRun> {
  const { name, automation, input, caller, secrets } = run;
  const { outcome, trace } = await runAutomation(name, automation, {
    input,
    // What is stored was parsed when it was saved.
    settings: connection.settings as Record<string, unknown>,
    caller,
    effect: { key: crypto.randomUUID(), uncertain: false },
    now: context.now,
    secrets,
  });
  const shown = trace.map(({ error, ...entry }) => ({
    ...entry,
    ...(error === undefined ? {} : { error: inLanguage(error, language) }),
  }));
  return { ...describe(name, input, outcome, language), trace: shown };
}

function describe(
  name: FunctionName,
  input: Record<string, unknown>,
  outcome: Outcome<unknown>,
  language: Language,
): Omit<TestRun, "trace"> {
  if (outcome.kind === "ok") {
    const kept = keepToInput(name, input, outcome.value);
    if (kept !== undefined) return { result: kept };
  }
  if (!isFailure(outcome)) {
    const empty = emptyResult(name);
    if (empty !== undefined) return { result: empty };
  }
  const error = isFailure(outcome)
    ? failureError(outcome)
    : notFoundError(name, outcome.kind === "ok" ? { kind: "empty" } : outcome);
  return { error: { code: error.code, message: error.toProblem(language).detail } };
}
