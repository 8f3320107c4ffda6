import { z } from "zod";
import { sleep, tick } from "../tests/common/hub.ts";
import { HeapWatch } from "./heap-watch.ts";
import type { Statement } from "./worker.ts";

const countersSchema = z.object({
  statements: z.number(),
  roundTrips: z.number(),
  rowsRead: z.number(),
  rowsWritten: z.number(),
  messages: z.number(),
  actorCalls: z.number(),
  actorMs: z.number(),
});
const allCountersSchema = z.object({
  fetch: countersSchema,
  scheduled: countersSchema,
  queue: countersSchema,
  /** Requests to ERPs, and how long their answers took to begin. */
  erp: z.object({ calls: z.number(), ms: z.number() }),
});
const progressSchema = z.tuple([z.object({ waiting: z.number(), leased: z.number() })]);
const rowsSchema = z.array(z.record(z.string(), z.unknown()));

/** The cron's interval, and so how long a lost doorbell costs. */
export const TICK_MS = 180_000;
const POLL_MS = 250;

/** The running hub, seen through the routes that only the bench has. */
export class BenchHub {
  readonly url: string;
  readonly #inspectorPort: number;

  constructor(url: string, inspectorPort: number) {
    this.url = url;
    this.#inspectorPort = inspectorPort;
  }

  /** Looks at the Worker's memory from now on. */
  async watchHeap(): Promise<HeapWatch> {
    return await HeapWatch.open(this.#inspectorPort);
  }

  async #ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.url}/_bench/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(
        `${method} /_bench/${path}: ${response.status} ${(await response.text()).slice(0, 500)}`,
      );
    return await response.json();
  }

  /** What was counted since the last `count`, by the entrance through which the work came. */
  async counters() {
    return allCountersSchema.parse(await this.#ask("GET", "counters"));
  }

  /** Counts from zero, or not at all, which is how a rate is measured. */
  async count(counting: boolean): Promise<void> {
    await this.#ask("PUT", "counters", { counting });
  }

  /** Rows of a statement, uncounted. */
  async sql(sql: string, values: unknown[] = [], database: Statement["database"] = "hub") {
    const statement: Statement = { database, sql, values };
    return rowsSchema.parse(await this.#ask("POST", "sql", statement));
  }

  /** Makes the table of the bare Worker that answers beside the hub. */
  async openBare(): Promise<void> {
    const table =
      "CREATE TABLE IF NOT EXISTS sales (id TEXT PRIMARY KEY, content TEXT NOT NULL, created_at INTEGER NOT NULL)";
    await this.sql(table, [], "bare");
  }

  /** The three-minute cron. */
  async tick(): Promise<void> {
    await tick(this.url);
  }

  /** The daily cron. */
  async daily(): Promise<void> {
    await fetch(`${this.url}/cdn-cgi/handler/scheduled?cron=17+6+*+*+*`);
  }

  /** The cron, with every doorbell lost. */
  async tickInVain(): Promise<void> {
    await this.#ask("POST", "tick-in-vain");
  }

  /**
   * Ticks as the cron would until a connection has nothing due and nobody works on it.
   * @throws after `withinMs`
   */
  async drained(connectionId: string, withinMs = TICK_MS): Promise<void> {
    const deadline = Date.now() + withinMs;
    let nextTickAt = 0;
    for (;;) {
      if (Date.now() >= nextTickAt) {
        await this.tick();
        nextTickAt = Date.now() + TICK_MS;
      }
      const { waiting, leased } = await this.#progress(connectionId);
      if (waiting === 0 && leased === 0) break;
      if (Date.now() > deadline) throw new Error(`${waiting} deliveries still wait`);
      await sleep(POLL_MS);
    }
    // The drain looks once more for later work after it gave its lease back.
    await sleep(POLL_MS);
  }

  async #progress(connectionId: string) {
    const rows = await this.sql(
      `SELECT (lease_until <> 0) AS leased,
        (SELECT count(*) FROM deliveries WHERE connection_id = ?1 AND due_at IS NOT NULL) AS waiting
      FROM connections WHERE id = ?1`,
      [connectionId],
    );
    return progressSchema.parse(rows)[0];
  }
}
