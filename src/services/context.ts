import { waitUntil } from "cloudflare:workers";
import type { Database } from "../db/database.ts";
import { FIRST_SHARD, openShards, type Shard } from "../db/shards.ts";
import type { Bindings, Settings } from "../env.ts";
import { readSettings } from "../env.ts";
import type { BudgetLimits } from "../erp/budget.ts";
import type { Gate } from "../erp/gate.ts";
import { AccountGate } from "../erp/gate.ts";
import type { SessionLogin, SessionStore } from "../erp/session.ts";
import { ApiError, DatabaseError } from "../errors.ts";
import type { Doorbell } from "../lib/doorbell.ts";
import { errorName } from "../lib/error-name.ts";
import { sha256 } from "../lib/hash.ts";
import type { Role, Scope } from "../lib/scopes.ts";
import { AccountSession } from "./connections/account-session.ts";
import { type ArchiveStore, openArchiveStore } from "./logs/archive-store.ts";
import { createMailer, type Mailer } from "./mail/mailer.ts";

/**
 * Who calls. An operator (the bootstrap token, or a person of the support team) may do everything; a member what the role
 * says, in their company; a person who belongs to none nothing at all; a key what its scopes say, in its own tenant.
 */
export type Principal =
  | { kind: "operator"; person?: Person }
  | { kind: "member"; person: Person; tenantId: string; role: Role }
  | { kind: "person"; person: Person }
  | { kind: "api_key"; keyId: string; name: string; tenantId: string; scopes: readonly Scope[] };

/** Somebody with an account. */
export type Person = { userId: string; name: string; email: string };

/**
 * What every verb works with. Time, randomness and fetch come in here, so that backoff, jitter and leases are tested
 * without waiting.
 */
export type Context = {
  /** The first database: people, keys, sessions, and in which database each company's rows stand. */
  directory: Database;
  /** The databases of companies' rows, the first one first, which is the directory too. */
  shards: readonly Shard[];
  settings: Settings;
  now: () => number;
  random: () => number;
  fetch: typeof fetch;
  /** Puts doorbells into the queue. Losing them costs only the time until the next tick. */
  send: (
    doorbells: readonly Doorbell[],
    options?: { urgent?: boolean; delaySeconds?: number },
  ) => Promise<void>;
  mailer: Mailer;
  /** Where old log entries go; undefined for a hub that only deletes them. */
  archive: ArchiveStore | undefined;
  gate: (actorName: string, limits: BudgetLimits, interactive: boolean) => Gate;
  /** The token of an account's session, shared by all its calls. */
  sessions: (actorName: string, login: SessionLogin) => SessionStore;
  /** Work that nobody waits for: it runs when the answer has gone, and a failure of it is only logged. */
  afterwards: (work: () => Promise<void>) => void;
};

/** A context in which the caller is known. */
export type CallerContext = Context & { principal: Principal };

/** A context at one database of companies' rows: what it reads and writes there, and rings for, is of companies that stand there. */
export type ShardContext = Context & {
  db: Database;
  shard: number;
  /** Says that a connection has work. */
  ring: (connectionId: string, options?: { urgent?: boolean; delaySeconds?: number }) => Promise<void>;
  /** Rings many at once. */
  ringAll: (connectionIds: readonly string[]) => Promise<void>;
};

/** A context in which a tenant is known: what it reads and writes is that tenant's. */
export type TenantContext = CallerContext & ShardContext & { tenantId: string };

/** A company, and the database in which its rows stand. */
export type TenantPlace = { id: string; shard: number };

/** Who calls; and from which company, where the credentials tell that. */
export type Caller = { principal: Principal; place: TenantPlace | null };

const MESSAGES_PER_BATCH = 100;
/** The platform does not tell when an answer has left. Work that begins at once is done before it goes. */
const AFTER_ANSWER_MS = 10;

