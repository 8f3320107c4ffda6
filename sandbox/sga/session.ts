import type { Context } from "hono";
import type { StoredCredential } from "../shared/credentials.ts";
import { RecordStore } from "../shared/records.ts";
import type { Resources, Store, User } from "./records.ts";
import type { SgaSwitches } from "./switches.ts";

/** This sandbox's name among those of other ERPs. */
export const ERP = "sga";

/** The kind of credential that a login gives: `token_usuario`. */
export const USER_TOKEN = "token";

/** The kind of credential that opens the sincronismo routes: a supplier's, and no login. */
export const SYNC_KEY = "sync";

/** One call of somebody known: whose data it works on and how that company's SGA behaves. */
export interface Session {
  store: Store;
  switches: SgaSwitches;
  nowMs: number;
  /** Who is signed in; absent with a sincronismo key and while signing in. */
  user?: User;
  /** The supplier whose sincronismo key was shown. */
  supplier?: string;
  /** The chave API of a login. */
  apiKey?: StoredCredential;
}

/** Hono's environment inside SGA's API. */
export type SgaHono = { Bindings: { session: Session } };
export type SgaContext = Context<SgaHono>;

// Where codes begin, so that an associate's, a vehicle's and a product's are never mixed up unseen.
const FIRST_IDS: Record<string, number> = {
  suppliers: 11,
  products: 70,
  associates: 50_000,
  vehicles: 90_000,
  productLinks: 400_000,
  vehicleChanges: 700_000,
  associateChanges: 800_000,
};

/** The number that a sequence starts after. Each association has its own codes, so they repeat between companies. */
export function firstNumber(sequence: string): number {
  return FIRST_IDS[sequence] ?? 0;
}

/** The records of one company. */
export function openStore(database: D1Database, companyId: number): Store {
  return new RecordStore<Resources>(database, companyId, firstNumber);
}

/** The situations by code, without those that the user may not see. */
export async function visibleSituations({ store, user }: Session): Promise<Map<string, string>> {
  const all = await store.all("situations");
  const hidden = user?.hiddenSituations ?? [];
  return new Map(
    all.filter(({ id }) => !hidden.includes(id)).map(({ id, description }) => [id, description] as const),
  );
}
