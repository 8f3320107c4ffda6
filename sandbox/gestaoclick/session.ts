import type { Context } from "hono";
import { timestampInSaoPaulo } from "../shared/clock.ts";
import { RecordStore } from "../shared/records.ts";
import { Refusal } from "./envelope.ts";
import { type Fields, text } from "./input.ts";
import { MESSAGES } from "./messages.ts";
import type { Named, Resources, Store } from "./resources.ts";
import { firstNumber } from "./sequences.ts";
import type { GestaoclickSwitches } from "./switches.ts";

/** One authenticated call: whose data it works on and how that company's ERP behaves. */
export interface Session {
  store: Store;
  switches: GestaoclickSwitches;
  /** Owner of the token: user and, in the same id space, employee. */
  ownerId: string;
  nowMs: number;
}

/** Hono's environment inside GestãoClick's API. */
export type GestaoclickHono = { Bindings: { session: Session } };
export type GestaoclickContext = Context<GestaoclickHono>;

/** The documents of one company. */
export function openStore(database: D1Database, companyId: number): Store {
  return new RecordStore<Resources>(database, companyId, (sequence) => firstNumber(companyId, sequence));
}

/** Now, as the ERP writes timestamps. */
export function timestamp(session: Session): string {
  return timestampInSaoPaulo(session.nowMs);
}

/** A parameter that GestãoClick takes from the body or from the query: `loja_id`, `usuario_id`. */
export function attribution(context: GestaoclickContext, fields: Fields, name: string): string {
  return text(fields, name) || (context.req.query(name) ?? "");
}

/** The store a call is about: the one it names, or the head store, which is the oldest. */
export async function resolveShop(session: Session, shopId: string): Promise<Named> {
  const shops = await session.store.all("lojas");
  const shop = shopId === "" ? shops[0] : shops.find((candidate) => candidate.id === shopId);
  if (!shop) throw new Refusal(MESSAGES.unknownId("loja_id", shopId));
  return shop;
}

/**
 * The record that an id in a request names: undefined for a blank id. An id of nobody is refused, or taken as
 * blank when the company's ACCEPT_UNKNOWN_IDS is on.
 */
export async function resolveReference<Name extends keyof Resources & string>(
  session: Session,
  resource: Name,
  field: string,
  id: string,
): Promise<Resources[Name] | undefined> {
  if (id === "") return undefined;
  const record = await session.store.find(resource, id);
  if (!record && !session.switches.ACCEPT_UNKNOWN_IDS) throw new Refusal(MESSAGES.unknownId(field, id));
  return record;
}

/** A record of a resource by the id in the path; refused as missing when the company has none. */
export async function requireRecord<Name extends keyof Resources & string>(
  session: Session,
  resource: Name,
  id: string,
): Promise<Resources[Name]> {
  const record = await session.store.find(resource, id);
  if (!record) throw new Refusal(MESSAGES.notFound, "missing");
  return record;
}
