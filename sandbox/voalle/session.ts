import type { Context } from "hono";
import { dateInSaoPaulo, timestampInSaoPaulo } from "../shared/clock.ts";
import type { StoredCredential } from "../shared/credentials.ts";
import type { SandboxEnv } from "../shared/env.ts";
import { RecordStore } from "../shared/records.ts";
import { resolveSwitches } from "../shared/switches.ts";
import { Refusal } from "./envelope.ts";
import { MESSAGES } from "./messages.ts";
import type { Resources, Store } from "./resources.ts";
import { firstNumber } from "./sequences.ts";
import { SWITCHES, type VoalleSwitches } from "./switches.ts";

/** One call of an integrator: whose data it works on, under which user, and how that company's ERP behaves. */
export interface Session {
  store: Store;
  switches: VoalleSwitches;
  /** User of the integrator; the ERP logs every call under it. */
  integrationUser: string;
  /** The company's token that leads ask for in a header, where its ERP asks for it. */
  synV1Token: string;
  /** Whether the call showed the key itself instead of a token. */
  byKey: boolean;
  nowMs: number;
  /** Where the sandbox is reached: links to boletos begin with it. */
  origin: string;
}

/** Hono's environment inside Voalle's API. */
export type VoalleHono = { Bindings: { session: Session } };
export type VoalleContext = Context<VoalleHono>;

/** The documents of one company. */
export function openStore(database: D1Database, companyId: number): Store {
  return new RecordStore<Resources>(database, companyId, (sequence) => firstNumber(companyId, sequence));
}

/** The session of a call under a Suite user of a company. */
export function sessionOf(
  request: Request,
  env: SandboxEnv,
  user: StoredCredential,
  byKey: boolean,
): Session {
  return {
    store: openStore(env.SANDBOX_DB, user.companyId),
    switches: resolveSwitches(SWITCHES, user.switches),
    integrationUser: user.secrets.integrationUser ?? "",
    synV1Token: user.secrets.synV1Token ?? "",
    byKey,
    nowMs: Date.now(),
    origin: new URL(request.url).origin,
  };
}

/** `YYYY-MM-DD` of today. */
export function today(session: Session): string {
  return dateInSaoPaulo(session.nowMs);
}

/** Now, as the ERP writes instants: ISO without a zone. */
export function timestamp(session: Session): string {
  return timestampInSaoPaulo(session.nowMs).replace(" ", "T");
}

/** The records of a resource whose field has this value, oldest first. */
export async function findBy<Name extends keyof Resources & string>(
  store: Store,
  resource: Name,
  field: string,
  value: string | number,
): Promise<Resources[Name][]> {
  const conditions = [{ sql: `json_extract(document, '$.${field}') = ?`, values: [value] }];
  const page = { conditions, orderBy: "id", direction: "asc", limit: 1000, offset: 0 } as const;
  return (await store.page(resource, page)).rows;
}

/** A record by its id; refused when the company has none. */
export async function requireRecord<Name extends keyof Resources & string>(
  store: Store,
  resource: Name,
  id: string,
  message: string = MESSAGES.notFound,
): Promise<Resources[Name]> {
  const record = await store.find(resource, id);
  if (!record) throw new Refusal(message);
  return record;
}

const INTEGRATION_USER = /^integracao\.[a-z0-9_-]+\.datacake$/i;

/** Refuses a write of an integrator whose user is not named as agreed, where the company's ERP looks at that. */
export function checkIntegrationUser({ switches, integrationUser }: Session): void {
  if (switches.CHECK_INTEGRATION_USER && !INTEGRATION_USER.test(integrationUser)) {
    throw new Refusal(MESSAGES.invalidIntegrator);
  }
}
