import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { automationCases } from "../../db/schema.ts";
import type { TracedAnswer } from "../../erp/automation/run/trace.ts";
import type { FunctionName } from "../../erp/functions/catalogue.ts";
import { ApiError } from "../../errors.ts";
import { toInstant } from "../../lib/dates.ts";
import { canonicalJson } from "../../lib/hash.ts";
import { newId } from "../../lib/ids.ts";
import type { Language } from "../../strings/language.ts";
import { makerOf } from "../audit/audit.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { requireAutomatedConnection, requireFunction } from "./automation-view.ts";
import {
  chooseAutomation,
  parseInput,
  recorded,
  runTest,
  type TestInput,
  type TestRun,
  testAutomation,
} from "./test-automation.ts";

/** A test run that somebody kept, to see later whether a change still answers the same. */
export type AutomationCase = {
  id: string;
  name: string;
  function: string;
  input: unknown;
  result?: unknown;
  error?: unknown;
  createdAt: string;
};

const answerSchema = z.object({ status: z.number(), contentType: z.string(), body: z.unknown() });
const contentSchema = z.object({
  input: z.unknown(),
  answers: z.array(answerSchema),
  result: z.unknown().optional(),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
});

type CaseRow = typeof automationCases.$inferSelect;

function toView(row: CaseRow): AutomationCase {
  const { input, result, error } = contentSchema.parse(row.content);
  return {
    id: row.id,
    name: row.name,
    function: row.function,
    input,
    ...(result === undefined ? {} : { result }),
    ...(error === undefined ? {} : { error }),
    createdAt: toInstant(row.createdAt),
  };
}

/** Runs a test and keeps it: its input, what the ERP answered (secrets masked), what came of it. */
export async function saveCase(
  context: TenantContext,
  connectionId: string,
  functionName: string,
  kept: TestInput & { name: string },
  language: Language,
): Promise<AutomationCase & Pick<TestRun, "trace">> {
  const { trace, ...end } = await testAutomation(context, connectionId, functionName, kept, language);
  const now = context.now();
  const answers = trace.flatMap(({ response }) => (response === undefined ? [] : [response]));
  const row: CaseRow = {
    tenantId: context.tenantId,
    id: newId("cas", now),
    connectionId,
    function: requireFunction(functionName),
    name: kept.name,
    content: { input: kept.input, answers, ...end },
    createdAt: now,
    createdBy: makerOf(context),
  };
  await context.db.run(context.db.orm.insert(automationCases).values(row));
  return { ...toView(row), trace };
}

/** The kept cases of a function, newest first. */
export async function listCases(
  context: TenantContext,
  connectionId: string,
  functionName: string,
): Promise<AutomationCase[]> {
  requireScope(context, "read");
  await requireAutomatedConnection(context, connectionId);
  const name = requireFunction(functionName);
  const rows = await context.db.read(
    context.db.orm
      .select()
      .from(automationCases)
      .where(isOf(context, connectionId, name))
      .orderBy(desc(automationCases.id))
      .limit(200),
  );
  return rows.map(toView);
}

/**
 * Runs a kept case again from what the ERP answered then, with the saved automation or the one that is being written.
 * @returns also whether it came to the same
 */
export async function rerunCase(
  context: TenantContext,
  connectionId: string,
  functionName: string,
  caseId: string,
  given: unknown,
  language: Language,
): Promise<TestRun & { same: boolean }> {
  requireScope(context, "connections:write");
  const connection = await requireAutomatedConnection(context, connectionId);
  const name = requireFunction(functionName);
  const row = await requireCase(context, connectionId, name, caseId);
  const { input, answers, result, error } = contentSchema.parse(row.content);
  const automation = await chooseAutomation(context, connectionId, name, given);
  // Guarantee: a body is `unknown` in the schema, and so is there.
  const caller = recorded(answers as TracedAnswer[]);
  const run = await runTest(
    context,
    connection,
    { name, automation, input: parseInput(name, input), caller, secrets: [] },
    language,
  );
  const same = canonicalJson([run.result, run.error?.code]) === canonicalJson([result, error?.code]);
  return { ...run, same };
}

/** @throws ApiError case_not_found */
export async function deleteCase(
  context: TenantContext,
  connectionId: string,
  functionName: string,
  caseId: string,
): Promise<void> {
  requireScope(context, "connections:write");
  await requireAutomatedConnection(context, connectionId);
  const name = requireFunction(functionName);
  const deleted = await context.db.run(
    context.db.orm
      .delete(automationCases)
      .where(and(isOf(context, connectionId, name), eq(automationCases.id, caseId))),
  );
  if (deleted === 0) throw new ApiError("case_not_found", { id: caseId });
}

function isOf(context: TenantContext, connectionId: string, name: FunctionName) {
  return and(
    eq(automationCases.tenantId, context.tenantId),
    eq(automationCases.connectionId, connectionId),
    eq(automationCases.function, name),
  );
}

async function requireCase(
  context: TenantContext,
  connectionId: string,
  name: FunctionName,
  id: string,
): Promise<CaseRow> {
  const [row] = await context.db.read(
    context.db.orm
      .select()
      .from(automationCases)
      .where(and(isOf(context, connectionId, name), eq(automationCases.id, id))),
  );
  if (row === undefined) throw new ApiError("case_not_found", { id });
  return row;
}
