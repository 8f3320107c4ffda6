import type { EffectStart, Mapping, MappingStore, RemoteRecord } from "../../../src/erp/effects.ts";
import type { Failure, Outcome } from "../../../src/erp/outcome.ts";
import { ok } from "../../../src/erp/outcome.ts";

/** The Worker was killed: nothing that was not durable is left. */
export class Killed extends Error {}

/** Everything that can become of one create. `late` is how long after it was sent the request arrives all the same. */
export type Fate =
  | { kind: "clean" }
  | { kind: "refused"; commits: boolean }
  | { kind: "failed"; commits: boolean; lateMs?: number }
  | { kind: "no_answer"; commits: boolean; lateMs?: number }
  | { kind: "unauthorized"; commits: boolean }
  | { kind: "turned_away" }
  | { kind: "not_sent" }
  | { kind: "killed"; commits: boolean; lateMs?: number };

/** What becomes of one look-up. */
export type Sight = "clear" | "fails" | "killed";

const FAILURES: Record<Exclude<Fate["kind"], "clean" | "killed">, Failure> = {
  refused: { kind: "refused", message: "no", certainty: "answered" },
  failed: { kind: "unavailable", message: "HTTP 500", certainty: "answered" },
  no_answer: { kind: "timeout", message: "no answer", certainty: "no_answer" },
  unauthorized: { kind: "invalid_credentials", message: "HTTP 401", certainty: "answered" },
  turned_away: { kind: "rate_limited", message: "HTTP 429", certainty: "turned_away" },
  not_sent: { kind: "unavailable", message: "held back", certainty: "not_sent", until: 0 },
};

/** An ERP without idempotency, as a model: what it holds, and what is still on its way to it. */
export class ModelErp {
  readonly records: RemoteRecord[] = [];
  #onTheWay: { at: number; content: number }[] = [];
  #lastId = 0;

  /** Lets every request arrive that is due. */
  arrive(now: number): void {
    const due = this.#onTheWay.filter(({ at }) => at <= now);
    this.#onTheWay = this.#onTheWay.filter(({ at }) => at > now);
    for (const { content } of due) this.#commit(content);
  }

  get isQuiet(): boolean {
    return this.#onTheWay.length === 0;
  }

  create(fate: Fate, content: number, now: number): Outcome<RemoteRecord> {
    if ("commits" in fate && fate.commits) {
      const lateMs = "lateMs" in fate ? (fate.lateMs ?? 0) : 0;
      if (lateMs === 0) this.#commit(content);
      else this.#onTheWay.push({ at: now + lateMs, content });
    }
    if (fate.kind === "clean") return ok(this.#commit(content));
    if (fate.kind === "killed") throw new Killed();
    return FAILURES[fate.kind];
  }

  find(sight: Sight): Outcome<RemoteRecord> {
    if (sight === "killed") throw new Killed();
    if (sight === "fails") return FAILURES.failed;
    const [record] = this.records;
    return record === undefined ? { kind: "empty" } : ok(record);
  }

  #commit(content: number): RemoteRecord {
    this.#lastId += 1;
    const record = { id: String(this.#lastId), raw: { content } };
    this.records.push(record);
    return record;
  }
}

/** Mappings whose changes are durable at once only where the contract says so; the others with the attempt's end. */
export class ModelMappings implements MappingStore {
  durable: Mapping | undefined;
  #seen: Mapping | undefined;

  /** A new attempt knows what is durable. */
  begin(): void {
    this.#seen = this.durable;
  }

  /** The attempt's end was recorded. */
  end(): void {
    this.durable = this.#seen;
  }

  async get(): Promise<Mapping | undefined> {
    return this.#seen;
  }

  async beginEffect(
    _kind: string,
    _key: string,
    { contentHash, sent, settlesAt }: EffectStart,
  ): Promise<void> {
    this.#seen = { remoteId: null, contentHash, contentAt: null, updatedAt: 0, effect: { sent, settlesAt } };
    this.durable = this.#seen;
  }

  settleEffect(_kind: string, _key: string, settlesAt: number): void {
    if (this.#seen?.effect) this.#seen = { ...this.#seen, effect: { ...this.#seen.effect, settlesAt } };
  }

  save(_kind: string, _key: string, known: { remoteId: string; contentHash: string | null }): void {
    this.#seen = { ...known, contentAt: null, updatedAt: 0, effect: null };
  }

  forget(): void {
    this.#seen = undefined;
  }
}
