import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";
import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";
import { DatabaseError } from "../errors.ts";

const dialect = new SQLiteAsyncDialect();

/**
 * Ponte's door to D1. drizzle builds the statements; this class runs them, because drizzle 0.45 cannot put an `sql`
 * template into a D1 batch (drizzle-orm issue 2277), and because every failure must lose its bound values on the way out.
 */
export class Database {
  readonly #d1: D1Database;
  readonly orm: DrizzleD1Database;

  constructor(d1: D1Database) {
    this.#d1 = d1;
    this.orm = drizzle(d1);
  }

  #prepare(query: SQLWrapper): D1PreparedStatement {
    const compiled = dialect.sqlToQuery(query.getSQL());
    return this.#d1.prepare(compiled.sql).bind(...compiled.params);
  }

  /** Runs statements as one transaction and one round trip: all of them, or none. */
  async batch(queries: readonly SQLWrapper[]): Promise<D1Result<Record<string, unknown>>[]> {
    try {
      return await this.#d1.batch<Record<string, unknown>>(queries.map((query) => this.#prepare(query)));
    } catch (error) {
      throw new DatabaseError(error);
    }
  }

  /** Rows as they stand in D1, in snake_case: parse them. */
  async all(query: SQLWrapper): Promise<Record<string, unknown>[]> {
    try {
      return (await this.#prepare(query).all<Record<string, unknown>>()).results;
    } catch (error) {
      throw new DatabaseError(error);
    }
  }

  /** @returns the number of rows that the statement changed. */
  async run(query: SQLWrapper): Promise<number> {
    try {
      return (await this.#prepare(query).run()).meta.changes;
    } catch (error) {
      throw new DatabaseError(error);
    }
  }

  /** How many bytes the database holds, as it says itself with each answer. */
  async size(): Promise<number> {
    try {
      return (await this.#d1.prepare("SELECT 1").run()).meta.size_after;
    } catch (error) {
      throw new DatabaseError(error);
    }
  }

  /** Runs a typed drizzle read, with the same redaction of failures. */
  async read<Row>(query: PromiseLike<Row>): Promise<Row> {
    try {
      return await query;
    } catch (error) {
      throw new DatabaseError(error);
    }
  }
}

/**
 * Tells SQLite that few rows meet a condition. Without statistics, which D1 does not keep, it would rather walk all of a
 * tenant's rows along the primary key than use the index that finds the one subject asked for.
 */
export function rare(condition: SQL): SQL {
  return sql`likelihood(${condition}, 0.0001)`;
}

/** `column IN (list)` with one bound parameter, since D1 takes at most 100. */
export function inList(column: SQLWrapper, values: readonly string[]) {
  return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
}

/** A statement that aborts its batch, with a failed CHECK, unless the condition holds when the batch runs. */
export function abortUnless(condition: SQLWrapper): SQL {
  return sql`INSERT INTO lease_fence (ok) SELECT 0 WHERE NOT (${condition})`;
}
