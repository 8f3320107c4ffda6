import type { Context, Hono } from "hono";
import { timestampInSaoPaulo } from "../shared/clock.ts";
import type { StoredCredential } from "../shared/credentials.ts";
import { type Condition, RecordStore } from "../shared/records.ts";
import { bare, notFound } from "./envelope.ts";
import type { Resources, Store } from "./resources.ts";
import type { AuvoSwitches } from "./switches.ts";

/** One call of somebody known: whose data it works on and how that company's Auvo behaves. */
export interface Session {
  store: Store;
  switches: AuvoSwitches;
  nowMs: number;
  /** The key that asks for a token; absent when a token is shown. */
  key?: StoredCredential;
}

/** Hono's environment inside Auvo's API. */
export type AuvoHono = { Bindings: { session: Session } };
export type AuvoContext = Context<AuvoHono>;

const MOST_TRIES = 50;

// Where ids begin, so that a customer's, a task's and a product's are never mixed up unseen.
const FIRST_IDS: Record<string, number> = {
  tasks: 70_900_000,
  customers: 19_600_000,
  customerGroups: 41_000,
  products: 450,
  productCategories: 80,
  services: 0,
  additionalCosts: 30,
  taskTypes: 130_000,
  users: 142_300,
  quotations: 1_000,
  quotationStages: 5_100,
  webhooks: 900,
};

/** The number that a sequence starts after; ids repeat between companies. */
export function firstNumber(sequence: string): number {
  return FIRST_IDS[sequence] ?? 0;
}

/** The records of one company. */
export function openStore(database: D1Database, companyId: number): Store {
  return new RecordStore<Resources>(database, companyId, firstNumber);
}

/** Brasília's clock, `yyyy-MM-ddTHH:mm:ss` without zone: how Auvo writes every instant. */
export function localTime(atMs: number): string {
  return timestampInSaoPaulo(atMs).replace(" ", "T");
}

/** A query parameter, whatever the case of its name. */
export function queryOf(context: AuvoContext, name: string): string | undefined {
  const entries = [...new URL(context.req.url).searchParams];
  return entries.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

/** The record with the number in the path; 404 when nobody has it. */
export async function requireRecord<Name extends keyof Resources & string>(
  context: AuvoContext,
  resource: Name,
  id = context.req.param("id") ?? "",
): Promise<Resources[Name]> {
  const record = await context.env.session.store.find(resource, id);
  if (!record) throw notFound();
  return record;
}

/** Changes a record as it is at that moment: of two changes at once neither is lost. 404 when nobody has it. */
export async function amendRecord<Name extends keyof Resources & string>(
  context: AuvoContext,
  resource: Name,
  change: (before: Resources[Name]) => Promise<Resources[Name]>,
): Promise<Resources[Name]> {
  const { store } = context.env.session;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const before = await requireRecord(context, resource);
    const after = await change(before);
    const write = { id: before.id, before, after };
    if ((await store.exchange(resource, write).run()).meta.changes === 1) return after;
  }
  throw new Error(`${resource} were changed by others ${MOST_TRIES} times in a row`);
}

/** The first record that has a value in a field; undefined for a blank value. */
export async function findBy<Name extends keyof Resources & string>(
  store: Store,
  resource: Name,
  field: keyof Resources[Name] & string,
  value: string,
): Promise<Resources[Name] | undefined> {
  if (value === "") return undefined;
  const condition: Condition = { sql: `json_extract(document, '$.${field}') = ?`, values: [value] };
  const page = { conditions: [condition], orderBy: "id", direction: "asc" as const, limit: 1, offset: 0 };
  return (await store.page(resource, page)).rows[0];
}

/** Answers 405 to the methods that a path does not have; put after those that it has. */
export function otherwiseNotAllowed(router: Hono<AuvoHono>, ...paths: string[]): void {
  for (const path of paths) router.all(path, () => bare(405));
}
