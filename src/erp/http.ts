import type { OwnWords } from "../strings/erp-words.ts";
import type { CallHealth } from "./circuit.ts";
import type { Gate } from "./gate.ts";
import { maskSecrets, maskText } from "./mask.ts";
import type { Failure, Outcome } from "./outcome.ts";

/**
 * What repeating a call does. `read`: nothing. `keyed_write`: the same again (a PUT of a known record).
 * `unkeyed_write`: a second record, so it is never repeated before a look-up.
 */
export type CallKind = "read" | "keyed_write" | "unkeyed_write";

export type ErpRequest = {
  kind: CallKind;
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: string;
  query?: Record<string, string>;
  body?: unknown;
  /** Why this call is made: a key of the connector's `reasons`, whose text the preview shows. */
  reason: string;
};

/** An answer that arrived, as far as it could be read. */
export type ErpAnswer = { status: number; text: string; json: unknown; isJson: boolean };

/** The outcome rules of a connector: what an answer means. */
export type Classify = (request: ErpRequest, answer: ErpAnswer) => Outcome<unknown>;

/** A call and its answer, secrets masked, to be kept in the log. */
export type Exchange = {
  method: string;
  path: string;
  requestBody?: unknown;
  status?: number;
  answer?: unknown;
  durationMs: number;
  outcome: string;
};

/** Makes calls to one ERP account. */
export interface ErpCaller {
  call(request: ErpRequest): Promise<Outcome<unknown>>;
}

/** An answer longer than this is not read to its end: no list page of these ERPs comes near it. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;
/** What is kept of an answer and of a request in the log: a row of D1 holds 2 MB, and a run may make many calls. */
const MAX_KEPT_CHARACTERS = { answer: 4_000, request: 16_000 };
/** What people read of an ERP's refusal. */
const MAX_MESSAGE_CHARACTERS = 500;
export const CALL_TIMEOUT_MS = 25_000;
/** Our own waiting time for a slot does not count into the call's timeout. A limited read is repeated so many times. */
const LIMITED_READ_TRIES = 4;

export type ErpClientOptions = {
  baseUrl: string;
  headers: Record<string, string>;
  secrets: readonly string[];
  gate: Gate;
  classify: Classify;
  fetch: typeof fetch;
  now: () => number;
  /** Runs before a call leaves; throws to stop it. A delivery checks and renews its lease here. */
  beforeCall?: (request: ErpRequest) => Promise<void>;
  record?: (exchange: Exchange) => void;
};

/** The one HTTP client: pacing, timeout, size limit, no redirects, outcome, masked record. */
export class ErpClient implements ErpCaller {
  readonly #options: ErpClientOptions;

  constructor(options: ErpClientOptions) {
    this.#options = options;
  }

  async call(request: ErpRequest): Promise<Outcome<unknown>> {
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.#callOnce(request);
      const limited = outcome.kind === "rate_limited" && outcome.certainty === "turned_away";
      if (!limited || request.kind !== "read" || attempt === LIMITED_READ_TRIES) return outcome;
    }
  }

  async #callOnce(request: ErpRequest): Promise<Outcome<unknown>> {
    const { gate, now } = this.#options;
    const pass = await gate.enter();
    if ("denied" in pass) {
      return {
        kind: pass.denied,
        message: ownWords("ponte:held_back"),
        certainty: "not_sent",
        until: pass.until,
      };
    }
    try {
      await this.#options.beforeCall?.(request);
    } catch (error) {
      pass.unused();
      throw error;
    }
    const sentAt = now();
    const { outcome, answer } = await this.#exchange(request);
    pass.done(healthOf(outcome));
    this.#record(request, answer, outcome, now() - sentAt);
    return outcome;
  }

  async #exchange(request: ErpRequest): Promise<{ outcome: Outcome<unknown>; answer?: ErpAnswer }> {
    const { baseUrl, headers, classify, secrets } = this.#options;
    const url = new URL(`${baseUrl.replace(/\/+$/, "")}${request.path}`);
    for (const [key, value] of Object.entries(request.query ?? {})) url.searchParams.set(key, value);
    const init: RequestInit = {
      method: request.method,
      headers: { accept: "application/json", ...headers },
      // A redirect would carry the tokens to wherever it points.
      redirect: "manual",
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    };
    if (request.body !== undefined) {
      init.headers = { ...init.headers, "content-type": "application/json" };
      init.body = JSON.stringify(request.body);
    }
    try {
      const { fetch } = this.#options;
      const answer = await readAnswer(await fetch(url, init));
      return { outcome: withoutSecrets(classify(request, answer), secrets), answer };
    } catch (error) {
      return { outcome: connectionFailure(error) };
    }
  }

  #record(request: ErpRequest, answer: ErpAnswer | undefined, outcome: Outcome<unknown>, durationMs: number) {
    const { secrets, record } = this.#options;
    if (record === undefined) return;
    const query = new URLSearchParams(request.query).toString();
    record({
      method: request.method,
      path: maskText(query === "" ? request.path : `${request.path}?${query}`, secrets),
      ...(request.body === undefined
        ? {}
        : { requestBody: keep(request.body, MAX_KEPT_CHARACTERS.request, secrets) }),
      ...(answer === undefined
        ? {}
        : {
            status: answer.status,
            answer: keep(answer.isJson ? answer.json : answer.text, MAX_KEPT_CHARACTERS.answer, secrets),
          }),
      durationMs,
      outcome: outcome.kind,
    });
  }
}

/** The ERP's own words go to deliveries, logs and people, and it may repeat a token in them. */
function withoutSecrets(outcome: Outcome<unknown>, secrets: readonly string[]): Outcome<unknown> {
  if (!("message" in outcome)) return outcome;
  return { ...outcome, message: maskText(outcome.message, secrets).slice(0, MAX_MESSAGE_CHARACTERS) };
}

/** A body as the log keeps it: masked first, and cut when it is long. A mask may be shorter than what it hides. */
function keep(body: unknown, limit: number, secrets: readonly string[]): unknown {
  const masked = maskSecrets(body, secrets, limit * 4);
  const text = typeof masked === "string" ? masked : JSON.stringify(masked);
  return text.length <= limit ? masked : `${text.slice(0, limit)}…`;
}

function healthOf(outcome: Outcome<unknown>): CallHealth {
  if (outcome.kind === "rate_limited") return "rate_limited";
  return outcome.kind === "unavailable" || outcome.kind === "timeout" ? "failing" : "healthy";
}

/** Reads an answer to its end, within the size limit. A body that breaks off throws. */
async function readAnswer(response: Response): Promise<ErpAnswer> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  const reader = response.body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > MAX_ANSWER_BYTES) {
      await reader.cancel();
      throw new AnswerTooLarge();
    }
    text += decoder.decode(value, { stream: true });
  }
  text += decoder.decode();
  try {
    return { status: response.status, text, json: JSON.parse(text), isJson: true };
  } catch {
    return { status: response.status, text, json: undefined, isJson: false };
  }
}

class AnswerTooLarge extends Error {}

const ownWords = (words: OwnWords): string => words;

function connectionFailure(error: unknown): Failure {
  if (error instanceof AnswerTooLarge) {
    return { kind: "unreadable", message: ownWords("ponte:too_large"), certainty: "no_answer" };
  }
  const timedOut = error instanceof Error && error.name === "TimeoutError";
  return timedOut
    ? { kind: "timeout", message: ownWords("ponte:no_answer"), certainty: "no_answer" }
    : { kind: "unavailable", message: ownWords("ponte:connection_failed"), certainty: "no_answer" };
}
