import type { Context } from "hono";
import { dateInSaoPaulo } from "../shared/clock.ts";
import type { StoredCredential } from "../shared/credentials.ts";
import { RecordStore } from "../shared/records.ts";
import { Refusal } from "./envelope.ts";
import { MESSAGES } from "./messages.ts";
import type { Resources, Store } from "./records.ts";
import type { HubsoftSwitches } from "./switches.ts";

/** One call of somebody known: whose data it works on and how that company's ERP behaves. */
export interface Session {
  store: Store;
  switches: HubsoftSwitches;
  nowMs: number;
  /** The key that asks for a token; absent when a token is shown. */
  key?: StoredCredential;
}

/** Hono's environment inside HubSoft's API. */
export type HubsoftHono = { Bindings: { session: Session } };
export type HubsoftContext = Context<HubsoftHono>;

// Where ids begin, so that a customer's, a service's and an invoice's are never mixed up unseen.
const FIRST_IDS: Record<string, number> = {
  customers: 11_200,
  codes: 420,
  services: 22_700,
  invoices: 62_600,
  receipts: 2_500,
  tickets: 300,
  workOrders: 340,
  prospects: 100,
  products: 1_300,
  fiscalNotes: 3_060,
  sellers: 7_600,
  cashBoxes: 122,
  ticketKinds: 108,
  dueDays: 60,
  origins: 8,
};

/** The number that a sequence starts after. Each provider has a HubSoft of its own, so ids repeat between companies. */
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

/** A list's answer; its status may be misspelt on the routes that the switch names. */
export function listAnswer(
  context: HubsoftContext,
  route: string,
  payload: Record<string, unknown>,
): Response {
  const misspelt = context.env.session.switches.MISSPELT_SUCCESS.includes(route);
  return Response.json({ status: misspelt ? "suscess" : "success", msg: MESSAGES.consulted, ...payload });
}

/** `sim` or `nao`; refused when it is anything else. */
export function yesOrNo(context: HubsoftContext, name: string, fallback: boolean): boolean {
  const sent = context.req.query(name) ?? "";
  if (sent === "") return fallback;
  if (sent !== "sim" && sent !== "nao") throw new Refusal(MESSAGES.invalid(name));
  return sent === "sim";
}

/** `limit`, from 1 to `most`. */
export function limitOf(context: HubsoftContext, fallback: number, most: number): number {
  const sent = context.req.query("limit") ?? "";
  if (sent === "") return fallback;
  const limit = Number(sent);
  if (!Number.isInteger(limit) || limit < 1 || limit > most) throw new Refusal(MESSAGES.limitBetween(most));
  return limit;
}
