import type { Bilingual } from "../../../strings/language.ts";
import type { EffectName } from "../../connector.ts";
import { type FunctionName, functions } from "../../functions/catalogue.ts";
import type { CallKind, ErpCaller, ErpRequest } from "../../http.ts";
import { isFailure, type Outcome } from "../../outcome.ts";
import type { Scope } from "../expressions/evaluate.ts";
import { toExpressionError } from "../expressions/expression-error.ts";
import { Meter } from "../expressions/meter.ts";
import { SecretNames, withoutPlaceholders } from "../expressions/secrets.ts";
import { fieldOf } from "../expressions/values.ts";
import { type Automation, MAX_STEPS, type Procedure } from "../grammar/automation.ts";
import type { Step } from "../grammar/steps.ts";
import { runTexts } from "../strings.ts";
import { Renderer } from "../templates.ts";
import { readResult } from "./result.ts";
import { runStep } from "./steps.ts";
import { Trace, type TraceEntry } from "./trace.ts";

export type RunOptions = {
  /** The function's input, parsed by its schema. */
  input: unknown;
  /** The connection's settings: expressions see its own values of them. */
  settings: unknown;
  caller: ErpCaller;
  effect: EffectName;
  now: () => number;
  wait?: (ms: number) => Promise<void>;
  /** The values that no trace may show. */
  secrets?: readonly string[];
};

export type RunResult = {
  outcome: Outcome<unknown>;
  trace: TraceEntry[];
  /** Nothing left for the ERP that could have made anything there. */
  onlyRead: boolean;
};

export const MAX_CALLS = 25;
export const RUN_MS = 60_000;
/** A call ends within its own timeout of 25 seconds, so none begins later than this. */
const LAST_CALL_MS = RUN_MS - 25_000;

/**
 * Runs a function's automation. What the automation itself has wrong is an outcome too: `unreadable`, with words that name
 * the step.
 */
export async function runAutomation(
  name: FunctionName,
  automation: Automation,
  options: RunOptions,
): Promise<RunResult> {
  return await new Run(name, automation, options).procedure(automation);
}

/** Looks up what an earlier run made: `empty` and `not_found` prove that it made nothing. */
export async function runFind(
  name: FunctionName,
  automation: Automation & { find: Procedure },
  options: RunOptions,
): Promise<RunResult> {
  return await new Run(name, automation, options).procedure(automation.find);
}

/** How a run may end before its last step. */
export type Ended = Exclude<Outcome<unknown>, { kind: "ok" }>;

/** Thrown to end the run before its last step. */
export class RunEnd extends Error {
  override readonly name = "RunEnd";
  readonly outcome: Ended;

  constructor(outcome: Ended) {
    super(outcome.kind);
    this.outcome =
      "message" in outcome ? { ...outcome, message: withoutPlaceholders(outcome.message) } : outcome;
  }
}

/** One run: what its steps came to, and what it may still do. */
export class Run {
  readonly renderer: Renderer;
  readonly trace: Trace;
  readonly outputs: Record<string, unknown> = Object.create(null);
  readonly #name: FunctionName;
  readonly #automation: Automation;
  readonly #options: RunOptions;
  readonly #startedAt: number;
  #steps = 0;
  #calls = 0;
  #onlyRead = true;
  /** A record has been made that a repetition would make again. */
  #hasWritten = false;

  constructor(name: FunctionName, automation: Automation, options: RunOptions) {
    this.#name = name;
    this.#automation = automation;
    this.#options = options;
    this.#startedAt = options.now();
    this.renderer = new Renderer({ meter: new Meter(), now: options.now });
    this.trace = new Trace(options.secrets ?? []);
  }

  get scope(): Scope {
    const { input, settings, effect } = this.#options;
    const { outputs } = this;
    return {
      names: {
        input,
        settings: fieldOf(settings, "values"),
        secrets: new SecretNames(),
        effect: { key: effect.key },
        steps: outputs,
      },
    };
  }

  /** No call has left yet that could make anything. */
  get onlyRead(): boolean {
    return this.#onlyRead;
  }

  get now(): () => number {
    return this.#options.now;
  }

  async procedure({ steps, output }: Procedure): Promise<RunResult> {
    const outcome = await this.#outcomeOf(steps, output);
    return { outcome, trace: this.trace.entries, onlyRead: this.#onlyRead };
  }

  async steps(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      if (++this.#steps > MAX_STEPS) throw this.broken(step.id, runTexts.tooManySteps(MAX_STEPS));
      try {
        this.outputs[step.id] = null;
        this.outputs[step.id] = await runStep(this, step);
      } catch (error) {
        if (error instanceof RunEnd) throw error;
        throw this.broken(step.id, toExpressionError(error).text);
      }
    }
  }

  /** Makes a call of a step, within the run's bounds. */
  async call(step: string, request: ErpRequest): Promise<Outcome<unknown>> {
    if (++this.#calls > MAX_CALLS) throw this.broken(step, runTexts.tooManyCalls(MAX_CALLS));
    this.#requireTime(step, LAST_CALL_MS);
    if (request.kind !== "read") this.#onlyRead = false;
    const { auth } = this.#automation;
    const own = auth === undefined || request.anonymous ? {} : { authentication: auth };
    return await this.#options.caller.call({ ...request, ...own });
  }

  async wait(step: string, ms: number): Promise<void> {
    this.#requireTime(step, LAST_CALL_MS - ms);
    const { wait = (each) => new Promise((resolve) => setTimeout(resolve, each)) } = this.#options;
    await wait(ms);
  }

  /** The end for what the automation itself has wrong. */
  broken(step: string, detail: Bilingual): RunEnd {
    const text = runTexts.atStep(step, detail);
    const last = this.trace.entries.at(-1);
    const entry = last?.step === step ? last : this.trace.add({ step, output: null, durationMs: 0 });
    entry.error = text;
    return this.end({ kind: "unreadable", message: String(text.pt), certainty: "answered" });
  }

  /** An unkeyed write went through: the run can no more be repeated as if nothing had happened. */
  noteWrite(): void {
    this.#hasWritten = true;
  }

  /**
   * The end by an outcome. Before the first unkeyed write nothing has happened, whatever failed; such a write's own answer
   * says what it did; after one, nobody knows what is there.
   */
  end(outcome: Ended, kind: CallKind = "read"): RunEnd {
    if (functions[this.#name].effect === "read") return new RunEnd(outcome);
    if (this.#hasWritten && !this.#automation.idempotent) {
      const message = "message" in outcome ? outcome.message : "ponte:empty";
      return new RunEnd({ kind: "outcome_unknown", message, certainty: "no_answer" });
    }
    if (!isFailure(outcome) || outcome.certainty === "not_sent") return new RunEnd(outcome);
    if (kind === "unkeyed_write" || outcome.kind === "refused") return new RunEnd(outcome);
    return new RunEnd({ ...outcome, certainty: "turned_away" });
  }

  async #outcomeOf(steps: readonly Step[], output: unknown): Promise<Outcome<unknown>> {
    try {
      await this.steps(steps);
      return readResult(this.#name, this.renderer.render(output, this.scope), this.renderer.meter);
    } catch (error) {
      if (error instanceof RunEnd) return error.outcome;
      const text = runTexts.inOutput(toExpressionError(error).text);
      return this.end({ kind: "unreadable", message: String(text.pt), certainty: "answered" }).outcome;
    }
  }

  #requireTime(step: string, withinMs: number): void {
    if (this.now() - this.#startedAt <= withinMs) return;
    throw this.broken(step, runTexts.tooLong(RUN_MS / 1_000));
  }
}
