import type { Context } from "hono";
import { dateInSaoPaulo } from "../shared/clock.ts";
import { RecordStore } from "../shared/records.ts";
import { Refusal } from "./envelope.ts";
import { type Fields, text } from "./input.ts";
import { MESSAGES } from "./messages.ts";
import type { Contract, Customer, Resources, Store } from "./records.ts";
import type { SgpSwitches } from "./switches.ts";

/** One authenticated call: its fields, read already because the credentials are among them. */
export interface Session {
  store: Store;
  switches: SgpSwitches;
  fields: Fields;
  nowMs: number;
}

/** Hono's environment inside SGP's API. */
export type SgpHono = { Bindings: { session: Session } };
export type SgpContext = Context<SgpHono>;

// Where ids begin, so that a customer's, a contract's and a title's are never mixed up unseen.
const FIRST_IDS: Record<string, number> = {
  customers: 5_400,
  contracts: 26_500,
  titles: 310_000,
  numbers: 70_000,
  settlements: 9_000,
  occurrences: 44_000,
  preRegistrations: 1_200,
  fiscalNotes: 830,
  plans: 10,
  dueDays: 20,
  sellers: 40,
  receivingPoints: 50,
};

/** The number that a sequence starts after. Each provider has an SGP of its own, so ids repeat between companies. */
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

/** The customers whom `cpfcnpj` names. */
export async function findByDocument(session: Session, sent: string): Promise<Customer[]> {
  const bare = session.switches.MASKED_QUERY ? sent.replace(/[.\-/\s]/g, "") : sent;
  return (await session.store.all("customers")).filter(({ document }) => document === bare.toUpperCase());
}

/** The contract that the field `contrato` names; refused when absent or of nobody. */
export async function requireContract(
  session: Session,
  extra: Record<string, unknown> = {},
): Promise<{ contract: Contract; customer: Customer }> {
  const id = text(session.fields, "contrato");
  if (id === "") throw new Refusal(MESSAGES.required("contrato"), extra);
  const contract = await session.store.find("contracts", id);
  const customer = contract && (await session.store.find("customers", contract.customerId));
  if (!customer) throw new Refusal(MESSAGES.unknown("contrato"), extra);
  return { contract, customer };
}

/** `offset` and `limit` of a list; at most 250, which is the default too. */
export function readPaging(fields: Fields): { offset: number; limit: number } {
  const number = (name: string, fallback: number) => {
    const sent = text(fields, name);
    if (sent === "") return fallback;
    if (!/^\d{1,6}$/.test(sent)) throw new Refusal(MESSAGES.invalid(name));
    return Number(sent);
  };
  const limit = number("limit", 250);
  if (limit < 1 || limit > 250) throw new Refusal(MESSAGES.limit);
  return { offset: number("offset", 0), limit };
}
