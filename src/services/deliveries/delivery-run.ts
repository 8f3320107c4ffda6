import { and, eq, type SQLWrapper, sql } from "drizzle-orm";
import { mappings } from "../../db/schema.ts";
import type { EffectStart, Mapping, MappingStore } from "../../erp/effects.ts";
import type { Exchange } from "../../erp/http.ts";
import { canonicalJson } from "../../lib/hash.ts";
import type { Params } from "../../strings/language.ts";
import type { LogEvent } from "../../strings/logs.ts";
import type { ShardContext } from "../context.ts";
import { logStatements } from "../logs/write-log.ts";
import type { Lease } from "./lease.ts";
import type { MappingCache } from "./mapping-cache.ts";

/** The delivery was superseded or taken back between reading and starting it. */
export class DeliveryGone extends Error {
  override readonly name = "DeliveryGone";
}

export type RunSubject = {
  /** When the CRM said what goes. */
  contentAt: number;
  tenantId: string;
  provider: string;
  connectionId: string;
  deliveryId: string;
  subject: string;
};

const INTERRUPTED_AGAIN_MS = 60_000;
/** What is kept of a run's calls in the log. */
const MAX_EXCHANGES = 20;

/**
 * One attempt of one delivery: collects what it learns and writes it in as few batches as truth allows. A write to the
 * ERP leaves only after everything before it is durable; what an answer taught is written with the next step.
 */
export class DeliveryRun implements MappingStore {
  readonly startedAt: number;
  readonly #context: ShardContext;
  readonly #lease: Lease;
  readonly #cache: MappingCache;
  readonly #subject: RunSubject;
  readonly #exchanges: Exchange[] = [];
  #pending: SQLWrapper[] = [];
  #entries: { event: LogEvent; params: Params }[] = [];
  #claimed = false;
  #calls = 0;

  constructor(context: ShardContext, lease: Lease, cache: MappingCache, subject: RunSubject) {
    this.#context = context;
    this.#lease = lease;
    this.#cache = cache;
    this.#subject = subject;
    this.startedAt = context.now();
  }

  get calls(): number {
    return this.#calls;
  }

  record(exchange: Exchange): void {
    this.#calls += 1;
    if (this.#exchanges.length < MAX_EXCHANGES) this.#exchanges.push(exchange);
  }

  /** The same thing is said once: a flow that verifies what it knows comes by the same places again. */
  log(event: LogEvent, params: Params = {}): void {
    const entry = { event, params };
    const said = this.#entries.some((other) => canonicalJson(other) === canonicalJson(entry));
    if (!said) this.#entries.push(entry);
  }

  get(kind: string, key: string): Promise<Mapping | undefined> {
    return this.#cache.get(kind, key);
  }

