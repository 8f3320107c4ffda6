import { z } from "zod";

const LOOK_EVERY_MS = 100;
const targetsSchema = z.array(z.object({ webSocketDebuggerUrl: z.string() })).min(1);
const usageSchema = z.object({ usedSize: z.number(), backingStorageSize: z.number().default(0) });
const answerSchema = z.object({ id: z.number(), result: z.unknown() });

/** Guarantee: this runs on Node, whose WebSocket takes headers; the types in scope are a Worker's. */
const NodeWebSocket = WebSocket as unknown as new (
  url: string,
  options: { headers: Record<string, string> },
) => WebSocket;

/**
 * The memory of a Worker's isolate as its inspector tells it: objects and buffers, what nothing holds any more and nobody has
 * swept yet included. It is this that Cloudflare's 128 MB are about, not the whole of workerd.
 */
export class HeapWatch {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #last = 0;
  #peak = 0;
  #timer: NodeJS.Timeout | undefined;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => {
      const answer = answerSchema.safeParse(JSON.parse(String(data))).data;
      if (answer !== undefined) this.#waiting.get(answer.id)?.(answer.result);
    });
  }

  static async open(port: number): Promise<HeapWatch> {
    const response = await fetch(`http://127.0.0.1:${port}/json`);
    const [target] = targetsSchema.parse(await response.json());
    if (target === undefined) throw new Error("the inspector names no Worker");
    // Wrangler's proxy wants a page of this machine to be asking.
    const socket = new NodeWebSocket(target.webSocketDebuggerUrl, {
      headers: { origin: "http://localhost" },
    });
    await new Promise((resolve, reject) => {
      socket.addEventListener("open", resolve);
      socket.addEventListener("error", () => reject(new Error("the inspector lets nobody in")));
    });
    const watch = new HeapWatch(socket);
    watch.#timer = setInterval(() => void watch.look(), LOOK_EVERY_MS);
    return watch;
  }

  async #ask(method: string): Promise<unknown> {
    const id = ++this.#last;
    const answer = new Promise((resolve) => this.#waiting.set(id, resolve));
    this.#socket.send(JSON.stringify({ id, method }));
    const result = await answer;
    this.#waiting.delete(id);
    return result;
  }

  /** How much is held now, in bytes. */
  async look(): Promise<number> {
    const { usedSize, backingStorageSize } = usageSchema.parse(await this.#ask("Runtime.getHeapUsage"));
    const bytes = usedSize + backingStorageSize;
    this.#peak = Math.max(this.#peak, bytes);
    return bytes;
  }

  /** Looks no more. @returns the most that was seen, in bytes */
  stop(): number {
    clearInterval(this.#timer);
    this.#socket.close();
    return this.#peak;
  }
}
