import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { sleep } from "../tests/common/hub.ts";

/** A call that the proxy saw, as a program may make it once more. */
export type SeenCall = { method: string; path: string; headers: Record<string, string>; body: string };
/** When it reached the ERP, and when the last byte of its answer had left. */
type Interval = { from: number; to: number; call: SeenCall };
type Finder = (line: string) => boolean;

/**
 * Stands between the hub and the ERP's sandbox and takes the ERP's own time: from a call's arrival to the end of its answer.
 * Calls are told apart by what they say, since many functions are under way at once over one account.
 */
export class ErpProxy {
  readonly #targetUrl: string;
  readonly #server = createServer((asked, answered) => void this.#pass(asked, answered));
  readonly #agent = new Agent({ keepAlive: true });
  readonly #calls = new Map<string, Interval[]>();
  #finders: [string, Finder][] = [];
  #delayMs = 0;

  private constructor(targetUrl: string) {
    this.#targetUrl = targetUrl;
  }

  static async start(targetUrl: string): Promise<ErpProxy> {
    const proxy = new ErpProxy(targetUrl);
    await new Promise<void>((ready) => proxy.#server.listen(0, "127.0.0.1", ready));
    return proxy;
  }

  get url(): string {
    const address = this.#server.address();
    if (typeof address !== "object" || address === null) throw new Error("the proxy does not listen");
    return `http://127.0.0.1:${address.port}`;
  }

  /** How long the ERP takes for a call, on top of what the sandbox needs: a real one is far away. */
  set delayMs(delayMs: number) {
    this.#delayMs = delayMs;
  }

  /** Whose a call is: the first whose finder knows its line (method, path and body). */
  tellApart(finders: readonly [string, Finder][]): void {
    this.#finders = [...finders];
  }

  /**
   * The calls of somebody since the last time; two at once count once.
   * @returns how many, the ERP's time for them, and the calls themselves, those that were under way together in one round
   */
  take(whose: string): { calls: number; erpMs: number; rounds: SeenCall[][] } {
    const intervals = this.#calls.get(whose) ?? [];
    this.#calls.delete(whose);
    return { calls: intervals.length, erpMs: coveredMs(intervals), rounds: roundsOf(intervals) };
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
    this.#agent.destroy();
  }

  async #pass(asked: IncomingMessage, answered: ServerResponse): Promise<void> {
    const from = performance.now();
    const body = await read(asked);
    const line = `${asked.method} ${asked.url} ${body.toString("utf8")}`;
    const whose = this.#finders.find(([, isTheirs]) => isTheirs(line))?.[0];
    const { host: _, ...headers } = asked.headers;
    // "/~somebody/…" only says whose call it is.
    const path = asked.url?.replace(/^\/~\w+/, "");
    const options = { method: asked.method, path, headers, agent: this.#agent };
    const forwarded = request(
      this.#targetUrl,
      options,
      (answer) => void this.#answer(answer, answered, note),
    );
    const note = () => {
      if (whose === undefined) return;
      const { method = "GET", url = "/" } = asked;
      const call = { method, path: url, headers: told(asked), body: body.toString("utf8") };
      this.#calls.set(whose, [...(this.#calls.get(whose) ?? []), { from, to: performance.now(), call }]);
    };
    forwarded.on("error", () => answered.destroy());
    forwarded.end(body);
  }

  async #answer(answer: IncomingMessage, answered: ServerResponse, note: () => void): Promise<void> {
    const body = await read(answer);
    if (this.#delayMs > 0) await sleep(this.#delayMs);
    // Noted before it leaves: the hub's own answer may be here before this one's callback.
    note();
    const { "transfer-encoding": _, ...headers } = answer.headers;
    answered.writeHead(answer.statusCode ?? 502, { ...headers, "content-length": body.byteLength });
    answered.end(body);
  }
}

async function read(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const OWN_HEADERS = new Set(["host", "connection", "content-length", "transfer-encoding"]);

/** What the caller itself said, without what its connection adds. */
function told({ headers }: IncomingMessage): Record<string, string> {
  const own = Object.entries(headers).filter(([name]) => !OWN_HEADERS.has(name));
  return Object.fromEntries(own.map(([name, value]) => [name, String(value)]));
}

function roundsOf(intervals: readonly Interval[]): SeenCall[][] {
  const rounds: SeenCall[][] = [];
  let until = Number.NEGATIVE_INFINITY;
  for (const { from, to, call } of [...intervals].sort((left, right) => left.from - right.from)) {
    if (from >= until) rounds.push([]);
    rounds.at(-1)?.push(call);
    until = Math.max(until, to);
  }
  return rounds;
}

/** The time in which at least one of them was under way. */
function coveredMs(intervals: readonly Interval[]): number {
  let covered = 0;
  let until = 0;
  for (const { from, to } of [...intervals].sort((left, right) => left.from - right.from)) {
    covered += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return covered;
}
