import { z } from "zod";
import type { DirectFunction, FunctionName } from "../../erp/functions/catalogue.ts";
import { functions } from "../../erp/functions/catalogue.ts";
import { emptyResult, isFinal, keepToInput } from "../../erp/functions/rules.ts";
import type { MadeCall } from "../../erp/http.ts";
import { type Failure, isFailure, type Outcome } from "../../erp/outcome.ts";
import { ApiError } from "../../errors.ts";
import { contentHash } from "../../lib/hash.ts";
import type { Params } from "../../strings/language.ts";
import type { LogEvent } from "../../strings/logs.ts";
import { ErpAccess } from "../connections/erp-access.ts";
import { openConnection } from "../connections/open-connection.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { logStatements } from "../logs/write-log.ts";
import { type CallName, claimCall, effectKey, endCall } from "./claim-call.ts";
import { deliverNow } from "./deliver-now.ts";
import { failureError, notFoundError } from "./function-error.ts";
import { chooseServingConnection, type ServingConnection, type ServingRows } from "./serving-connection.ts";

export type FunctionCall = {
  name: FunctionName;
  connectionId?: string | undefined;
  /** Parsed by the function's schema. */
  input: Record<string, unknown>;
  /** Names the effect of a function that writes. */
  idempotencyKey?: string | undefined;
};

export type FunctionAnswer = { result: unknown; servedBy: string; durationMs: number };

/**
 * Calls one function of the tenant's ERP (promises F1 to F21), whichever connection serves it. What writes does so once
 * per idempotency key; orders and leads once per externalId, as deliveries.
 * @param read who serves it, where that was read with the caller's key
 * @throws ApiError not_configured, erp_refused, erp_unavailable, erp_timeout, …
 */
export async function callFunction(
  context: TenantContext,
  call: FunctionCall,
  read?: ServingRows,
): Promise<FunctionAnswer> {
  requireScope(context, "functions:call");
  const startedAt = context.now();
  const { name } = call;
  const serving = await chooseServingConnection(context, name, call.connectionId, read);
  const result = await answer(context, serving, name, call.input, call.idempotencyKey);
  return { result, servedBy: serving.row.id, durationMs: context.now() - startedAt };
}

async function answer(
  context: TenantContext,
  serving: ServingConnection,
  name: FunctionName,
  input: Record<string, unknown>,
  idempotencyKey: string | undefined,
): Promise<unknown> {
  const declared = functions[name];
  if (declared.effect === "delivery") return await deliverNow(context, serving.row, name, input);
  const direct: DirectCall = { context, serving, name: name as DirectFunction, input };
  if (declared.effect === "read") return resultOf(direct, await run(direct, undefined));
  const named = "keyField" in declared ? String(input[declared.keyField]) : idempotencyKey;
  if (named === undefined) return resultOf(direct, await run(direct, undefined));
  return await writeOnce(direct, named);
}

type DirectCall = {
  context: TenantContext;
  serving: ServingConnection;
  name: DirectFunction;
  input: Record<string, unknown>;
};

/** An answer as it is kept, so that the same key gives the same one. */
const keptSchema = z.union([
  z.object({ result: z.unknown() }).strict(),
  z.object({ refused: z.object({ message: z.string() }) }),
  z.object({ missing: z.string() }),
]);

async function writeOnce(call: DirectCall, key: string): Promise<unknown> {
  const { context, serving, name, input } = call;
  const callName: CallName = {
    connectionId: serving.row.id,
    function: name,
    key,
    inputHash: await contentHash(input),
  };
  const claim = await claimCall(context, callName);
  if (claim.kind === "answered") return readKept(name, claim.answer);
  const effect = { key: await effectKey(context, callName), uncertain: claim.uncertain };
  const end = (state: Parameters<typeof endCall>[3]) => [endCall(context, claim.callId, callName, state)];
  const outcome = await run(call, effect, (ended) => end(endOf(call, ended, claim.uncertain)));
  return resultOf(call, outcome);
}

/**
 * What becomes of the claim, by how the call ended. Only what surely did not happen frees the name. A refusal is an answer to
 * keep, unless nothing was sent, or the name is the payment's own: once a setting is mended, the same payment has to go.
 */
