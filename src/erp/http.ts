import { contentHash } from "../lib/hash.ts";
import { isOwnWords, type OwnWords } from "../strings/erp-words.ts";
import { AnswerTooLarge, type ErpAnswer, readAnswer } from "./answer.ts";
import type { CallHealth } from "./circuit.ts";
import type { Gate } from "./gate.ts";
import { maskSecrets, maskText } from "./mask.ts";
import { type Failure, isFailure, type Outcome, ok } from "./outcome.ts";
import { type ErpRequest, toFetch } from "./request.ts";
import type { SessionLogin, SessionStore, SessionToken } from "./session.ts";

export type { ErpAnswer } from "./answer.ts";
export type { CallKind, ErpRequest } from "./request.ts";

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

/** A call that was made. Masking takes time, so it waits for somebody who keeps the exchange. */
export type MadeCall = { outcome: Outcome<unknown>["kind"]; exchange: () => Exchange };

/** Makes calls to one ERP account. */
export interface ErpCaller {
  /** The names of the accounts that calls can be made for, where a connection joins several. */
  readonly accounts?: readonly string[];
  call(request: ErpRequest): Promise<Outcome<unknown>>;
}

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
  /** Accounts whose calls carry a token. */
  session?: AccountSession;
  /** Accounts that put something of their own into each call. */
  prepare?: (request: ErpRequest) => ErpRequest;
  /** The account's limits are each call name's own. */
  hasLanes?: boolean;
  /** May a call go to this address? For hosts that a tenant names. */
  guard?: ((url: URL) => boolean) | undefined;
  record?: (call: MadeCall) => void;
};

export type AccountSession = { login: SessionLogin; store: SessionStore };

/** The one HTTP client: pacing, timeout, size limit, no redirects, outcome, masked record. */
export class ErpClient implements ErpCaller {
  readonly #options: ErpClientOptions;

  constructor(options: ErpClientOptions) {
    this.#options = options;
  }

  async call(named: ErpRequest): Promise<Outcome<unknown>> {
    const request = this.#options.prepare?.(named) ?? named;
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.#callInSession(request);
      const limited = outcome.kind === "rate_limited" && outcome.certainty === "turned_away";
      if (!limited || request.kind !== "read" || attempt === LIMITED_READ_TRIES) return outcome;
    }
  }

  /** With the account's token, where it has one. A token that the ERP turns away is replaced once, a new one too. */
  async #callInSession(request: ErpRequest): Promise<Outcome<unknown>> {
    const { session } = this.#options;
    const goesAlone = request.anonymous || request.authentication !== undefined;
    if (session === undefined || goesAlone) return await this.#callOnce(request);
    for (let attempt = 1; ; attempt++) {
      const opened = await this.#openSession(session);
      if (opened.kind !== "ok") return opened;
      const token = opened.value;
      const outcome = await this.#callOnce(session.login.apply(request, token), [token]);
      if (outcome.kind !== "invalid_credentials") return outcome;
      await session.store.drop(token);
      // The ERP turns a dead token away before any work, so the same call may be made again.
      if (attempt === 2) return outcome;
    }
  }

  async #openSession(session: AccountSession): Promise<Outcome<string>> {
    const { gate, hasLanes } = this.#options;
    // A lane's slots are its own actor's, the session is the account's.
    const opened = await session.store.open(hasLanes ? undefined : gate.hand);
    if ("token" in opened) return ok(opened.token);
    const { request, read } = session.login;
    let token: SessionToken | undefined;
    try {
      const outcome = await this.#callOnce(request, [], (_, answer) => read(answer));
      if (isFailure(outcome)) return beforeTheCall(outcome);
      if (outcome.kind !== "ok") throw new Error("a login ends with a token or a failure");
      // What `read` gives is what `read` declares.
      token = outcome.value as SessionToken;
      return ok(token.token);
    } finally {
      await session.store.close(opened.ticket, token);
    }
  }

  async #callOnce(
    request: ErpRequest,
    moreSecrets: readonly string[] = [],
    classify: Classify = ownRules(request) ?? this.#options.classify,
  ): Promise<Outcome<unknown>> {
    const { gate, now } = this.#options;
    const secrets = [...this.#options.secrets, ...moreSecrets];
    const pass = await gate.enter({
      digest: () => contentHash([request.method, request.path, request.query, request.body]),
      sparesErrors: request.sparesErrors,
    });
    if ("denied" in pass) {
      return {
        kind: pass.denied,
        message: pass.why ?? ownWords("ponte:held_back"),
        certainty: "not_sent",
        until: pass.until,
        ...(this.#options.hasLanes ? { ofLane: true as const } : {}),
      };
    }
    try {
      await this.#options.beforeCall?.(request);
    } catch (error) {
      pass.unused();
      throw error;
    }
    const sentAt = now();
    const exchanged = await this.#exchange(request, classify, secrets);
    const { answer } = exchanged;
    const outcome = this.#options.hasLanes ? markLane(exchanged.outcome) : exchanged.outcome;
    pass.done(healthOf(outcome), {
      retryAfterMs: "until" in outcome && outcome.until !== undefined ? outcome.until - now() : undefined,
      why: "message" in outcome && isOwnWords(outcome.message) ? outcome.message : undefined,
      isError: (answer?.status ?? 0) >= 400,
    });
    const durationMs = now() - sentAt;
    this.#options.record?.({
      outcome: outcome.kind,
      exchange: () => exchangeOf(request, answer, outcome, durationMs, secrets),
    });
    return outcome;
  }

  async #exchange(
    request: ErpRequest,
    classify: Classify,
    secrets: readonly string[],
  ): Promise<{ outcome: Outcome<unknown>; answer?: ErpAnswer }> {
    const { baseUrl, headers, fetch, guard, now } = this.#options;
    try {
      const { url, init } = toFetch(
        request,
        baseUrl,
        headers,
        AbortSignal.timeout(request.timeoutMs ?? CALL_TIMEOUT_MS),
      );
      if (guard?.(url) === false) {
        return {
          outcome: { kind: "refused", message: ownWords("ponte:host_refused"), certainty: "not_sent" },
        };
      }
      const read = await readAnswer(await fetch(url, init), request.charset);
      const answer = { ...read, receivedAt: now() };
      return { outcome: withoutSecrets(classify(request, answer), secrets), answer };
    } catch (error) {
      return { outcome: connectionFailure(error) };
    }
  }
}

