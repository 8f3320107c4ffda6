import type { AccountActor, SlotGrant, SlotReport } from "./account.ts";
import type { BudgetLimits } from "./budget.ts";
import type { CallHealth } from "./circuit.ts";

/** Where a client asks before each call. */
export interface Gate {
  /** Waits for a slot. */
  enter(): Promise<SlotPass | { denied: "unavailable" | "rate_limited"; until: number }>;
  /** Hands back what was taken and not used. Call it when the work is over. */
  close(): Promise<void>;
}

/** One call's permission: tell it when the call is over, or that it was not made. */
export type SlotPass = {
  done(health: CallHealth, retryAfterMs?: number): void;
  unused(): void;
};

/** Lets every call pass, for a provider that declares no limits. */
export const openGate: Gate = {
  enter: async () => ({ done: () => undefined, unused: () => undefined }),
  close: async () => undefined,
};

/** The gate of one account: its Durable Object, asked for several slots at a time. One caller enters at a time. */
export class AccountGate implements Gate {
  readonly #actor: Pick<DurableObjectStub<AccountActor>, "take" | "report">;
  readonly #limits: BudgetLimits;
  readonly #interactive: boolean;
  readonly #now: () => number;
  #slots: number[] = [];
  #unused: number[] = [];
  #calls: { slot: number; endedAt: number; health: CallHealth; retryAfterMs: number | undefined }[] = [];

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

  async enter(): ReturnType<Gate["enter"]> {
    if (this.#slots.length === 0) {
      const grant: SlotGrant = await this.#actor.take({
        limits: this.#limits,
        // All slots but one, so that a page's call finds a slot that no sync is holding.
        wanted: this.#interactive ? 1 : Math.max(1, this.#limits.calls - 1),
        interactive: this.#interactive,
        reports: this.#drainReports(),
      });
      if ("denied" in grant) return grant;
      this.#slots = grant.granted;
    }
    const slot = this.#slots.shift();
    if (slot === undefined) throw new Error("the account actor granted no slot");
    return {
      done: (health, retryAfterMs) => {
        this.#calls.push({ slot, endedAt: this.#now(), health, retryAfterMs });
        // A failing or limiting ERP concerns the whole account at once: give the other slots back and ask anew.
        if (health !== "healthy") this.#returnUnused();
      },
      unused: () => this.#slots.push(slot),
    };
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
    const used = this.#calls.map(({ slot, endedAt, health, retryAfterMs }): SlotReport => {
      const report = { slot, used: true as const, endedAgoMs: now - endedAt, health };
      return retryAfterMs === undefined ? report : { ...report, retryAfterMs };
    });
    const unused = this.#unused.map((slot): SlotReport => ({ slot, used: false }));
    this.#calls = [];
    this.#unused = [];
    return [...used, ...unused];
  }
}
