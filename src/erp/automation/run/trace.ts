import type { Bilingual } from "../../../strings/language.ts";
import type { ErpAnswer, ErpCaller, ErpRequest } from "../../http.ts";
import { maskSecrets } from "../../mask.ts";
import type { Outcome } from "../../outcome.ts";
import { MASK, resolveIn } from "../expressions/secrets.ts";

/** What one step did, as people may see it: secrets are masked, and what is long is cut. */
export type TraceEntry = {
  step: string;
  request?: {
    method: string;
    path: string;
    query?: unknown;
    headers?: unknown;
    body?: unknown;
  };
  response?: TracedAnswer;
  output: unknown;
  durationMs: number;
  /** How the step's call ended, or how the step ended the run. */
  outcome?: string;
  error?: Bilingual;
};

/** An answer as it was shown, and as a run can be given it again. */
export type TracedAnswer = { status: number; contentType: string; body: unknown };

/** Longer ones are cut; a file is told by its size. */
const MAX_SHOWN = 100_000;

/** Keeps what the steps did. */
export class Trace {
  readonly entries: TraceEntry[] = [];
  readonly #secrets: readonly string[];

  constructor(secrets: readonly string[]) {
    this.#secrets = secrets;
  }

  add(entry: TraceEntry): TraceEntry {
    this.entries.push(entry);
    return entry;
  }

  shown(value: unknown): unknown {
    // Masked first: what is nested beyond any stack is cut there.
    const masked = resolveIn(maskSecrets(value, this.#secrets, MAX_SHOWN * 4), () => MASK);
    const text = typeof masked === "string" ? masked : (JSON.stringify(masked) ?? "null");
    return text.length <= MAX_SHOWN ? masked : `${text.slice(0, MAX_SHOWN)}…`;
  }

  request({ method, url, path, query, headers, body }: ErpRequest): NonNullable<TraceEntry["request"]> {
    return {
      method,
      path: String(this.shown(url ?? path)),
      ...(query === undefined ? {} : { query: this.shown(query) }),
      ...(headers === undefined ? {} : { headers: this.shown(headers) }),
      ...(body === undefined ? {} : { body: this.shown(body) }),
    };
  }

  answer({ status, contentType = "", isJson, json, text, bytes }: ErpAnswer): TracedAnswer {
    const isText = /^$|^text\/|json|xml|html/.test(contentType);
    const body = isJson ? json : isText ? text : `(${bytes?.byteLength ?? 0} bytes)`;
    return { status, contentType, body: this.shown(body) };
  }
}

/** Answers a run from what an earlier one was answered, in order: the same case again, without the ERP. */
export class RecordedCaller implements ErpCaller {
  readonly #answers: TracedAnswer[];

  constructor(answers: readonly TracedAnswer[]) {
    this.#answers = [...answers];
  }

  async call(request: ErpRequest): Promise<Outcome<unknown>> {
    const answer = this.#answers.shift();
    if (answer === undefined || request.read === undefined) {
      return { kind: "unavailable", message: "ponte:no_recorded_answer", certainty: "not_sent" };
    }
    const { status, contentType, body } = answer;
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return request.read({
      status,
      contentType,
      text,
      bytes: new TextEncoder().encode(text),
      json: typeof body === "string" ? undefined : body,
      isJson: typeof body !== "string",
    });
  }
}