function endOf(
  { name }: DirectCall,
  outcome: Outcome<unknown>,
  wasUncertain: boolean,
): Parameters<typeof endCall>[3] {
  if (outcome.kind === "ok") {
    return isFinal(name, outcome.value)
      ? { state: "done", answer: { result: outcome.value } }
      : { state: "uncertain" };
  }
  if (!isFailure(outcome))
    return { state: "done", answer: { missing: "message" in outcome ? outcome.message : "" } };
  const keepsRefusal = outcome.certainty !== "not_sent" && !("keyField" in functions[name]);
  if (outcome.kind === "refused" && keepsRefusal) {
    return { state: "done", answer: { refused: { message: outcome.message } } };
  }
  if (wasUncertain || !didNotHappen(outcome)) return { state: "uncertain" };
  return { state: "released" };
}

function didNotHappen({ kind, certainty }: Failure): boolean {
  const isRefusal = kind === "refused" || kind === "invalid_credentials";
  return isRefusal || certainty === "not_sent" || certainty === "turned_away";
}

function readKept(name: DirectFunction, answer: unknown): unknown {
  const kept = keptSchema.parse(answer);
  if ("refused" in kept) throw new ApiError("erp_refused", { erpMessage: kept.refused.message });
  if ("missing" in kept) throw notFoundError(name, { kind: "not_found", message: kept.missing });
  return kept.result;
}

function resultOf({ name, input }: DirectCall, outcome: Outcome<unknown>): unknown {
  if (isFailure(outcome))
    throw failureError(outcome, functions[name].effect !== "read" && !didNotHappen(outcome));
  const found = outcome.kind === "ok" ? keepToInput(name, input, outcome.value) : emptyResult(name);
  if (found !== undefined) return found;
  throw notFoundError(name, outcome.kind === "ok" ? { kind: "empty" } : outcome);
}

/**
 * Makes the call and logs it. A read's log entry is written after the answer has gone; a write's together with what
 * became of its claim, before.
 */
async function run(
  { context, serving, name, input }: DirectCall,
  effect: { key: string; uncertain: boolean } | undefined,
  also: (outcome: Outcome<unknown>) => ReturnType<typeof endCall>[] = () => [],
): Promise<Outcome<unknown>> {
  const startedAt = context.now();
  const connection = await openConnection(context, serving.row, serving.automations);
  const handler = connection.connector.functions[name];
  if (handler === undefined) throw new ApiError("not_configured", { function: name });
  const access = new ErpAccess(context, connection, true);
  const calls: MadeCall[] = [];
  const events: { event: LogEvent; params: Params }[] = [];
  const outcome: Outcome<unknown> = await handler(
    {
      settings: connection.settings,
      caller: access.caller({ record: (call) => calls.push(call) }),
      now: context.now,
      effect: effect ?? { key: crypto.randomUUID(), uncertain: false },
      log: (event, params = {}) => events.push({ event, params }),
    },
    // The input was parsed by the schema of this very function.
    input as never,
  );
  const common = {
    tenantId: context.tenantId,
    provider: serving.row.provider,
    connectionId: serving.row.id,
    subject: subjectOf(input),
  };
  const durationMs = context.now() - startedAt;
  const entries = () => [
    ...events.flatMap((entry) => logStatements(context, { ...common, ...entry })),
    ...logStatements(context, {
      ...common,
      ...(isFailure(outcome)
        ? {
            event: "function.failed",
            params: { function: name, kind: outcome.kind, erpMessage: outcome.message },
          }
        : { event: "function.called", params: { function: name, durationMs } }),
      ...(calls.length === 0 ? {} : { detail: { exchanges: calls.map(({ exchange }) => exchange()) } }),
    }),
  ];
  const work = async () => {
    await Promise.all([access.close(), context.db.batch([...also(outcome), ...entries()])]);
  };
  if (functions[name].effect === "read") context.afterwards(work);
  else await work();
  return outcome;
}

/** What the call is about, as people look for it in the log. */
function subjectOf(input: Record<string, unknown>): string {
  return String(input.document ?? input.invoiceId ?? input.contractId ?? input.noteId ?? "");
}
