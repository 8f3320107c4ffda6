import type { Context } from "hono";
import { dateInSaoPaulo } from "../shared/clock.ts";
import type { StoredCredential } from "../shared/credentials.ts";
import { RecordStore } from "../shared/records.ts";
import { Refusal } from "./envelope.ts";
import { MESSAGES } from "./messages.ts";
import type { Resources, Store } from "./records.ts";
import type { MkSwitches } from "./switches.ts";

/** One call of somebody known: whose data it works on and how that company's ERP behaves. */
export interface Session {
  store: Store;
  switches: MkSwitches;
  nowMs: number;
  /** The user's key that asks for a session; absent when a session's token is shown. */
  key?: StoredCredential;
}

/** Hono's environment inside MK's services. */
export type MkHono = { Bindings: { session: Session } };
export type MkContext = Context<MkHono>;

// Where ids begin, so that a person's, a contract's, a connection's and an invoice's are never mixed up unseen.
const FIRST_IDS: Record<string, number> = {
  people: 28_900,
  contracts: 46_300,
  connections: 35_500,
  invoices: 812_000,
  tickets: 268_100,
  workOrders: 91_000,
  leads: 500,
  newContracts: 50_000,
};

/** The number that a sequence starts after. Each provider has an MK of its own, so ids repeat between companies. */
export function firstNumber(sequence: string): number {
  return FIRST_IDS[sequence] ?? 0;
}

/** The records of one company. */
export function openStore(database: D1Database, companyId: number): Store {
  return new RecordStore<Resources>(database, companyId, firstNumber);
}

/** Today in São Paulo, `YYYY-MM-DD`. */
export function today(session: Session): string {
  return dateInSaoPaulo(session.nowMs);
}

/** A parameter of the query; refused when blank. */
export function required(context: MkContext, name: string): string {
  const value = (context.req.query(name) ?? "").trim();
  if (value === "") throw new Refusal(MESSAGES.required(name));
  return value;
}

/** The record that a parameter names; refused when absent or of nobody. */
export async function requireRecord<Name extends keyof Resources & string>(
  context: MkContext,
  resource: Name,
  parameter: string,
): Promise<Resources[Name]> {
  const record = await context.env.session.store.find(resource, required(context, parameter));
  if (!record) throw new Refusal(MESSAGES.unknown(parameter), "002");
  return record;
}

/** An amount as MK writes it: `1.234,56`, or a number by switch. */
export function shownAmount(session: Session, amount: string): string | number {
  if (session.switches.PLAIN_AMOUNTS) return Number(amount);
  const [whole = "", cents = ""] = amount.split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ".")},${cents}`;
}