/** The call and its answer as the log keeps them. */
function exchangeOf(
  request: ErpRequest,
  answer: ErpAnswer | undefined,
  outcome: Outcome<unknown>,
  durationMs: number,
  secrets: readonly string[],
): Exchange {
  const query = new URLSearchParams(request.query).toString();
  const address = request.url ?? request.path;
  return {
    method: request.method,
    path: maskText(query === "" ? address : `${address}?${query}`, secrets),
    ...(request.body === undefined
      ? {}
      : { requestBody: keep(request.body, MAX_KEPT_CHARACTERS.request, secrets) }),
    ...(answer === undefined
      ? {}
      : {
          status: answer.status,
          answer: keep(readable(answer), MAX_KEPT_CHARACTERS.answer, secrets),
        }),
    durationMs,
    outcome: outcome.kind,
  };
}

/** A lane that the ERP blocks or limits says nothing of the others. */
function markLane(outcome: Outcome<unknown>): Outcome<unknown> {
  return outcome.kind === "blocked" || outcome.kind === "rate_limited"
    ? { ...outcome, ofLane: true }
    : outcome;
}

/** The ERP's own words go to deliveries, logs and people, and it may repeat a token in them. */
function withoutSecrets(outcome: Outcome<unknown>, secrets: readonly string[]): Outcome<unknown> {
  // Words of ours hold no secret, and mean something only as they are: a user may be called "ponte".
  if (!("message" in outcome) || isOwnWords(outcome.message)) return outcome;
  return { ...outcome, message: maskText(outcome.message, secrets).slice(0, MAX_MESSAGE_CHARACTERS) };
}

/** A body as the log keeps it: masked first, and cut when it is long. A mask may be shorter than what it hides. */
function keep(body: unknown, limit: number, secrets: readonly string[]): unknown {
  const masked = maskSecrets(body, secrets, limit * 4);
  const text = typeof masked === "string" ? masked : JSON.stringify(masked);
  return text.length <= limit ? masked : `${text.slice(0, limit)}…`;
}

/** What of an answer the log keeps: a file's bytes say nothing to a reader. */
function readable({ isJson, json, text, contentType, bytes }: ErpAnswer): unknown {
  if (isJson) return json;
  const isFile = contentType !== undefined && !/^$|^text\/|json|xml|html/.test(contentType);
  return isFile ? `(${contentType}, ${bytes?.byteLength ?? 0} bytes)` : text;
}

/** The call that needed the login was not sent, whatever became of the login. */
function beforeTheCall(failure: Failure): Failure {
  return { ...failure, certainty: "not_sent" };
}

function ownRules({ read }: ErpRequest): Classify | undefined {
  return read && ((_, answer) => read(answer));
}

function healthOf(outcome: Outcome<unknown>): CallHealth {
  if (outcome.kind === "rate_limited" || outcome.kind === "blocked") return "rate_limited";
  return outcome.kind === "unavailable" || outcome.kind === "timeout" ? "failing" : "healthy";
}

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
