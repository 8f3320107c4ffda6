import type { Child } from "hono/jsx";
import { companyInsertion } from "./companies.ts";
import { type Credential, credentialInsertion, findCredential, listCredentials } from "./credentials.ts";
import type { SwitchDefinitions } from "./switches.ts";

/** How full a new company is. */
export type SeedKind = "demo" | "minimal";

/** The kind of credential that lasts and that a caller is given. */
export const KEY = "key";

/** What the shared control API and page have to know about an ERP whose companies are opened by credentials. */
export interface AccountErp {
  erp: string;
  title: string;
  apiPath: string;
  controlPath: string;
  switches: SwitchDefinitions;
  /** The company that every fresh sandbox has; it opens itself when its key is used for the first time. */
  defaultCompany: { name: string; key: Credential };
  /** A new key, for a new company or beside the first key of one, with what the order says of it. */
  newKey(sibling?: Credential, order?: Record<string, string | undefined>): Credential;
  /** What an order of a further key may say. */
  keyOrder?: readonly string[];
  /** A key as its owner types it, field by field. */
  showKey(key: Credential): Record<string, string>;
  /** The statements that fill a new company, whose first key and changed switches it is told too. */
  seed(
    database: D1Database,
    companyId: number,
    kind: SeedKind,
    opening: { key: Credential; switches: Record<string, unknown> },
  ): D1PreparedStatement[];
  /** The resources whose numbers the page shows first. */
  holdings: readonly string[];
  /** The kind of credential that keys are exchanged for, where there is one. */
  sessionKind?: string;
  /** A part of the page that only this ERP has. */
  panel?(database: D1Database, companyId: number): Promise<Child>;
}

/** Opens a company with seeded data and one key; with a key that is taken nothing is left. */
export async function createCompany(
  database: D1Database,
  account: AccountErp,
  company: { name: string; seed: SeedKind; switches: Record<string, unknown>; key?: Credential },
): Promise<{ id: number; key: Credential }> {
  const { erp } = account;
  const insertion = companyInsertion(database, { erp, name: company.name, switches: company.switches });
  const row = await insertion.first<{ id: number }>();
  if (!row) throw new Error("the company was not stored");
  const key = company.key ?? account.newKey();
  try {
    await database.batch([
      credentialInsertion(database, erp, KEY, { ...key, companyId: row.id }),
      ...account.seed(database, row.id, company.seed, { key, switches: company.switches }),
    ]);
  } catch (error) {
    await database.prepare("DELETE FROM companies WHERE id = ?").bind(row.id).run();
    throw error;
  }
  return { id: row.id, key };
}

/** Opens the default company unless it is there; two first calls at once leave one. */
export async function ensureDefaultCompany(database: D1Database, account: AccountErp): Promise<void> {
  const { name, key } = account.defaultCompany;
  if (await findCredential(database, account.erp, KEY, key.name)) return;
  try {
    await createCompany(database, account, { name, seed: "demo", switches: {}, key });
  } catch (error) {
    if (!String(error).includes("UNIQUE constraint failed")) throw error;
  }
}

/** The key of this name, the default company opened first when it is that company's. */
export async function findKey(database: D1Database, account: AccountErp, name: string) {
  if (name === account.defaultCompany.key.name) await ensureDefaultCompany(database, account);
  return await findCredential(database, account.erp, KEY, name);
}

/** A further key of a company. */
export async function addKey(
  database: D1Database,
  account: AccountErp,
  companyId: number,
  order: Record<string, string | undefined> = {},
): Promise<Credential> {
  const [sibling] = await listCredentials(database, account.erp, KEY, companyId);
  const key = account.newKey(sibling, order);
  await credentialInsertion(database, account.erp, KEY, { ...key, companyId }).run();
  return key;
}

/** Everything that a company holds, by resource; a single one when it is named. */
export async function readRecords(
  database: D1Database,
  companyId: number,
  resource?: string,
): Promise<Record<string, unknown[]>> {
  const sql = `SELECT resource, document FROM records
    WHERE company_id = ?1 AND (?2 IS NULL OR resource = ?2) ORDER BY resource, id`;
  const { results } = await database
    .prepare(sql)
    .bind(companyId, resource ?? null)
    .all<{ resource: string; document: string }>();
  const held: Record<string, unknown[]> = resource === undefined ? {} : { [resource]: [] };
  for (const row of results) {
    const documents = held[row.resource] ?? [];
    documents.push(JSON.parse(row.document));
    held[row.resource] = documents;
  }
  return held;
}

/** Changes fields of a record behind the API's back, as an employee of the provider would; false when there is none. */
export async function changeRecord(
  database: D1Database,
  record: { companyId: number; resource: string; id: number },
  change: Record<string, unknown>,
): Promise<boolean> {
  const sql = `UPDATE records SET document = json_patch(document, ?)
    WHERE company_id = ? AND resource = ? AND id = ?`;
  const { companyId, resource, id } = record;
  const statement = database.prepare(sql).bind(JSON.stringify(change), companyId, resource, id);
  return (await statement.run()).meta.changes === 1;
}
