import { dateInSaoPaulo, timestampInSaoPaulo } from "../shared/clock.ts";
import type { SandboxEnv } from "../shared/env.ts";
import { type Condition, RecordStore } from "../shared/records.ts";
import type { Fields } from "./complex-types.ts";
import { OmieFault } from "./envelope.ts";
import { brazilianDay } from "./fields.ts";
import { firstNumber, type OmieRecord, type OmieResource, type Resources, type Store } from "./records.ts";
import type { OmieSwitches } from "./switches.ts";

/** Under which name what the API writes is stamped. */
const API_USER = "WEBSERVICE";

/** One call: whose data it works on, what it asks for, and how that company's Omie behaves. */
export interface Session {
  env: SandboxEnv;
  store: Store;
  switches: OmieSwitches;
  appKey: string;
  /** Source address; limits are counted by it. */
  address: string;
  /** `geral/clientes`. */
  service: string;
  /** `ListarClientes`. */
  method: string;
  /** What the body held as `param`, unread. */
  param: unknown;
  nowMs: number;
  /** What the gate said, once it was asked. */
  gate?: { callId: string | undefined };
}

/** The documents of one company. */
export function openStore(database: D1Database, companyId: number): Store {
  return new RecordStore<Resources>(database, companyId, firstNumber);
}

/** Now in Brasília, `YYYY-MM-DD HH:MM:SS`. */
export function timestamp({ nowMs }: Session): string {
  return timestampInSaoPaulo(nowMs);
}

/** Today in Brasília, `YYYY-MM-DD`. */
export function today({ nowMs }: Session): string {
  return dateInSaoPaulo(nowMs);
}

/** A condition on a field of a record's body, by its path. */
export function bodyIs(path: string, value: string | number): Condition {
  return { sql: `json_extract(document, '$.body.${path}') = ?`, values: [value] };
}

/** The oldest record for which a condition holds. */
export async function findFirst<Name extends keyof Resources & string>(
  store: Store,
  resource: Name,
  condition: Condition,
): Promise<Resources[Name] | undefined> {
  const page = { orderBy: "id", direction: "asc", limit: 1, offset: 0 } as const;
  return (await store.page(resource, { conditions: [condition], ...page })).rows[0];
}

/** The oldest record whose body has this value. */
export function findByBody(
  store: Store,
  resource: OmieResource,
  path: string,
  value: string | number,
): Promise<OmieRecord | undefined> {
  return findFirst(store, resource, bodyIs(path, value));
}

/** A record that the API adds now. */
export async function newRecord(session: Session, body: Fields): Promise<OmieRecord> {
  const at = timestamp(session);
  const id = String(await session.store.take("ids"));
  return { id, includedAt: at, changedAt: at, includedBy: API_USER, changedBy: API_USER, byApi: "S", body };
}

/** A record as the API changes it now. */
export function changedRecord(session: Session, record: OmieRecord, body: Fields): OmieRecord {
  return { ...record, changedAt: timestamp(session), changedBy: API_USER, body };
}

/** Adds a record; the fault that `taken` makes when another holds the same value at `path`. */
export async function insertRecord(
  session: Session,
  resource: OmieResource,
  record: OmieRecord,
  unique?: { path: string; value: string; taken: (holder: OmieRecord) => OmieFault },
): Promise<void> {
  const isNamed = unique !== undefined && unique.value !== "";
  const field = isNamed ? { field: `body.${unique.path}`, value: unique.value } : undefined;
  const insertion = session.store.insertion(resource, { id: record.id, document: record, unique: field });
  if ((await insertion.run()).meta.changes === 1 || !isNamed) return;
  const holder = await findByBody(session.store, resource, unique.path, unique.value);
  throw unique.taken(holder ?? record);
}

/** Replaces a record; refused when somebody changed it in the meantime. */
export async function replaceRecord(
  session: Session,
  resource: OmieResource,
  before: OmieRecord,
  after: OmieRecord,
): Promise<void> {
  const exchange = session.store.exchange(resource, { id: before.id, before, after });
  if ((await exchange.run()).meta.changes === 1) return;
  throw new OmieFault("1880", "O registro foi alterado por outro usuário. Tente novamente!");
}

/** Who wrote a record when, as most services tell it. */
export function infoOf(record: OmieRecord): Fields {
  return {
    dInc: brazilianDay(record.includedAt),
    hInc: record.includedAt.slice(11),
    uInc: record.includedBy,
    dAlt: brazilianDay(record.changedAt),
    hAlt: record.changedAt.slice(11),
    uAlt: record.changedBy,
  };
}
