import { and, eq, getTableColumns, lte, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { z } from "zod";
import { abortUnless } from "../../db/database.ts";
import { connections } from "../../db/schema.ts";
import { CALL_TIMEOUT_MS } from "../../erp/http.ts";
import { DatabaseError } from "../../errors.ts";
import type { ShardContext } from "../context.ts";

/**
 * How long a holder may work without renewing. A call that leaves must end within the lease, so that no request of a
 * stalled holder is on its way when the next one begins: the lease is renewed while that much is left.
 */
const LEASE_MS = 75_000;
const RENEW_BELOW_MS = CALL_TIMEOUT_MS + 20_000;

const nextSchema = z.tuple([z.object({ due_at: z.number().nullable() })]);

/** A connection, and when its comparison with the ERP goes on, if one is on its way: known with the lease. */
export type LeasedConnection = typeof connections.$inferSelect & { comparisonDueAt: number | null };

/** Nobody works the connection: of a row of `connections`. What was leased before this machine started has no holder. */
export function isLeaseFree({ now, settings }: Pick<ShardContext, "now" | "settings">): SQL {
  return sql`(lease_until <= ${now()} OR lease_taken_at < ${settings.bootedAt})`;
}

/** The connection went to another holder, or is none's: everything of this run is void. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

/**
 * The right to work a connection's deliveries: one holder at a time, with a fencing epoch. Every write goes through
 * `write`, which changes nothing once the lease is lost.
 */
export class Lease {
  readonly connectionId: string;
  readonly epoch: number;
  /** The connection as it stood when the lease was taken: one that may work. */
  readonly connection: LeasedConnection;
  readonly #context: ShardContext;
  #until: number;

  private constructor(context: ShardContext, connection: LeasedConnection) {
    this.#context = context;
    this.connectionId = connection.id;
    this.connection = connection;
    this.epoch = connection.epoch;
    this.#until = connection.leaseUntil;
  }

  /** Takes the lease when nobody holds it and the connection may work now. @returns undefined otherwise */
  static async take(context: ShardContext, connectionId: string): Promise<Lease | undefined> {
    const now = context.now();
    const mayWork = sql`(status = 'active' OR (status = 'paused' AND paused_reason = 'credentials_rejected'))`;
    const comparisonDueAt = sql<number | null>`(SELECT r.due_at FROM reconciliations r
      WHERE r.connection_id = connections.id AND r.due_at IS NOT NULL)`;
    const { orm } = context.db;
    const taking = orm
      .update(connections)
      .set({ epoch: sql`epoch + 1`, leaseUntil: now + LEASE_MS, leaseTakenAt: now })
      .where(
        and(eq(connections.id, connectionId), isLeaseFree(context), mayWork, lte(connections.resumeAt, now)),
      )
      .returning({ ...getTableColumns(connections), comparisonDueAt });
    const [[row]] = await context.db.read(orm.batch([taking]));
    return row && new Lease(context, row);
  }

  /** Makes sure that a call of the ERP's whole timeout ends within the lease. @throws LeaseLost */
  async ensure(timeoutMs: number = CALL_TIMEOUT_MS): Promise<void> {
    const now = this.#context.now();
    const longer = timeoutMs - CALL_TIMEOUT_MS;
    if (this.#until - now >= RENEW_BELOW_MS + longer) return;
    const until = now + LEASE_MS + longer;
    const renewed = await this.#context.db.run(
      sql`UPDATE connections SET lease_until = ${until}
        WHERE id = ${this.connectionId} AND epoch = ${this.epoch} AND lease_until > ${now}`,
    );
    if (renewed === 0) throw new LeaseLost();
    this.#until = until;
  }

  /** Runs statements in one batch if the lease still holds, and none of them otherwise. @throws LeaseLost */
  async write(statements: readonly SQLWrapper[]): Promise<D1Result<Record<string, unknown>>[]> {
    const fence = abortUnless(sql`EXISTS (
      SELECT 1 FROM connections
      WHERE id = ${this.connectionId} AND epoch = ${this.epoch} AND lease_until > ${this.#context.now()})`);
    try {
      return (await this.#context.db.batch([fence, ...statements])).slice(1);
    } catch (error) {
      if (error instanceof DatabaseError && error.checkFailed) throw new LeaseLost();
      throw error;
    }
  }

  /** Like `write`, if a condition holds too. @returns false, with nothing written, when it does not. @throws LeaseLost */
  async writeIf(condition: SQLWrapper, statements: readonly SQLWrapper[]): Promise<boolean> {
    try {
      await this.write([abortUnless(condition), ...statements]);
      return true;
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      // One fence is like the other: whether the lease was the reason, it tells itself.
      await this.write([]);
      return false;
    }
  }

  /**
   * Gives the lease back if nothing is due, in one statement, so that work that arrived a moment ago is not left lying:
   * its doorbell found the lease taken and went away.
   * @returns when the next work is due, if any; undefined when something is due now: go on
   */
  async releaseIfIdle(): Promise<{ nextDueAt: number | null } | undefined> {
    const now = this.#context.now();
    const [released, next] = await this.#context.db.batch([
      sql`UPDATE connections SET lease_until = 0
        WHERE id = ${this.connectionId} AND epoch = ${this.epoch} AND NOT EXISTS (
          SELECT 1 FROM deliveries WHERE connection_id = ${this.connectionId} AND due_at <= ${now})`,
      sql`SELECT min(due_at) AS due_at FROM (
        SELECT min(due_at) AS due_at FROM deliveries WHERE connection_id = ${this.connectionId} AND due_at IS NOT NULL
        UNION ALL
        SELECT min(due_at) FROM polls WHERE connection_id = ${this.connectionId} AND hinted_at IS NOT NULL
          AND code IS NULL AND due_at > ${now})`,
    ]);
    if (released?.meta.changes === 0) return undefined;
    const [{ due_at: nextDueAt }] = nextSchema.parse(next?.results);
    return { nextDueAt };
  }

  async release(): Promise<void> {
    const { orm } = this.#context.db;
    await this.#context.db.run(
      orm
        .update(connections)
        .set({ leaseUntil: 0 })
        .where(and(eq(connections.id, this.connectionId), eq(connections.epoch, this.epoch))),
    );
  }
}
