import { openGate } from "../../../src/erp/gate.ts";
import { type CallerContext, createContext, type TenantContext } from "../../../src/services/context.ts";
import { Clock } from "./clock.ts";
import { bindings } from "./worker.ts";

export type Ring = { connectionId: string; urgent: boolean; delaySeconds: number };

/** What a test can see and steer of a context. */
export type Controls = {
  clock: Clock;
  /** The doorbells that were rung and not sent. */
  rung: Ring[];
  /** The requests to the ERP, in order. */
  sent: { method: string; path: string }[];
};

export type TestContext = CallerContext & Controls;
export type TestTenantContext = TenantContext & Controls;

/**
 * The operator's context of real life, but for time, chance and doorbells: the clock stands until a test moves it, chance is
 * always one half, doorbells are only noted, and calls are not paced, which has tests of its own.
 */
export function openContext(changes: Partial<CallerContext> = {}): TestContext {
  const clock = new Clock();
  const rung: Ring[] = [];
  const sent: Controls["sent"] = [];
  return {
    ...createContext(bindings),
    principal: { kind: "operator" },
    now: clock.now,
    random: () => 0.5,
    fetch: (input, init) => {
      sent.push({
        method: init?.method ?? "GET",
        path: new URL(String(input)).pathname.slice("/gestaoclick".length),
      });
      return fetch(input, init);
    },
    ring: async (connectionId, { urgent = false, delaySeconds = 0 } = {}) => {
      rung.push({ connectionId, urgent, delaySeconds });
    },
    ringAll: async (connectionIds) => {
      rung.push(...connectionIds.map((connectionId) => ({ connectionId, urgent: false, delaySeconds: 0 })));
    },
    gate: () => openGate,
    clock,
    rung,
    sent,
    ...changes,
  };
}

/** The same context as the operator of a tenant has it. */
export function forTenant(context: TestContext, tenantId: string): TestTenantContext {
  return { ...context, tenantId };
}
