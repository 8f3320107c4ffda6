import { DurableObject } from "cloudflare:workers";
import { saoPauloDay } from "../lib/dates.ts";
import type { OwnWords } from "../strings/erp-words.ts";
import { Budget, type BudgetLimits, type BudgetState, SMALL_SHARE } from "./budget.ts";
import { Carefulness, type CarefulState } from "./carefulness.ts";
import { type CallHealth, Circuit } from "./circuit.ts";
import { type DeskAnswer, type KeptToken, SessionDesk } from "./session-desk.ts";

/** What a holder tells of a slot: how long ago its call ended, and how it went. */
export type SlotReport = { slot: number } & (
  | { used: false }
  | {
      used: true;
      endedAgoMs: number;
      health: CallHealth;
      retryAfterMs?: number;
      why?: string;
      isError?: boolean;
    }
);

export type SlotRequest = {
  limits: BudgetLimits;
  wanted: number;
  /** Somebody is waiting for the answer: goes before syncs. */
  interactive: boolean;
  /** Which call the slot is for, where the ERP refuses the same one again. */
  digest?: string;
  /** As in `ErpRequest`. */
  sparesErrors?: number;
  reports: SlotReport[];
};

export type SlotGrant =
  | { granted: number[] }
  /** The ERP is down, blocks us, or today's calls are used up: nothing may leave before `until`. */
  | Denied;

/** With Ponte's words for what the ERP said, where there are some: what it is that everybody waits for. */
export type Denied = { denied: SlotDenial; until: number; why?: string };

export type SlotDenial = "unavailable" | "rate_limited" | "blocked";

const NEAR_BLOCK: OwnWords = "ponte:near_block";

type Waiter = { request: SlotRequest; resolve: (grant: SlotGrant) => void };
type Today = { day: string; calls: number };

/** A limit that lasts longer than this is no matter of waiting: the work is put off. */
const LONGEST_WAIT_MS = 30_000;

/**
 * One actor per ERP account (provider and account key). Every call of every flow, page and function of that account
 * takes a slot here, so the ERP's limit holds across all of them. Slots come several at a time and reports ride on
 * the next request, so pacing costs about one message per three calls.
 */
export class AccountActor extends DurableObject {
  #budget: Budget | undefined;
  readonly #circuit = new Circuit();
  #waiters: Waiter[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #desk: SessionDesk | undefined;
  #care: Carefulness | undefined;

  /** Waits for its turn, interactive requests first. @returns slots, or until when there are none. */
  async take(request: SlotRequest): Promise<SlotGrant> {
    const budget = await this.#open(request.limits);
    this.#apply(budget, request.limits, request.reports);
    if (request.wanted === 0) return { granted: [] };
    return await new Promise((resolve) => {
      this.#waiters.push({ request, resolve });
      this.#pump(budget);
    });
  }

  /** Reports calls without asking for more. */
  async report(limits: BudgetLimits, reports: SlotReport[]): Promise<void> {
    const budget = await this.#open(limits);
    this.#apply(budget, limits, reports);
    this.#pump(budget);
  }

