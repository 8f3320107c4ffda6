import { DurableObject } from "cloudflare:workers";
import { dateInSaoPaulo } from "./clock.ts";
import type { SandboxEnv } from "./env.ts";

/** workerd forgets an idle limiter's memory after about ten seconds: a longer window is kept in its storage. */
const LONGEST_WINDOW_IN_MEMORY_MS = 1000;

/** What an ERP allows one company, or one caller of it. `Infinity` is no limit. */
export interface RateLimits {
  callsPerWindow: number;
  windowMs: number;
  callsPerDay: number;
  /** Whether a call that was refused still fills the window, so that hammering never gets through. */
  rejectedCallsCount: boolean;
}

/** The limiter's word on one call; `atMs` is the instant it was counted at, which the journal repeats. */
export interface Admission {
  atMs: number;
  verdict: "admitted" | "over_window" | "over_day";
  /** How long until a call that was over the window could be admitted. */
  waitMs: number;
}

interface DayCount {
  day: string;
  calls: number;
}

/**
 * Counts the calls of one company: a true sliding window (no interval of `windowMs`, wherever it begins, holds
 * more admitted calls than allowed) and a count per São Paulo day, which survives a restart.
 */
export class RateLimiter extends DurableObject<SandboxEnv> {
  #recentMs: number[] = this.ctx.storage.kv.get<number[]>("recent") ?? [];

  /** Counts a call that arrives now. Synchronous, so calls of one company are decided one after the other. */
  admit(limits: RateLimits): Admission {
    const atMs = Date.now();
    this.#recentMs = this.#recentMs.filter((callMs) => callMs > atMs - limits.windowMs);
    const today = this.#callsOfDay(atMs);
    const verdict = judge(this.#recentMs.length, today.calls, limits);
    if (verdict === "admitted" || limits.rejectedCallsCount) {
      this.#remember(atMs, limits);
      this.ctx.storage.kv.put<DayCount>("day", { day: today.day, calls: today.calls + 1 });
    }
    const [oldestMs = atMs] = this.#recentMs;
    return { atMs, verdict, waitMs: verdict === "over_window" ? oldestMs + limits.windowMs - atMs : 0 };
  }

  #remember(atMs: number, limits: RateLimits): void {
    if (limits.callsPerWindow === Infinity) return;
    this.#recentMs.push(atMs);
    if (limits.windowMs > LONGEST_WINDOW_IN_MEMORY_MS) this.ctx.storage.kv.put("recent", this.#recentMs);
  }

  #callsOfDay(atMs: number): DayCount {
    const day = dateInSaoPaulo(atMs);
    const stored = this.ctx.storage.kv.get<DayCount>("day");
    return stored?.day === day ? stored : { day, calls: 0 };
  }
}

function judge(recentCalls: number, callsToday: number, limits: RateLimits): Admission["verdict"] {
  if (callsToday >= limits.callsPerDay) return "over_day";
  return recentCalls >= limits.callsPerWindow ? "over_window" : "admitted";
}
