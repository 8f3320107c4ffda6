import { expect } from "vitest";
import { parseAutomation } from "../../../../src/erp/automation/check.ts";
import type { Automation } from "../../../../src/erp/automation/grammar/automation.ts";
import { automation as connector } from "../../../../src/erp/automation/index.ts";
import { type RunResult, runAutomation, runFind } from "../../../../src/erp/automation/run/run.ts";
import type { FunctionName } from "../../../../src/erp/functions/catalogue.ts";
import { openGate } from "../../../../src/erp/gate.ts";
import { ErpClient, type Exchange } from "../../../../src/erp/http.ts";
import type { SessionStore } from "../../../../src/erp/session.ts";
import { hostProblem } from "../../../../src/lib/hosts.ts";
import type { Row } from "../../common/erp.ts";

export const BASE_URL = "https://erp.example.com.br/api";

/** A request as it left, its body read. */
export type Sent = { method: string; url: URL; headers: Headers; text: string; form: FormData | undefined };
export type Reply = Response | ((sent: Sent) => Response);

/** Answers in order, the last one for ever, and keeps what it was asked: what is sent can be looked at to the byte. */
export class ScriptedErp {
  readonly sent: Sent[] = [];
  readonly exchanges: Exchange[] = [];
  readonly #replies: Reply[];
  readonly #session = new MemorySession();
  now = Date.parse("2026-11-25T15:00:00Z");

  constructor(...replies: Reply[]) {
    this.#replies = replies;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const isForm = request.headers.get("content-type")?.startsWith("multipart/") ?? false;
    const copy = request.clone();
    const sent: Sent = {
      method: request.method,
      url: new URL(request.url),
      headers: request.headers,
      text: new TextDecoder().decode(await request.arrayBuffer()),
      form: isForm ? await copy.formData() : undefined,
    };
    this.sent.push(sent);
    const reply = this.#replies.length > 1 ? this.#replies.shift() : this.#replies[0];
    if (reply === undefined) throw new TypeError("nobody answers");
    return typeof reply === "function" ? reply(sent) : reply.clone();
  };

  client(settings: Row = {}, credentials: Record<string, string> = {}): ErpClient {
    const stored = connector.settings.parse({ baseUrl: BASE_URL, ...settings });
    const account = connector.accounts(credentials, {}, stored).get("");
    if (account === undefined) throw new Error("a connection has an account");
    const { session, prepare } = account;
    return new ErpClient({
      baseUrl: account.baseUrl,
      headers: account.headers,
      secrets: Object.values(credentials),
      gate: openGate,
      classify: account.classify,
      fetch: this.fetch,
      now: () => this.now,
      guard: (url) => hostProblem(url, false) === null,
      record: ({ exchange }) => this.exchanges.push(exchange()),
      ...(session === undefined ? {} : { session: { login: session, store: this.#session } }),
      ...(prepare === undefined ? {} : { prepare }),
    });
  }

  /** Runs an automation, after its check. */
  async run(name: FunctionName, content: Row, options: RunInput = {}): Promise<RunResult> {
    return await runAutomation(name, checked(name, content), this.#options(options));
  }

  async find(name: FunctionName, content: Row, options: RunInput = {}): Promise<RunResult> {
    const automation = checked(name, content);
    if (automation.find === undefined) throw new Error("the automation has no find");
    return await runFind(name, { ...automation, find: automation.find }, this.#options(options));
  }

  #options({ input = {}, settings, credentials = {}, uncertain = false }: RunInput) {
    return {
      input,
      settings: { baseUrl: BASE_URL, ...settings },
      caller: this.client(settings, credentials),
      effect: { key: "0b9f0d4e-0000-4000-8000-000000000001", uncertain },
      now: () => this.now,
      wait: async (ms: number) => {
        this.now += ms;
      },
      secrets: Object.values(credentials),
    };
  }
}

export type RunInput = {
  input?: Row;
  settings?: Row;
  credentials?: Record<string, string>;
  uncertain?: boolean;
};

/** An automation that its check finds nothing wrong with. */
export function checked(name: FunctionName, content: unknown): Automation {
  const parsed = parseAutomation(name, content);
  if (parsed.ok) return parsed.automation;
  throw new Error(JSON.stringify("error" in parsed ? parsed.error.issues : parsed.problems, null, 1));
}

/** What the check finds wrong: `path: text`. */
export function problemsOf(name: FunctionName, content: unknown): string[] {
  const parsed = parseAutomation(name, content);
  if (parsed.ok) return [];
  if ("error" in parsed)
    return parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  return parsed.problems.map(({ path, text }) => `${path}: ${String(text.pt)}`);
}

/** The value of a run that succeeds. */
export function resultOf({ outcome }: RunResult): unknown {
  expect(outcome.kind, JSON.stringify(outcome)).toBe("ok");
  return outcome.kind === "ok" ? outcome.value : undefined;
}

/** A condition. */
export function when(id: string, condition: string, yes: Row[], no: Row[] = []): Row {
  // biome-ignore lint/suspicious/noThenProperty: it is the grammar's word, and nobody awaits a step.
  return { type: "condition", id, if: condition, then: yes, else: no };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers });
}

/** A session as the account's actor keeps it, for one caller at a time. */
class MemorySession implements SessionStore {
  #token: string | undefined;

  async open() {
    return this.#token === undefined ? { ticket: "1" } : { token: this.#token };
  }

  async close(_: string, session: { token: string } | undefined) {
    this.#token = session?.token;
  }

  async drop() {
    this.#token = undefined;
  }
}
