import { eq, sql } from "drizzle-orm";
import { connections } from "../../db/schema.ts";
import { mappingKeysOf } from "../../erp/flows/contents.ts";
import { ErpAccess } from "../connections/erp-access.ts";
import { type OpenConnection, openConnection } from "../connections/open-connection.ts";
import type { ShardContext } from "../context.ts";
import { readUnfinished, runImport } from "../imports/run-import.ts";
import { pollConnection } from "../polls/poll-connection.ts";
import { runReconciliation } from "../reconciliations/run-reconciliation.ts";
import { attemptDelivery } from "./attempt-delivery.ts";
import { DeliveryRun } from "./delivery-run.ts";
import { type DueDelivery, readDueDeliveries, readDueFromBothEnds } from "./due-delivery.ts";
import { Lease, type LeasedConnection, LeaseLost } from "./lease.ts";
import { MappingCache } from "./mapping-cache.ts";
import { pauseIfRejected, resumeIfAccepted } from "./probe-credentials.ts";
import { putAside } from "./put-aside.ts";

/** After so long a drain makes room for other connections and rings again. */
const DRAIN_MS = 20_000;
const DELIVERIES_AT_ONCE = 20;
/** Work that is due within this time gets a doorbell of its own; later work is the tick's. */
const BELL_AHEAD_MS = 600_000;

type PollEnd = "done" | "go on" | "stop";

/**
 * Works a connection's due deliveries, oldest first, until none is due or the time is up. Safe to call at any time,
 * any number of times at once: only the lease's holder works.
 */
export async function drainConnection(context: ShardContext, connectionId: string): Promise<void> {
  await withLease(context, connectionId, false, async (drain) => {
    const polled = await drain.poll();
    if (polled === "stop") return;
    if ((await drain.import()) === "stop") return;
    const compared = await drain.reconcile();
    if (compared === "stop") return;
    await drain.work();
    const goesOn = polled === "go on" || compared === "go on";
    if (goesOn) await context.ring(connectionId);
    else await drain.ringForImport();
  });
}

/**
 * Works one delivery, for somebody who waits for it, ahead of what else is due.
 * @returns false when the connection is being worked by somebody else, or may not work now
 */
export async function drainDelivery(
  context: ShardContext,
  connectionId: string,
  deliveryId: string,
): Promise<boolean> {
  return await withLease(context, connectionId, true, (drain) => drain.workOnly(deliveryId));
}

/** @returns false when the lease was not to be had */
async function withLease(
  context: ShardContext,
  connectionId: string,
  interactive: boolean,
  work: (drain: Drain) => Promise<void>,
): Promise<boolean> {
  const lease = await Lease.take(context, connectionId);
  if (lease === undefined) return false;
  try {
    const stored = lease.connection;
    const connection = await openConnection(context, stored).catch((error: unknown) =>
      putAside(context, lease, stored, error),
    );
    if (connection === undefined) return false;
    const access = new ErpAccess(context, connection, interactive);
    try {
      const paused = stored.status === "paused";
      if (paused && !(await resumeIfAccepted({ context, lease, connection, access }))) return false;
      await work(new Drain(context, lease, connection, access, stored));
      return true;
    } finally {
      await access.close();
    }
  } catch (error) {
    if (error instanceof LeaseLost) return false;
    await lease.release();
    throw error;
  }
}

/** One holder's work on one connection. */
class Drain {
  readonly #context: ShardContext;
  readonly #lease: Lease;
  readonly #connection: OpenConnection;
  readonly #bellAt: number;
  readonly #comparisonDueAt: number;
  readonly #cache: MappingCache;
  readonly #access: ErpAccess;
  readonly #memory = new Map<string, Promise<unknown>>();
  readonly #deadline: number;

  constructor(
    context: ShardContext,
    lease: Lease,
    connection: OpenConnection,
    access: ErpAccess,
    { bellAt, comparisonDueAt }: Pick<LeasedConnection, "bellAt" | "comparisonDueAt">,
  ) {
    this.#context = context;
    this.#lease = lease;
    this.#connection = connection;
    this.#bellAt = bellAt;
    this.#comparisonDueAt = comparisonDueAt ?? Number.POSITIVE_INFINITY;
    this.#cache = new MappingCache(context, connection.id);
    this.#access = access;
    this.#deadline = context.now() + DRAIN_MS;
  }

