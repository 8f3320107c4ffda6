import type { AccountActor, SlotGrant, SlotReport } from "./account.ts";
import { type BudgetLimits, LATEST_ARRIVAL_MS } from "./budget.ts";
import type { CallHealth } from "./circuit.ts";

/** Where a client asks before each call. */
export interface Gate {
  /** Waits for a slot. */
  enter(): Promise<SlotPass | { denied: "unavailable" | "rate_limited"; until: number }>;
  /** Hands back what was taken and not used. Call it when the work is over. */
  close(): Promise<void>;
}

/** One call's permission: tell it when the call is over. */
export type SlotPass = { done(sentAt: number, health: CallHealth, retryAfterMs?: number): void };

/** Lets every call pass, for a provider that declares no limits. */
export const openGate: Gate = {
  enter: async () => ({ done: () => undefined }),
  close: async () => undefined,
};

/** The gate of one account: its Durable Object, asked for several slots at a time. */
export class AccountGate implements Gate {
  readonly #actor: Pick<DurableObjectStub<AccountActor>, "take" | "report">;
  readonly #limits: BudgetLimits;
  readonly #interactive: boolean;
  readonly #now: () => number;
  #slots: number[] = [];
  #unused: number[] = [];
  #calls: { slot: number; arrivedAt: number; health: CallHealth; retryAfterMs: number | undefined }[] = [];

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
      done: (sentAt, health, retryAfterMs) => {
        const arrivedAt = Math.min(this.#now(), sentAt + LATEST_ARRIVAL_MS);
        this.#calls.push({ slot, arrivedAt, health, retryAfterMs });
        // A failing or limiting ERP concerns the whole account at once: give the other slots back and ask anew.
        if (health !== "healthy") this.#returnUnused();
      },
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
    const used = this.#calls.map(({ slot, arrivedAt, health, retryAfterMs }): SlotReport => {
      const report = { slot, used: true as const, arrivedAgoMs: now - arrivedAt, health };
      return retryAfterMs === undefined ? report : { ...report, retryAfterMs };
    });
    const unused = this.#unused.map((slot): SlotReport => ({ slot, used: false }));
    this.#calls = [];
    this.#unused = [];
    return [...used, ...unused];
  }
}
