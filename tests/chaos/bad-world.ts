import { randomBytes } from "node:crypto";
import { type Running, startHub, temporaryFolder, tick } from "../common/hub.ts";
import { type Chance, chanceOf } from "./chance.ts";

/** Another machine's clock may be minutes ahead; one machine's is set right by seconds. */
const AHEAD_AFTER_DEATH_MS = 600_000;
const NUDGE_MS = 15_000;

/** A hub that is killed and comes back on a machine with another clock, over the same database. */
export class BadWorld {
  readonly url: string;
  readonly chance: Chance;
  readonly #erpUrl: string;
  readonly #seed: number;
  readonly #stateDir = temporaryFolder();
  readonly #keys = JSON.stringify({ active: "k1", keys: { k1: randomBytes(32).toString("base64url") } });
  #running: Running | undefined;
  #deaths = 0;
  #aheadMs = 0;
  /** How often the clock went forward while the ERP's limit was being counted by it. */
  #leaps = 0;

  private constructor(erpUrl: string, seed: number, port: number) {
    this.#erpUrl = erpUrl;
    this.#seed = seed;
    this.chance = chanceOf(seed);
    this.url = `http://127.0.0.1:${port}`;
  }

  static async start(erpUrl: string, seed: number, port: number): Promise<BadWorld> {
    const world = new BadWorld(erpUrl, seed, port);
    await world.#start(port);
    return world;
  }

  get leaps(): number {
    return this.#leaps;
  }

  async #start(port: number): Promise<void> {
    this.#running = await startHub(this.#erpUrl, this.#stateDir, "tests/chaos/worker.ts", {
      port,
      variables: {
        CREDENTIAL_KEYS: this.#keys,
        CHAOS_SEED: this.#seed + this.#deaths,
        CHAOS_CLOCK_MS: this.#aheadMs,
        PONTE_BOOTED_AT: Date.now() + this.#aheadMs,
      },
    });
  }

  /** Whatever is under way is lost; the next process finds another time. */
  async dieAndComeBack(): Promise<void> {
    this.stop();
    this.#deaths += 1;
    this.#leap(this.chance.between(0, AHEAD_AFTER_DEATH_MS));
    await this.#start(Number(new URL(this.url).port));
  }

  /** The clock is set right, forward or back, in the middle of everything. */
  async nudgeClock(leastMs = -NUDGE_MS): Promise<void> {
    this.#leap(this.chance.between(leastMs, NUDGE_MS));
    await fetch(`${this.url}/_chaos/clock?aheadMs=${this.#aheadMs}`).catch(() => undefined);
  }

  #leap(byMs: number): void {
    this.#aheadMs += byMs;
    if (byMs > 0) this.#leaps += 1;
  }

  /** The cron fires, if anybody is there. */
  async tick(): Promise<void> {
    await tick(this.url).catch(() => undefined);
  }

  stop(): void {
    this.#running?.stop();
  }
}
