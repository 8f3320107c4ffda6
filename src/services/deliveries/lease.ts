import { and, eq, type SQLWrapper, sql } from "drizzle-orm";
import { z } from "zod";
import { abortUnless } from "../../db/database.ts";
import { connections } from "../../db/schema.ts";
import { CALL_TIMEOUT_MS } from "../../erp/http.ts";
import { DatabaseError } from "../../errors.ts";
import type { Context } from "../context.ts";

/**
 * How long a holder may work without renewing. A call that leaves must end within the lease, so that no request of a
 * stalled holder is on its way when the next one begins: the lease is renewed while that much is left.
 */
const LEASE_MS = 75_000;
const RENEW_BELOW_MS = CALL_TIMEOUT_MS + 20_000;

/** The connection went to another holder, or is none's: everything of this run is void. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

const leasedSchema = z.object({ epoch: z.number(), lease_until: z.number() });

/**
 * The right to work a connection's deliveries: one holder at a time, with a fencing epoch. Every write goes through
 * `write`, which changes nothing once the lease is lost.
 */
export class Lease {
  readonly connectionId: string;
  readonly epoch: number;
  readonly #context: Context;
  #until: number;

  private constructor(context: Context, connectionId: string, epoch: number, until: number) {
    this.#context = context;
    this.connectionId = connectionId;
    this.epoch = epoch;
    this.#until = until;
  }

  /** Takes the lease when nobody holds it and the connection may work now. @returns undefined otherwise */
  static async take(context: Context, connectionId: string): Promise<Lease | undefined> {
    const now = context.now();
    const [row] = await context.db.all(sql`
      UPDATE connections SET epoch = epoch + 1, lease_until = ${now + LEASE_MS}, lease_taken_at = ${now}
      WHERE id = ${connectionId}
        AND (lease_until <= ${now} OR lease_taken_at < ${context.settings.bootedAt})
        AND (status = 'active' OR (status = 'paused' AND paused_reason = 'credentials_rejected'))
        AND resume_at <= ${now}
      RETURNING epoch, lease_until`);
    if (row === undefined) return undefined;
    const leased = leasedSchema.parse(row);
    return new Lease(context, connectionId, leased.epoch, leased.lease_until);
  }

  /** Makes sure that a call of the ERP's whole timeout ends within the lease. @throws LeaseLost */
  async ensure(): Promise<void> {
    const now = this.#context.now();
    if (this.#until - now >= RENEW_BELOW_MS) return;
    const until = now + LEASE_MS;
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
   * @returns false when something is due: go on
   */
  async releaseIfIdle(): Promise<boolean> {
    const now = this.#context.now();
    const released = await this.#context.db.run(
      sql`UPDATE connections SET lease_until = 0
        WHERE id = ${this.connectionId} AND epoch = ${this.epoch} AND NOT EXISTS (
          SELECT 1 FROM deliveries WHERE connection_id = ${this.connectionId} AND due_at <= ${now})`,
    );
    return released > 0;
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