  /**
   * The account's token, or the right to log in: one login at a time, whoever calls.
   * @param login the digest of the caller's own login call
   * @param request what to grant together with a token, as far as it is free. Who waits for another's login holds no
   * slot, which that login may need.
   */
  async openSession(login: string, request?: SlotRequest): Promise<DeskAnswer & { granted?: number[] }> {
    const answer = await (await this.#openDesk()).open(login);
    if (request === undefined) return answer;
    const budget = await this.#open(request.limits);
    this.#apply(budget, request.limits, request.reports);
    if ("ticket" in answer || this.#waiters.length > 0) return answer;
    const grant = this.#grant(budget, request, Date.now());
    return grant !== undefined && "granted" in grant ? { ...answer, granted: grant.granted } : answer;
  }

  /** Ends the login that a ticket allowed. */
  async closeSession(ticket: string, token?: KeptToken): Promise<void> {
    const desk = await this.#openDesk();
    if (desk.close(ticket, token)) await this.ctx.storage.put("session", token);
  }

  /** Forgets a token that the ERP turned away. */
  async dropSession(digest: string): Promise<void> {
    const desk = await this.#openDesk();
    if (desk.drop(digest)) await this.ctx.storage.delete("session");
  }

  async #openDesk(): Promise<SessionDesk> {
    if (this.#desk !== undefined) return this.#desk;
    const kept = await this.ctx.storage.get<KeptToken>("session");
    this.#desk ??= new SessionDesk(() => Date.now(), kept);
    return this.#desk;
  }

  /** A new actor takes up what its predecessor granted: slots that are in somebody's hand, and the day's count. */
  async #open(limits: BudgetLimits): Promise<Budget> {
    if (this.#budget !== undefined) return this.#budget;
    return await this.ctx.blockConcurrencyWhile(async () => {
      if (this.#budget !== undefined) return this.#budget;
      const budget = new Budget(limits);
      const today = await this.ctx.storage.get<Today>("today");
      const slots = await this.ctx.storage.get<BudgetState>("slots");
      this.#care = new Carefulness(await this.ctx.storage.get<CarefulState>("care"));
      if (today !== undefined) budget.restoreToday(today);
      if (slots !== undefined) budget.restore(slots);
      this.#budget = budget;
      return budget;
    });
  }

  #apply(budget: Budget, limits: BudgetLimits, reports: SlotReport[]): void {
    const now = Date.now();
    for (const report of reports) {
      if (!report.used) {
        budget.unused(report.slot);
        continue;
      }
      budget.used(report.slot, now - report.endedAgoMs);
      this.#circuit.record(report.health, now, report.retryAfterMs, report.why);
      if (report.isError && limits.errors !== undefined) this.#care?.noteError(now);
    }
    if (reports.length > 0) this.#save(budget);
  }

  #pump(budget: Budget): void {
    clearTimeout(this.#timer);
    this.#waiters.sort((left, right) => Number(right.request.interactive) - Number(left.request.interactive));
    while (this.#waiters.length > 0) {
      const now = Date.now();
      const waiter = this.#waiters[0];
      if (waiter === undefined) return;
      const grant = this.#grant(budget, waiter.request, now);
      if (grant === undefined) {
        const next = Math.max(this.#circuit.slowUntil(now), budget.nextFreeAt(now));
        this.#timer = setTimeout(() => this.#pump(budget), Math.max(1, next - now));
        return;
      }
      this.#waiters.shift();
      waiter.resolve(grant);
    }
  }

  /** @returns undefined while no slot is free */
  #grant(budget: Budget, request: SlotRequest, now: number): SlotGrant | undefined {
    const denial = this.#denial(budget, request, now);
    if (denial !== undefined) return denial;
    const granted = this.#circuit.slowUntil(now) > 0 ? [] : budget.take(request.wanted, now);
    if (granted.length === 0) return undefined;
    const { digest, limits } = request;
    if (digest !== undefined && limits.repeatMs !== undefined)
      this.#care?.noteCall(digest, now, limits.repeatMs);
    const isSmall = request.interactive && granted.length <= limits.calls * SMALL_SHARE;
    this.#save(budget, { allowUnconfirmed: isSmall && digest === undefined });
    return { granted };
  }

  #denial(budget: Budget, { limits, digest, sparesErrors }: SlotRequest, now: number): SlotGrant | undefined {
    const openUntil = this.#circuit.openUntil(now);
    if (openUntil > 0) return { denied: "unavailable", until: openUntil };
    const slowUntil = this.#circuit.slowUntil(now);
    if (slowUntil > now + LONGEST_WAIT_MS) {
      const why = this.#circuit.slowWhy;
      return { denied: "blocked", until: slowUntil, ...(why === undefined ? {} : { why }) };
    }
    const blockedUntil = this.#care?.errorsUntil(now, limits.errors, sparesErrors) ?? 0;
    if (blockedUntil > 0) return { denied: "blocked", until: blockedUntil, why: NEAR_BLOCK };
    const repeatedUntil = digest === undefined ? 0 : (this.#care?.repeatedUntil(digest, now) ?? 0);
    if (repeatedUntil > 0) return { denied: "rate_limited", until: repeatedUntil };
    if (!budget.dayIsSpent(saoPauloDay(now))) return undefined;
    const midnight = Date.parse(`${saoPauloDay(now + 86_400_000)}T03:00:00Z`);
    return { denied: "rate_limited", until: midnight };
  }

  /**
   * Not awaited: the platform itself holds a grant back until what is written before it is safe. A person's few calls of a
   * large account do not wait for that: should the actor die in those milliseconds, its successor counts so few too little.
   */
  #save(budget: Budget, options: DurableObjectPutOptions = {}): void {
    void this.ctx.storage.put({ today: budget.today, slots: budget.state, care: this.#care?.state }, options);
  }
}
