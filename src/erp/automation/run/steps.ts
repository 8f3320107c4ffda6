import type { ErpAnswer, ErpRequest } from "../../http.ts";
import { isFailure, type Outcome } from "../../outcome.ts";
import { isTrue, type Scope } from "../expressions/evaluate.ts";
import { ExpressionError, toExpressionError } from "../expressions/expression-error.ts";
import { listOf } from "../expressions/functions-lists.ts";
import { isRecord, makeRecord } from "../expressions/values.ts";
import type { HttpCall, Step, StepOf } from "../grammar/steps.ts";
import { runTexts } from "../strings.ts";
import { readOutcome, toOutcome } from "./answers.ts";
import { mapRecord } from "./mapping.ts";
import { linkRequest, MAX_REDIRECTS, redirectOf, toPdf } from "./pdf.ts";
import { toRequest } from "./requests.ts";
import { type Run, RunEnd } from "./run.ts";
import type { TraceEntry } from "./trace.ts";

const MAX_STRIPPED = 8_000_000;

/** Does one step. @returns its output @throws RunEnd, ExpressionError */
export async function runStep(run: Run, step: Step): Promise<unknown> {
  switch (step.type) {
    case "http":
      return await call(run, step.id, step);
    case "poll":
      return await poll(run, step);
    case "each":
      return await each(run, step);
    case "pdf":
      if (step.from === "link") return await fetchPdf(run, step);
      break;
    case "condition":
      return await choose(run, step);
    default:
      break;
  }
  const startedAt = run.now();
  const entry = run.trace.add({ step: step.id, output: null, durationMs: 0 });
  const output = compute(run, step);
  entry.output = run.trace.shown(output);
  entry.durationMs = run.now() - startedAt;
  return output;
}

/** The steps that only work with what is there. */
function compute(run: Run, step: Exclude<Step, StepOf<"http" | "poll" | "each" | "condition">>): unknown {
  const { renderer, scope } = run;
  switch (step.type) {
    case "find":
      return find(run, step);
    case "filter":
      return selected(run, step.from, step.where)
        .filter(({ holds }) => holds())
        .map(({ item }) => item);
    case "map":
      return map(run, step);
    case "list":
      return renderer.render(step.items, scope);
    case "strip":
      return strip(run, step);
    case "pdf":
      return toPdf(step.from === "bytes" ? "bytes" : "base64", renderer.render(step.value, scope));
    case "stop":
      return stop(run, step);
  }
}

/** Makes a call and reads what it came to. @throws RunEnd for an outcome that ends the run */
async function call(run: Run, id: string, wanted: HttpCall, scope = run.scope): Promise<unknown> {
  let broken: ExpressionError | undefined;
  const request: ErpRequest = toRequest(wanted, run.renderer, scope);
  const read = (answer: ErpAnswer): Outcome<unknown> => {
    try {
      return readOutcome(wanted, request, answer, run.renderer, scope);
    } catch (error) {
      broken = toExpressionError(error);
      const message = String(runTexts.atStep(id, broken.text).pt);
      return { kind: "unreadable", message, certainty: "no_answer" };
    }
  };
  const outcome = await exchange(run, id, { ...request, read }, () => broken);
  if (request.kind === "unkeyed_write" && (outcome.kind === "ok" || outcome.kind === "empty"))
    run.noteWrite();
  if (outcome.kind === "ok") return outcome.value;
  if (!isFailure(outcome) && wanted.continueOn.includes(outcome.kind)) return null;
  throw run.end(outcome, request.kind);
}

/** One request with its entry in the trace. @throws RunEnd when the rules themselves failed */
async function exchange(
  run: Run,
  id: string,
  request: ErpRequest,
  broken: () => ExpressionError | undefined = () => undefined,
): Promise<Outcome<unknown>> {
  const startedAt = run.now();
  const entry: TraceEntry = run.trace.add({
    step: id,
    request: run.trace.request(request),
    output: null,
    durationMs: 0,
  });
  const { read } = request;
  const noting = (answer: ErpAnswer): Outcome<unknown> => {
    entry.response = run.trace.answer(answer);
    return read?.(answer) ?? { kind: "empty" };
  };
  try {
    const outcome = await run.call(id, { ...request, read: noting });
    entry.outcome = outcome.kind;
    entry.output = outcome.kind === "ok" ? run.trace.shown(outcome.value) : null;
    return outcome;
  } finally {
    entry.durationMs = run.now() - startedAt;
    const error = broken();
    if (error !== undefined) entry.error = runTexts.atStep(id, error.text);
  }
}

