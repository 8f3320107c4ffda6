import { FIRST_SHARD } from "../../../src/db/shards.ts";
import { openGate } from "../../../src/erp/gate.ts";
import {
  atShard,
  type CallerContext,
  createContext,
  type ShardContext,
  type TenantContext,
} from "../../../src/services/context.ts";
import { Clock } from "./clock.ts";
import { bindings } from "./worker.ts";

export type Ring = {
  connectionId: string;
  shard?: number | undefined;
  urgent: boolean;
  delaySeconds: number;
};

/** What a test can see and steer of a context. */
export type Controls = {
  clock: Clock;
  /** The doorbells that were rung and not sent. */
  rung: Ring[];
  /** The requests to the ERP, in order. */
  sent: { method: string; path: string }[];
};

export type TestContext = CallerContext & ShardContext & Controls;
export type TestTenantContext = TenantContext & Controls;

/**
 * The operator's context of real life at the first database, but for time, chance and doorbells: the clock stands until a
 * test moves it, chance is always one half, doorbells are only noted, and calls are not paced, which has tests of its own.
 * @param changes a `db` stands for the directory too, as in a hub with one database
 */
export function openContext({ db, ...changes }: Partial<CallerContext & ShardContext> = {}): TestContext {
  const clock = new Clock();
  const rung: Ring[] = [];
  const sent: Controls["sent"] = [];
  const context = {
    ...createContext(bindings),
    ...(db === undefined ? {} : { directory: db, shards: [{ number: FIRST_SHARD, db }] }),
    principal: { kind: "operator" } as const,
    now: clock.now,
    random: () => 0.5,
    fetch: (input: Parameters<typeof fetch>[0], init?: RequestInit) => {
      sent.push({
        method: init?.method ?? "GET",
        path: new URL(String(input)).pathname.slice("/gestaoclick".length),
      });
      return fetch(input, init);
    },
    send: async (doorbells, { urgent = false, delaySeconds = 0 } = {}) => {
      rung.push(...doorbells.flatMap((bell) => ("job" in bell ? [] : [{ ...bell, urgent, delaySeconds }])));
    },
    gate: () => openGate,
    clock,
    rung,
    sent,
  } satisfies CallerContext & Controls;
  return { ...atShard(context), ...changes };
}

/** The same context as the operator of a tenant has it. */
export function forTenant(context: TestContext, tenantId: string): TestTenantContext {
  return { ...context, tenantId };
}