  async beginEffect(kind: string, key: string, start: EffectStart): Promise<void> {
    const { contentHash, sent, settlesAt } = start;
    const now = this.#context.now();
    const { tenantId, connectionId, deliveryId, contentAt } = this.#subject;
    // Only while this run has the delivery: a superseded delivery must not leave a trace of a request it never made.
    this.#pending.push(sql`
      INSERT INTO mappings
        (connection_id, kind, key, tenant_id, content_hash, content_at, effect_settles_at, effect_sent, updated_at)
      SELECT ${connectionId}, ${kind}, ${key}, ${tenantId}, ${contentHash}, ${contentAt}, ${settlesAt},
        ${JSON.stringify(sent)}, ${now}
      WHERE EXISTS (SELECT 1 FROM deliveries WHERE tenant_id = ${tenantId} AND id = ${deliveryId}
        AND state = 'running' AND epoch = ${this.#lease.epoch})
      ON CONFLICT (connection_id, kind, key) DO UPDATE SET
        content_hash = excluded.content_hash, content_at = excluded.content_at,
        effect_settles_at = excluded.effect_settles_at,
        effect_sent = excluded.effect_sent, updated_at = excluded.updated_at`);
    await this.flush();
    this.#cache.set(kind, key, {
      remoteId: null,
      contentHash,
      contentAt,
      updatedAt: now,
      effect: { settlesAt, sent },
    });
  }

  settleEffect(kind: string, key: string, settlesAt: number): void {
    this.#pending.push(
      this.#context.db.orm
        .update(mappings)
        .set({ effectSettlesAt: settlesAt, updatedAt: this.#context.now() })
        .where(this.#mappingIs(kind, key)),
    );
    this.#cache.settle(kind, key, settlesAt);
  }

  save(kind: string, key: string, known: { remoteId: string; contentHash: string | null }): void {
    const now = this.#context.now();
    const { connectionId, tenantId, contentAt } = this.#subject;
    const values = { ...known, contentAt, effectSettlesAt: null, effectSent: null, updatedAt: now };
    this.#pending.push(
      this.#context.db.orm
        .insert(mappings)
        .values({ connectionId, kind, key, tenantId, ...values })
        .onConflictDoUpdate({ target: [mappings.connectionId, mappings.kind, mappings.key], set: values }),
    );
    this.#cache.set(kind, key, { ...known, contentAt, updatedAt: now, effect: null });
  }

  forget(kind: string, key: string): void {
    this.#pending.push(this.#context.db.orm.delete(mappings).where(this.#mappingIs(kind, key)));
    this.#cache.set(kind, key, undefined);
  }

  #mappingIs(kind: string, key: string) {
    return and(
      eq(mappings.connectionId, this.#subject.connectionId),
      eq(mappings.kind, kind),
      eq(mappings.key, key),
    );
  }

  /**
   * Writes what is pending; the first time it claims the delivery in the same batch.
   * @throws DeliveryGone when the delivery is no longer there to be worked, LeaseLost
   */
  async flush(): Promise<void> {
    await this.#lease.ensure();
    if (this.#claimed && this.#pending.length === 0) return;
    const claim = this.#claimed ? [] : [this.#claim()];
    const [claimed] = await this.#lease.write([...claim, ...this.#takePending()]);
    if (this.#claimed) return;
    if (claimed?.meta.changes === 0) throw new DeliveryGone();
    this.#claimed = true;
  }

  /** Writes everything that is left together with how the attempt ended. @throws DeliveryGone, LeaseLost */
  async finish(statements: readonly SQLWrapper[]): Promise<void> {
    if (!this.#claimed) await this.flush();
    await this.#lease.write([...this.#takePending(), ...statements, ...this.#logStatements()]);
  }

  /**
   * A delivery that is found running was left by a holder that died. Once is chance; each further time it comes back
   * later, so that one whose attempt cannot end does not stop those behind it.
   */
  #claim(): SQLWrapper {
    const { tenantId, deliveryId, connectionId } = this.#subject;
    const now = this.#context.now();
    return sql`UPDATE deliveries SET
        attempt_count = attempt_count + 1,
        failure_count = failure_count + (state = 'running'),
        due_at = CASE WHEN state = 'running' THEN ${now} + ${INTERRUPTED_AGAIN_MS} * failure_count ELSE due_at END,
        state = 'running', epoch = ${this.#lease.epoch}, updated_at = ${now}
      WHERE tenant_id = ${tenantId} AND id = ${deliveryId}
        AND state IN ('pending', 'queued', 'retrying', 'running')
        AND EXISTS (SELECT 1 FROM connections WHERE id = ${connectionId} AND status = 'active')`;
  }

  #takePending(): SQLWrapper[] {
    const pending = this.#pending;
    this.#pending = [];
    return pending;
  }

  /** The requests and answers stand with the last entry, which says how the attempt ended. */
  #logStatements(): SQLWrapper[] {
    const entries = this.#entries;
    this.#entries = [];
    const detail = this.#exchanges.length === 0 ? {} : { detail: { exchanges: this.#exchanges } };
    return entries.flatMap((entry, index) =>
      logStatements(this.#context, {
        ...this.#subject,
        ...entry,
        ...(index === entries.length - 1 ? detail : {}),
      }),
    );
  }
}
