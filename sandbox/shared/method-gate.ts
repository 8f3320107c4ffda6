import { DurableObject } from "cloudflare:workers";
import type { SandboxEnv } from "./env.ts";
import {
  enterLane,
  type GateRules,
  isIdle,
  type Lane,
  type LaneState,
  leaveLane,
  newLane,
  type Verdict,
} from "./method-lane.ts";

/**
 * What an ERP counts per caller and method: calls in a minute, calls at once, repeated calls and errors that lead to a
 * block. One per key of a company; a lane is an address and a method. It survives a restart.
 */
export class MethodGate extends DurableObject<SandboxEnv> {
  /**
   * Judges a call that arrives now, in its own lane or in its method's while a block was ordered for that. Synchronous,
   * so calls are decided one after the other.
   */
  enter(call: { lane: string; method: string; fingerprint: string }, rules: GateRules): Verdict {
    const { fingerprint } = call;
    const name = this.#read(call.method).blockedUntilMs > Date.now() ? call.method : call.lane;
    const lane = this.#read(name);
    const verdict = enterLane(lane, { fingerprint, nowMs: Date.now(), id: crypto.randomUUID() }, rules);
    this.#write(name, lane);
    return verdict;
  }

  /** Notes that a call ended: `callId` when it was admitted, `isError` when its answer counts as one. */
  leave(name: string, end: { callId: string | undefined; isError: boolean }, rules: GateRules): void {
    const lane = this.#read(name);
    leaveLane(lane, { ...end, nowMs: Date.now() }, rules);
    this.#write(name, lane);
  }

  /** Blocks a method for as many seconds from now, whoever calls it. */
  block(method: string, seconds: number): void {
    this.#write(method, { ...newLane(), blockedUntilMs: Date.now() + seconds * 1000 });
  }

  /** Forgets everything: errors, blocks, what was called. */
  reset(): void {
    for (const [name] of [...this.ctx.storage.kv.list<Lane>()]) this.ctx.storage.kv.delete(name);
  }

  /** The lanes as they are now. */
  lanes(): LaneState[] {
    const nowMs = Date.now();
    return [...this.ctx.storage.kv.list<Lane>()].map(([name, lane]) => ({
      name,
      blockedSeconds: Math.max(0, Math.ceil((lane.blockedUntilMs - nowMs) / 1000)),
      errorsCounted: lane.errorsMs.length,
      running: Object.keys(lane.running).length,
    }));
  }

  #read(name: string): Lane {
    return this.ctx.storage.kv.get<Lane>(name) ?? newLane();
  }

  #write(name: string, lane: Lane): void {
    if (isIdle(lane)) this.ctx.storage.kv.delete(name);
    else this.ctx.storage.kv.put(name, lane);
  }
}