/** The context of real life. */
export function createContext(bindings: Bindings): Context {
  const shards = openShards(bindings);
  const directory = dbOf(shards, FIRST_SHARD);
  const settings = readSettings(bindings);
  return {
    directory,
    shards,
    settings,
    mailer: createMailer({
      directory,
      settings,
      binding: bindings.MAIL,
      fetch: (input, init) => fetch(input, init),
    }),
    archive: openArchiveStore(bindings.ARCHIVE),
    now: () => Date.now(),
    random: () => Math.random(),
    fetch: (input, init) => fetch(input, init),
    send: async (doorbells, { urgent = false, delaySeconds = 0 } = {}) => {
      const queue = urgent ? bindings.RESENDS : bindings.DOORBELLS;
      for (let start = 0; start < doorbells.length; start += MESSAGES_PER_BATCH) {
        const bells = doorbells.slice(start, start + MESSAGES_PER_BATCH);
        await queue.sendBatch(bells.map((body) => ({ body, delaySeconds }))).catch(noteUnheard);
      }
    },
    gate: (actorName, limits, interactive) =>
      new AccountGate(bindings.ACCOUNTS.getByName(actorName), limits, interactive, () => Date.now()),
    afterwards: (work) => waitUntil(scheduler.wait(AFTER_ANSWER_MS).then(work).catch(noteUndone)),
    sessions: (actorName, login) =>
      new AccountSession(bindings.ACCOUNTS.getByName(actorName), settings.credentialKeys, actorName, login),
  };
}

/** @throws for a number whose database is not bound: what stands there cannot be reached */
function dbOf(shards: readonly Shard[], number: number): Database {
  const shard = shards.find((each) => each.number === number);
  if (shard === undefined) throw new DatabaseError(new Error(`the database DB_${number} is not bound`));
  return shard.db;
}

/** The context at one of the databases, by itself the first one. @throws DatabaseError when it is not bound */
export function atShard<Given extends Context>(context: Given, shard = FIRST_SHARD): Given & ShardContext {
  const belling = shard === FIRST_SHARD ? {} : { shard };
  return {
    ...context,
    db: dbOf(context.shards, shard),
    shard,
    ring: (connectionId, options) => context.send([{ connectionId, ...belling }], options),
    ringAll: (connectionIds) =>
      context.send(connectionIds.map((connectionId) => ({ connectionId, ...belling }))),
  };
}

/** The context at each of the databases, the first one first. */
export function atEachShard<Given extends Context>(context: Given): (Given & ShardContext)[] {
  return context.shards.map(({ number }) => atShard(context, number));
}

/** The context of a caller at a company, in the database in which its rows stand. */
export function atTenant(context: CallerContext, { id, shard }: TenantPlace): TenantContext {
  return { ...atShard(context, shard), tenantId: id };
}

/** A queue may be overloaded for a moment. What was asked stands in D1 already, so the caller is not told of a failure. */
function noteUnheard(error: unknown): void {
  console.error(JSON.stringify({ message: "a doorbell was not rung", error: errorName(error) }));
}

function noteUndone(error: unknown): void {
  console.error(JSON.stringify({ message: "work after an answer failed", error: errorName(error) }));
}

/** May this caller do what the scope names? */
export function hasScope(principal: Principal, scope: Scope): boolean {
  switch (principal.kind) {
    case "operator":
      return true;
    case "member":
      return principal.role === "admin" || scope === "read";
    case "person":
      return false;
    case "api_key":
      return principal.scopes.includes(scope);
  }
}

/** The first line of a verb. @throws ApiError insufficient_scope, admin_only (to a person: they have a role, no scopes) */
export function requireScope({ principal }: { principal: Principal }, scope: Scope): void {
  if (hasScope(principal, scope)) return;
  throw principal.kind === "api_key"
    ? new ApiError("insufficient_scope", { scope })
    : new ApiError("admin_only");
}

/** May this caller run a company: its team, its keys, its audit trail? No API key may, whatever its scopes. */
export function isAdmin(principal: Principal): boolean {
  return principal.kind === "operator" || (principal.kind === "member" && principal.role === "admin");
}

/** The first line of a verb on a company's team, keys and audit trail. @throws ApiError admin_only */
export function requireAdmin({ principal }: { principal: Principal }): void {
  if (!isAdmin(principal)) throw new ApiError("admin_only");
}

/** The first line of a verb of the support team. @throws ApiError operator_only */
export function requireOperator({ principal }: { principal: Principal }): void {
  if (principal.kind !== "operator") throw new ApiError("operator_only");
}

/** The name of an account's actor: system, host and account key, hashed, since the key is a secret. */
export function accountActorName(
  system: string,
  { baseUrl, accountKey }: { baseUrl: string; accountKey: string },
): Promise<string> {
  return sha256(`${system}|${baseUrl}|${accountKey}`).then((hash) => `${system}:${hash}`);
}