  /** Reads what is due to be read from the connection's systems. @returns whether there is more, or nothing can go on */
  async poll(): Promise<PollEnd> {
    const end = await pollConnection({
      context: this.#context,
      lease: this.#lease,
      connection: this.#connection,
      access: this.#access,
    });
    if (end !== "credentials_rejected") return end;
    return (await this.#pauseIfRejected()) ? "stop" : "done";
  }

  /**
   * Asked once the lease is given back: an import that was started meanwhile found it taken, and so did its doorbell. One
   * whose page failed goes on when it says so, and not with the next tick.
   */
  async ringForImport(): Promise<void> {
    if (this.#connection.connector.assets === undefined) return;
    const row = await readUnfinished(this.#context, this.#connection.id);
    if (row === undefined || row.dueAt === null) return;
    if (row.dueAt <= this.#context.now()) await this.#context.ring(this.#connection.id);
    else await this.#ringAt(row.dueAt);
  }

  /** Goes on with an import that is on its way. @returns whether there is more, or nothing can go on */
  async import(): Promise<PollEnd> {
    const end = await runImport({
      context: this.#context,
      lease: this.#lease,
      connection: this.#connection,
      access: this.#access,
    });
    if (end !== "credentials_rejected") return end;
    return (await this.#pauseIfRejected()) ? "stop" : "done";
  }

  /** Goes on with a comparison that is on its way. @returns whether there is more, or nothing can go on */
  async reconcile(): Promise<PollEnd> {
    if (this.#comparisonDueAt > this.#context.now()) return "done";
    const end = await runReconciliation({
      context: this.#context,
      lease: this.#lease,
      connection: this.#connection,
      access: this.#access,
    });
    if (end !== "credentials_rejected") return end;
    return (await this.#pauseIfRejected()) ? "stop" : "done";
  }

  async work(): Promise<void> {
    while (this.#context.now() < this.#deadline) {
      const due = await this.#readDue();
      if (due.length === 0) {
        const idle = await this.#lease.releaseIfIdle();
        if (idle !== undefined) return await this.#ringLater(idle);
        // Nothing was released: something is due after all, or the lease is another holder's, which this tells.
        await this.#lease.write([]);
        continue;
      }
      if ((await this.#workThrough(due)) === "stop") return;
    }
    await this.#lease.release();
    await this.#context.ring(this.#connection.id);
  }

  /** What a CRM sends goes in its order; what Ponte reads by itself may come by thousands at once. */
  async #readDue(): Promise<DueDelivery[]> {
    const { id, connector } = this.#connection;
    const reads = Object.keys(connector.polled).length > 0;
    return await (reads ? readDueFromBothEnds : readDueDeliveries)(this.#context, id, DELIVERIES_AT_ONCE);
  }

  /** One delivery, whatever else is due; that is rung for afterwards. */
  async workOnly(deliveryId: string): Promise<void> {
    const due = await readDueDeliveries(this.#context, this.#connection.id, 1, deliveryId);
    if ((await this.#workThrough(due)) === "stop") return;
    const idle = await this.#lease.releaseIfIdle();
    if (idle !== undefined) return await this.#ringLater(idle);
    await this.#lease.release();
    await this.#context.ring(this.#connection.id);
  }

  async #workThrough(due: readonly DueDelivery[]): Promise<"go on" | "stop"> {
    const { connector } = this.#connection;
    await this.#cache.load(
      due.flatMap(({ content, subject }) =>
        typeof content === "object" && content ? mappingKeysOf(connector, content, subject) : [],
      ),
    );
    for (const delivery of due) {
      if (this.#context.now() >= this.#deadline) return "go on";
      const end = await this.#attempt(delivery);
      if (end === "credentials_rejected" && (await this.#pauseIfRejected())) return "stop";
      if (end === "gone" && !(await this.#isStillActive())) {
        await this.#lease.release();
        // Resumed in this very moment: its doorbell found the lease taken.
        if (await this.#isStillActive()) await this.#context.ring(this.#connection.id);
        return "stop";
      }
      if (typeof end === "object") {
        await this.#postpone(end.postponedUntil);
        return "stop";
      }
    }
    return "go on";
  }

  /** An administrator may have paused the connection or switched it off while it was drained. */
  async #isStillActive(): Promise<boolean> {
    const rows = await this.#context.db.all(
      sql`SELECT 1 FROM connections WHERE id = ${this.#connection.id} AND status = 'active'`,
    );
    return rows.length > 0;
  }

  #attempt(delivery: DueDelivery) {
    const connection = this.#connection;
    const run = new DeliveryRun(this.#context, this.#lease, this.#cache, {
      tenantId: delivery.tenantId,
      provider: connection.connector.id,
      connectionId: connection.id,
      deliveryId: delivery.id,
      subject: delivery.subject,
      contentAt: delivery.contentAt,
    });
    const caller = this.#access.caller({
      // Nothing is written to the ERP before what led to it is durable; and no call outlives the lease.
      beforeCall: (request) => (request.kind === "read" ? this.#lease.ensure() : run.flush()),
      record: ({ exchange }) => run.record(exchange()),
    });
    return attemptDelivery({
      context: this.#context,
      lease: this.#lease,
      connection,
      delivery,
      run,
      caller,
      memo: (key, load) => this.#memo(key, load),
    });
  }

  async #memo<Value>(key: string, load: () => Promise<Value>): Promise<Value> {
    const known = this.#memory.get(key);
    // The key names what is loaded, so what was kept under it has the loader's type.
    if (known !== undefined) return (await known) as Value;
    const loading = load();
    this.#memory.set(key, loading);
    loading.catch(() => this.#memory.delete(key));
    return await loading;
  }

  #pauseIfRejected(): Promise<boolean> {
    return pauseIfRejected({
      context: this.#context,
      lease: this.#lease,
      connection: this.#connection,
      access: this.#access,
    });
  }

  /** The ERP is down or our calls for today are used up: nothing of this connection can go before then. */
  async #postpone(until: number): Promise<void> {
    await this.#lease.write([
      this.#context.db.orm
        .update(connections)
        .set({ resumeAt: until, leaseUntil: 0 })
        .where(eq(connections.id, this.#connection.id)),
    ]);
    await this.#ringAt(until);
  }

  /** A retry that is due soon need not wait for the tick, nor need a reading of what a webhook told of. */
  async #ringLater({ nextDueAt }: { nextDueAt: number | null }): Promise<void> {
    if (nextDueAt !== null) await this.#ringAt(nextDueAt);
  }

  async #ringAt(at: number): Promise<void> {
    const now = this.#context.now();
    const bellIsSet = this.#bellAt > now && this.#bellAt <= at + 1_000;
    if (at - now > BELL_AHEAD_MS || bellIsSet) return;
    const delaySeconds = Math.max(0, Math.ceil((at - now) / 1_000));
    await this.#context.db.run(
      this.#context.db.orm
        .update(connections)
        .set({ bellAt: now + delaySeconds * 1_000 })
        .where(eq(connections.id, this.#connection.id)),
    );
    await this.#context.ring(this.#connection.id, { delaySeconds });
  }
}
