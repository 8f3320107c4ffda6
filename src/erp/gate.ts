import type { AccountActor, Denied, SlotReport, SlotRequest } from "./account.ts";
import { type BudgetLimits, SMALL_SHARE } from "./budget.ts";
import type { CallHealth } from "./circuit.ts";

/** Where a client asks before each call. */
export interface Gate {
  /** Waits for a slot. */
  enter(call?: CallAhead): Promise<SlotPass | Denied>;
  /** Hands back what was taken and not used. Call it when the work is over. */
  close(): Promise<void>;
  /** For what asks the account's actor anyway. Absent where a slot is not the account's alone. */
  readonly hand?: SlotHand;
}

/** What is known of a call before it is made. */
export type CallAhead = {
  /** Tells it from others, where the ERP refuses the same one again; asked for only there. */
  digest(): Promise<string>;
  /** As in `ErpRequest`. */
  sparesErrors?: number | undefined;
};

/** Lets slots come together with another answer of the account's actor, in one round trip. */
export interface SlotHand {
  /** What to ask for. @returns undefined while one is in hand, or where a slot is for one certain call */
  request(): SlotRequest | undefined;
  /** Takes what was granted. */
  keep(slots: readonly number[]): void;
}

/** What a call's end tells beside the account's health; `why`: in Ponte's own words. */
type Told = { retryAfterMs?: number | undefined; why?: string | undefined; isError?: boolean };

/** One call's permission: tell it when the call is over, or that it was not made. */
export type SlotPass = {
  done(health: CallHealth, told?: Told): void;
  unused(): void;
};

/** Lets every call pass, for a provider that declares no limits. */
export const openGate: Gate = {
  enter: async () => ({ done: () => undefined, unused: () => undefined }),
  close: async () => undefined,
};

/**
 * Two limits at once: the account's own, and one that the ERP counts for all accounts behind an address. The account's is
 * asked first, so that nobody holds what others share while waiting for what is theirs.
 */
export class SharedGate implements Gate {
  readonly #own: Gate;
  readonly #shared: Gate;

  constructor(own: Gate, shared: Gate) {
    this.#own = own;
    this.#shared = shared;
  }

  async enter(call?: CallAhead): ReturnType<Gate["enter"]> {
    const own = await this.#own.enter(call);
    if ("denied" in own) return own;
    const shared = await this.#shared.enter();
    if ("denied" in shared) {
      own.unused();
      return shared;
    }
    return {
      done: (health, told) => {
        own.done(health, told);
        // An account that fails or is limited says nothing of the others.
        shared.done("healthy");
      },
      unused: () => {
        own.unused();
        shared.unused();
      },
    };
  }

  async close(): Promise<void> {
    await Promise.all([this.#own.close(), this.#shared.close()]);
  }
}

/** What somebody who waits takes at a time, but no more than a small share of the account: others wait too. */
const IN_HAND = 2;

/** The gate of one account: its Durable Object, asked for several slots at a time. One caller enters at a time. */
export class AccountGate implements Gate, SlotHand {
  readonly hand = this;
  readonly #actor: Pick<DurableObjectStub<AccountActor>, "take" | "report">;
  readonly #limits: BudgetLimits;
  readonly #interactive: boolean;
  readonly #now: () => number;
  #slots: number[] = [];
  #unused: number[] = [];
  #calls: {
    slot: number;
    endedAt: number;
    health: CallHealth;
    retryAfterMs: number | undefined;
    why: string | undefined;
    isError: boolean;
  }[] = [];

  constructor(
    actor: Pick<DurableObjectStub<AccountActor>, "take" | "report">,
    limits: BudgetLimits,
    interactive: boolean,
    now: () => number,
  ) {
    this.#actor = actor;
    this.#limits = limits;
    this.#interactive = interactive;
    this.#now = now;
  }

  async enter(call?: CallAhead): ReturnType<Gate["enter"]> {
    const told = await this.#tellOf(call);
    // A slot that was taken for another call says nothing of this one.
    if (told.digest !== undefined) this.#returnUnused();
    if (this.#slots.length === 0) {
      const grant = await this.#actor.take(this.#ask(told));
      if ("denied" in grant) return grant;
      this.#slots = grant.granted;
    }
    const slot = this.#slots.shift();
    if (slot === undefined) throw new Error("the account actor granted no slot");
    return {
      done: (health, { retryAfterMs, why, isError = false } = {}) => {
        this.#calls.push({ slot, endedAt: this.#now(), health, retryAfterMs, why, isError });
        // A failing or limiting ERP concerns the whole account at once: give the other slots back and ask anew.
        if (health !== "healthy") this.#returnUnused();
      },
      unused: () => this.#slots.push(slot),
    };
  }

  request(): SlotRequest | undefined {
    return this.#limits.repeatMs !== undefined || this.#slots.length > 0 ? undefined : this.#ask({});
  }

  keep(slots: readonly number[]): void {
    this.#slots.push(...slots);
  }

  async #tellOf(call: CallAhead | undefined): Promise<Pick<SlotRequest, "digest" | "sparesErrors">> {
    if (call === undefined || this.#limits.repeatMs === undefined) return {};
    const { digest, sparesErrors } = call;
    return { digest: await digest(), ...(sparesErrors === undefined ? {} : { sparesErrors }) };
  }

  #ask(told: Pick<SlotRequest, "digest" | "sparesErrors">): SlotRequest {
    return {
      limits: this.#limits,
      wanted: this.#wanted(),
      interactive: this.#interactive,
      ...told,
      reports: this.#drainReports(),
    };
  }

  #wanted(): number {
    const { calls, portion } = this.#limits;
    if (this.#interactive) return Math.max(1, Math.min(IN_HAND, Math.floor(calls * SMALL_SHARE)));
    // All slots but one, so that a page's call finds a slot that no sync is holding.
    return Math.max(1, Math.min(calls - 1, portion ?? calls));
  }

  async close(): Promise<void> {
    this.#returnUnused();
    const reports = this.#drainReports();
    if (reports.length > 0) await this.#actor.report(this.#limits, reports);
  }

  #returnUnused(): void {
    this.#unused.push(...this.#slots);
    this.#slots = [];
  }

  /** Reports carry ages, not instants: two machines' clocks need not agree. */
  #drainReports(): SlotReport[] {
    const now = this.#now();
    const used = this.#calls.map(({ slot, endedAt, health, retryAfterMs, why, isError }): SlotReport => {
      const report = { slot, used: true as const, endedAgoMs: now - endedAt, health, isError };
      return {
        ...report,
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
        ...(why === undefined ? {} : { why }),
      };
    });
    const unused = this.#unused.map((slot): SlotReport => ({ slot, used: false }));
    this.#calls = [];
    this.#unused = [];
    return [...used, ...unused];
  }
}
