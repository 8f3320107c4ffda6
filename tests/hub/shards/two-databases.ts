import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import hub from "../../../src/index.ts";
import type { Doorbell } from "../../../src/lib/doorbell.ts";
import { OPERATOR_TOKEN } from "../common/constants.ts";
import { watchDatabase } from "../common/watched-d1.ts";
import { bindings } from "../common/worker.ts";

/** The tables of the directory: all others, but for `tenants`, `tenant_words` and `audit`, hold companies' rows. */
const DIRECTORY_TABLES = [
  "api_keys",
  "database_sizes",
  "dead_letters",
  "first_accesses",
  "heartbeats",
  "members",
  "operators",
  "outbox",
  "sessions",
  "throttles",
  "user_accounts",
  "user_sessions",
  "user_two_factors",
  "user_verifications",
  "users",
];
const IN_BOTH = ["tenants", "tenant_words", "audit"];

/** The tables that a statement names. */
const namedIn = (statement: string): string[] =>
  [...statement.matchAll(/\b(?:from|join|into|update)\s+"?(\w+)"?/gi)].map(([, name = ""]) =>
    name.toLowerCase(),
  );

type Answer = { status: number; body: Row };
// biome-ignore lint/suspicious/noExplicitAny: answers of the API are read freely in tests; the assertions are the types.
type Row = any;

/**
 * A hub with two databases, as it is in life but for its queue, which a test empties, and its clock, which a test moves. A
 * statement on the wrong database fails: in the further one each that names a table of the directory, and in the first,
 * while nothing may be read there but the directory, each that names a table of companies' rows.
 */
export class TwoDatabases {
  readonly first: ReturnType<typeof watchDatabase>;
  readonly further: ReturnType<typeof watchDatabase>;
  readonly queued: Doorbell[] = [];
  /** The doorbells that failed and ring again. */
  readonly retried: Doorbell[] = [];
  /** The further database does not answer. */
  isBroken = false;
  #onlyDirectory = false;
  readonly #bindings: typeof bindings;

  constructor() {
    this.first = watchDatabase(async (statements) => {
      if (!this.#onlyDirectory) return;
      const wrong = statements.flatMap(namedIn).filter((name) => tables.has(name) && !isOfDirectory(name));
      if (wrong.length > 0) throw new Error(`asked of the directory: ${wrong.join(", ")}`);
    });
    this.further = watchDatabase(async (statements) => {
      if (this.isBroken) throw new Error("D1_ERROR: Network connection lost.");
      const wrong = statements.flatMap(namedIn).filter((name) => DIRECTORY_TABLES.includes(name));
      if (wrong.length > 0) throw new Error(`asked of a further database: ${wrong.join(", ")}`);
    }, bindings.FURTHER);
    const queue = {
      send: async (body: Doorbell) => void this.queued.push(body),
      sendBatch: async (sent: Iterable<{ body: Doorbell }>) =>
        void this.queued.push(...[...sent].map(({ body }) => body)),
    } as unknown as Queue<Doorbell>;
    this.#bindings = {
      ...bindings,
      DB: this.first.d1,
      DB_2: this.further.d1,
      DOORBELLS: queue,
      RESENDS: queue,
      PUBLIC_URL: "https://hub.test",
    } as typeof bindings;
  }

  get bindings() {
    return this.#bindings;
  }

  /** Nothing of a company may be read or written in the first database meanwhile. */
  async withDirectoryOnly<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#onlyDirectory = true;
    try {
      return await work();
    } finally {
      this.#onlyDirectory = false;
    }
  }

  async call(
    method: string,
    path: string,
    { token = OPERATOR_TOKEN, tenant, body }: { token?: string; tenant?: string; body?: unknown } = {},
  ): Promise<Answer> {
    const execution = createExecutionContext();
    const request = new Request(path.startsWith("https:") ? path : `https://hub.test${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(tenant === undefined ? {} : { "ponte-tenant": tenant }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await hub.fetch(request, this.#bindings, execution);
    await waitOnExecutionContext(execution);
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    return { status: response.status, body: isJson && text !== "" ? JSON.parse(text) : text };
  }

  async fire(cron: string): Promise<void> {
    await hub.scheduled(
      { cron, scheduledTime: Date.now(), noRetry: () => undefined } as ScheduledController,
      this.#bindings,
    );
  }

  /** Delivers what is queued, each message in a batch of its own, until nothing is queued any more. */
  async settle(): Promise<void> {
    for (let doorbell = this.queued.shift(); doorbell !== undefined; doorbell = this.queued.shift())
      await this.deliver(doorbell);
  }

  async deliver(body: Doorbell): Promise<void> {
    const message = {
      id: crypto.randomUUID(),
      timestamp: new Date(),
      attempts: 1,
      body,
      ack: () => undefined,
      retry: () => void this.retried.push(body),
    };
    await hub.queue(
      { queue: "ponte-doorbells", messages: [message] } as unknown as MessageBatch,
      this.#bindings,
    );
  }

  /** The round trips of some work, in each of the databases. */
  async tripsOf(work: () => Promise<unknown>): Promise<{ first: number; further: number }> {
    const before = { first: this.first.trips.length, further: this.further.trips.length };
    await work();
    return {
      first: this.first.trips.length - before.first,
      further: this.further.trips.length - before.further,
    };
  }
}

const tables = new Set<string>();
const isOfDirectory = (name: string) => DIRECTORY_TABLES.includes(name) || IN_BOTH.includes(name);

/** Learns which tables there are. */
export async function readTables(): Promise<void> {
  const { results } = await bindings.DB.prepare(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%\\_cf\\_%' ESCAPE '\\'`,
  ).all<{ name: string }>();
  for (const { name } of results) tables.add(name);
}

/** How many rows of a company stand in each table of a database; those of people and keys only where they belong. */
export async function rowsOf(database: D1Database, tenantId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const { results } = await database
      .prepare(`SELECT name FROM pragma_table_info('${table}')`)
      .all<{ name: string }>();
    const column = table === "tenants" ? "id" : "tenant_id";
    if (!results.some(({ name }) => name === column)) continue;
    const row = await database
      .prepare(`SELECT count(*) AS n FROM ${table} WHERE ${column} = ?`)
      .bind(tenantId)
      .first<{ n: number }>();
    if (row && row.n > 0) counts[table] = row.n;
  }
  return counts;
}

/** The tables of a list that hold companies' rows alone. */
export const ofCompanies = (counts: Record<string, number>) =>
  Object.keys(counts).filter((table) => !isOfDirectory(table));
