import { DurableObject } from "cloudflare:workers";
import { dateInSaoPaulo } from "./clock.ts";
import type { SandboxEnv } from "./env.ts";

const WINDOW_MS = 1000;

/** What an ERP allows one company. */
export interface RateLimits {
  callsPerSecond: number;
  callsPerDay: number;
  /** Whether a call that was refused still fills the window, so that hammering never gets through. */
  rejectedCallsCount: boolean;
}

/** The limiter's word on one call; `atMs` is the instant it was counted at, which the journal repeats. */
export interface Admission {
  atMs: number;
  verdict: "admitted" | "over_second" | "over_day";
}

interface DayCount {
  day: string;
  calls: number;
}

/**
 * Counts the calls of one company: a true sliding window (no interval of 1000 ms, wherever it begins, holds
 * more admitted calls than allowed) and a count per São Paulo day, which survives a restart.
 */
export class RateLimiter extends DurableObject<SandboxEnv> {
  #recentMs: number[] = [];

  /** Counts a call that arrives now. Synchronous, so calls of one company are decided one after the other. */
  admit(limits: RateLimits): Admission {
    const atMs = Date.now();
    this.#recentMs = this.#recentMs.filter((callMs) => callMs > atMs - WINDOW_MS);
    const today = this.#callsOfDay(atMs);
    const verdict = judge(this.#recentMs.length, today.calls, limits);
    if (verdict === "admitted" || limits.rejectedCallsCount) {
      this.#recentMs.push(atMs);
      this.ctx.storage.kv.put<DayCount>("day", { day: today.day, calls: today.calls + 1 });
    }
    return { atMs, verdict };
  }

  #callsOfDay(atMs: number): DayCount {
    const day = dateInSaoPaulo(atMs);
    const stored = this.ctx.storage.kv.get<DayCount>("day");
    return stored?.day === day ? stored : { day, calls: 0 };
  }
}

function judge(recentCalls: number, callsToday: number, limits: RateLimits): Admission["verdict"] {
  if (callsToday >= limits.callsPerDay) return "over_day";
  return recentCalls >= limits.callsPerSecond ? "over_second" : "admitted";
}