async function poll(run: Run, step: StepOf<"poll">): Promise<unknown> {
  for (let time = 1; ; time++) {
    const answer = await call(run, step.id, step.call);
    const scope: Scope = { names: { answer }, outer: run.scope };
    if (isTrue(run.renderer.evaluate(step.until, scope), "until")) return answer;
    if (time === step.times && step.continue) return answer;
    if (time === step.times) {
      const message = String(runTexts.notReady(time).pt);
      throw run.end({ kind: "unavailable", message, certainty: "answered" });
    }
    await run.wait(step.id, step.everyMs);
  }
}

/** One call for each item. @returns their outputs, in the items' order */
async function each(run: Run, step: StepOf<"each">): Promise<unknown> {
  const items = listOf(run.renderer.render(step.from, run.scope), "from").slice(0, step.most);
  const outputs: unknown[] = [];
  for (const [index, item] of items.entries()) {
    outputs.push(await call(run, step.id, step.call, { names: { item, index }, outer: run.scope }));
  }
  return outputs;
}

/** Fetches a linked file, and looks at each address that it is led to. @throws RunEnd */
async function fetchPdf(run: Run, step: StepOf<"pdf">): Promise<unknown> {
  let link: unknown = run.renderer.render(step.value, run.scope);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const request = linkRequest(link);
    const outcome = await exchange(run, step.id, request);
    if (outcome.kind !== "ok") throw run.end(outcome);
    const next = redirectOf(outcome, request.url ?? "");
    if (next === undefined) return toPdf("bytes", outcome.value);
    link = next;
  }
  throw new ExpressionError(runTexts.tooManyRedirects(MAX_REDIRECTS));
}

async function choose(run: Run, step: StepOf<"condition">): Promise<unknown> {
  const startedAt = run.now();
  const entry = run.trace.add({ step: step.id, output: null, durationMs: 0 });
  const holds = isTrue(run.renderer.evaluate(step.if, run.scope), "if");
  entry.output = holds;
  await run.steps(holds ? step.then : step.else);
  entry.durationMs = run.now() - startedAt;
  return holds;
}

function selected(run: Run, from: unknown, where: string): { item: unknown; holds: () => boolean }[] {
  const { renderer, scope } = run;
  const list = listOf(renderer.render(from, scope), "from");
  renderer.meter.allowList(list.length);
  return list.map((item, index) => ({
    item,
    holds: () => isTrue(renderer.evaluate(where, { names: { item, index }, outer: scope }), "where"),
  }));
}

function find(run: Run, step: StepOf<"find">): unknown {
  const found = selected(run, step.from, step.where).find(({ holds }) => holds());
  if (found !== undefined) return found.item;
  if (step.otherwise === undefined) return null;
  const message = step.message === undefined ? "" : run.renderer.renderText(step.message, run.scope);
  throw run.end(step.otherwise === "empty" ? { kind: "empty" } : { kind: "not_found", message });
}

function map(run: Run, step: StepOf<"map">): unknown {
  const { renderer, scope } = run;
  const from = renderer.render(step.from, scope);
  if (isRecord(from)) return mapRecord(step.fields, from, 0, renderer, scope);
  const list = listOf(from, "from");
  renderer.meter.allowList(list.length);
  return list.map((item, index) => mapRecord(step.fields, item, index, renderer, scope));
}

/** What an ERP tells and nobody should be told: the password of a customer's connection. */
function strip(run: Run, step: StepOf<"strip">): unknown {
  const value = run.renderer.render(step.from, run.scope);
  run.renderer.meter.measure(value, MAX_STRIPPED);
  return without(value, new Set(step.fields));
}

function without(value: unknown, fields: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, fields));
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !fields.has(key));
  return makeRecord(kept.map(([key, item]) => [key, without(item, fields)]));
}

function stop(run: Run, step: StepOf<"stop">): never {
  const message =
    step.message === undefined
      ? String(runTexts.stopped.pt)
      : run.renderer.renderText(step.message, run.scope);
  const outcome = toOutcome(step.outcome, message);
  // Whoever wrote it knows what the ERP has done with the writes before it.
  if (outcome.kind === "unavailable") throw run.end(outcome);
  throw new RunEnd(
    outcome.kind === "refused" && run.onlyRead ? { ...outcome, certainty: "not_sent" } : outcome,
  );
}
