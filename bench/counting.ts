/** What Ponte asked of D1. A batch is one round trip, however many statements it holds. */
export type Counters = {
  statements: number;
  roundTrips: number;
  rowsRead: number;
  rowsWritten: number;
  /** Messages sent to queues. */
  messages: number;
  /** Calls of account actors, and how long they took. */
  actorCalls: number;
  actorMs: number;
};

export function noCounters(): Counters {
  return {
    statements: 0,
    roundTrips: 0,
    rowsRead: 0,
    rowsWritten: 0,
    messages: 0,
    actorCalls: 0,
    actorMs: 0,
  };
}

function countRows(counters: Counters, { meta }: D1Result<unknown>): void {
  counters.rowsRead += meta.rows_read;
  counters.rowsWritten += meta.rows_written;
}

function countTrip(counters: Counters, statements: number): void {
  counters.roundTrips += 1;
  counters.statements += statements;
}

/** A statement that counts itself when it runs. */
class CountedStatement {
  readonly statement: D1PreparedStatement;
  readonly #counters: Counters;

  constructor(statement: D1PreparedStatement, counters: Counters) {
    this.statement = statement;
    this.#counters = counters;
  }

  bind(...values: unknown[]): CountedStatement {
    return new CountedStatement(this.statement.bind(...values), this.#counters);
  }

  async all<Row>(): Promise<D1Result<Row>> {
    countTrip(this.#counters, 1);
    const result = await this.statement.all<Row>();
    countRows(this.#counters, result);
    return result;
  }

  run<Row>(): Promise<D1Result<Row>> {
    return this.all<Row>();
  }

  async first<Row>(): Promise<Row | null> {
    return (await this.all<Row>()).results[0] ?? null;
  }

  /**
   * D1 tells no row counts with raw rows, so a read runs twice. A write must not: what it returns are columns of one table,
   * whose names differ, so the rows with names hold the same.
   */
  async raw(): Promise<unknown[]> {
    const result = await this.all<Record<string, unknown>>();
    if (result.meta.changes > 0) return result.results.map((row) => Object.values(row));
    return await this.statement.raw();
  }
}

/**
 * D1 with a counter before it. Guarantees the calls that Ponte and drizzle make (prepare, batch); any other one fails
 * loudly as an unknown method, rather than going uncounted.
 */
export function countedDatabase(database: D1Database, counters: Counters): D1Database {
  const counted = {
    prepare: (sql: string) => new CountedStatement(database.prepare(sql), counters),
    batch: async (statements: readonly CountedStatement[]) => {
      countTrip(counters, statements.length);
      const results = await database.batch(statements.map(({ statement }) => statement));
      for (const result of results) countRows(counters, result);
      return results;
    },
  };
  return counted as unknown as D1Database;
}

/** Account actors with a counter before them. Ponte reaches them by name and by methods alone. */
export function countedActors<Actors extends Pick<DurableObjectNamespace, "getByName">>(
  actors: Actors,
  counters: Counters,
): Actors {
  const getByName = (name: string) =>
    new Proxy(
      {},
      {
        get:
          (_, method) =>
          async (...args: unknown[]) => {
            const startedAt = Date.now();
            counters.actorCalls += 1;
            try {
              // Guarantee: an actor's stub has a method of every name.
              const stub = actors.getByName(name) as unknown as Record<
                string | symbol,
                (...args: unknown[]) => unknown
              >;
              return await stub[method]?.(...args);
            } finally {
              counters.actorMs += Date.now() - startedAt;
            }
          },
      },
    );
  return { getByName } as unknown as Actors;
}

/** A queue with a counter before it. */
export function countedQueue<Body>(queue: Queue<Body>, counters: Counters): Queue<Body> {
  const counted = {
    send: async (...[body, options]: Parameters<Queue<Body>["send"]>) => {
      counters.messages += 1;
      return await queue.send(body, options);
    },
    sendBatch: async (...[messages, options]: Parameters<Queue<Body>["sendBatch"]>) => {
      const list = [...messages];
      counters.messages += list.length;
      return await queue.sendBatch(list, options);
    },
  };
  return counted as unknown as Queue<Body>;
}
