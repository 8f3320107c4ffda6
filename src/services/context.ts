import { Database } from "../db/database.ts";
import type { Bindings, Settings } from "../env.ts";
import { readSettings } from "../env.ts";
import type { BudgetLimits } from "../erp/budget.ts";
import type { Gate } from "../erp/gate.ts";
import { AccountGate } from "../erp/gate.ts";
import { ApiError } from "../errors.ts";
import { errorName } from "../lib/error-name.ts";
import { sha256 } from "../lib/hash.ts";
import type { Scope } from "../lib/scopes.ts";

/** Who calls. The operator may do everything; a key what its scopes say, in its own tenant. */
export type Principal =
  | { kind: "operator" }
  | { kind: "api_key"; keyId: string; tenantId: string; scopes: readonly Scope[] };

/**
 * What every verb works with. Time, randomness and fetch come in here, so that backoff, jitter and leases are tested
 * without waiting.
 */
export type Context = {
  db: Database;
  settings: Settings;
  now: () => number;
  random: () => number;
  fetch: typeof fetch;
  /** Says that a connection has work. Losing the message costs only the time until the next tick. */
  ring: (connectionId: string, options?: { urgent?: boolean; delaySeconds?: number }) => Promise<void>;
  /** Rings many at once. */
  ringAll: (connectionIds: readonly string[]) => Promise<void>;
  gate: (accountKey: string, limits: BudgetLimits, interactive: boolean) => Gate;
};

/** A context in which a tenant is known: what it reads and writes is that tenant's. */
export type TenantContext = Context & { tenantId: string; principal: Principal };

const MESSAGES_PER_BATCH = 100;

/** The context of real life. */
export function createContext(bindings: Bindings): Context {
  return {
    db: new Database(bindings.DB),
    settings: readSettings(bindings),
    now: () => Date.now(),
    random: () => Math.random(),
    fetch: (input, init) => fetch(input, init),
    ring: async (connectionId, { urgent = false, delaySeconds = 0 } = {}) => {
      const queue = urgent ? bindings.RESENDS : bindings.DOORBELLS;
      await queue.send({ connectionId }, { delaySeconds }).catch(noteUnheard);
    },
    ringAll: async (connectionIds) => {
      for (let start = 0; start < connectionIds.length; start += MESSAGES_PER_BATCH) {
        const chunk = connectionIds.slice(start, start + MESSAGES_PER_BATCH);
        const bells = chunk.map((connectionId) => ({ body: { connectionId } }));
        await bindings.DOORBELLS.sendBatch(bells).catch(noteUnheard);
      }
    },
    gate: (accountKey, limits, interactive) =>
      new AccountGate(bindings.ACCOUNTS.getByName(accountKey), limits, interactive, () => Date.now()),
  };
}

/** A queue may be overloaded for a moment. What was asked stands in D1 already, so the caller is not told of a failure. */
function noteUnheard(error: unknown): void {
  console.error(JSON.stringify({ message: "a doorbell was not rung", error: errorName(error) }));
}

/** The first line of a verb. @throws ApiError insufficient_scope */
export function requireScope(context: TenantContext, scope: Scope): void {
  const { principal } = context;
  if (principal.kind === "operator" || principal.scopes.includes(scope)) return;
  throw new ApiError("insufficient_scope", { scope });
}

/** The name of an account's actor: provider, host and account key, hashed, since the key is a secret. */
export function accountActorName(provider: string, baseUrl: string, accountKey: string): Promise<string> {
  return sha256(`${provider}|${baseUrl}|${accountKey}`).then((hash) => `${provider}:${hash}`);
}
