import { type Company, companyInsertion, parseSwitches } from "../shared/companies.ts";
import { SeedBuilder } from "./seed/builder.ts";
import { seedDemo } from "./seed/demo.ts";
import { seedMinimal } from "./seed/minimal.ts";
import { DEFAULT_COMPANY } from "./seed.ts";

/** This sandbox's name among those of other ERPs. */
export const ERP = "gestaoclick";

/** How full a new company is. */
export type SeedKind = "demo" | "minimal";

/** A pair of tokens that opens a company. */
export interface TokenPair {
  accessToken: string;
  secretAccessToken: string;
}

/** A token pair as stored. */
export interface StoredTokenPair extends TokenPair {
  revoked: boolean;
}

/** Whom a token pair belongs to. */
export interface TokenOwner {
  companyId: number;
  usuarioId: string;
  revoked: boolean;
  switches: Record<string, unknown>;
}

/** The company behind a token pair, or undefined. */
export async function findTokenOwner(database: D1Database, pair: TokenPair): Promise<TokenOwner | undefined> {
  const sql = `SELECT company_id, usuario_id, revoked_at, switches FROM gestaoclick_tokens
    JOIN companies ON companies.id = company_id WHERE access_token = ? AND secret_access_token = ?`;
  const row = await database.prepare(sql).bind(pair.accessToken, pair.secretAccessToken).first<{
    company_id: number;
    usuario_id: string;
    revoked_at: number | null;
    switches: string;
  }>();
  if (!row) return undefined;
  return {
    companyId: row.company_id,
    usuarioId: row.usuario_id,
    revoked: row.revoked_at !== null,
    switches: parseSwitches(row.switches),
  };
}

/** Opens a company with seeded data and one token pair. */
export async function createCompany(
  database: D1Database,
  company: { name: string; seed: SeedKind; switches: Record<string, unknown> },
): Promise<{ id: number } & TokenPair> {
  const insertion = companyInsertion(database, { erp: ERP, name: company.name, switches: company.switches });
  const row = await insertion.first<{ id: number }>();
  if (!row) throw new Error("the company was not stored");
  const pair = { accessToken: randomToken(), secretAccessToken: randomToken() };
  await database.batch(seedStatements(database, row.id, company.seed, pair));
  return { id: row.id, ...pair };
}

/** Opens the default company unless it is there; two first calls at once leave one. */
export async function ensureDefaultCompany(database: D1Database): Promise<void> {
  const existing = await database
    .prepare("SELECT 1 FROM companies WHERE id = ?")
    .bind(DEFAULT_COMPANY.id)
    .first();
  if (existing) return;
  const { id, name } = DEFAULT_COMPANY;
  try {
    await database.batch([
      companyInsertion(database, { id, erp: ERP, name, switches: {} }),
      ...seedStatements(database, id, "demo", DEFAULT_COMPANY),
    ]);
  } catch (error) {
    // The other of two simultaneous first calls won, and the whole batch was undone.
    if (!String(error).includes("UNIQUE constraint failed")) throw error;
  }
}

/** The token pairs of a company, oldest first. */
export async function listTokens(database: D1Database, companyId: number): Promise<StoredTokenPair[]> {
  const sql = `SELECT access_token, secret_access_token, revoked_at FROM gestaoclick_tokens
    WHERE company_id = ? ORDER BY created_at, access_token`;
  const { results } = await database.prepare(sql).bind(companyId).all<{
    access_token: string;
    secret_access_token: string;
    revoked_at: number | null;
  }>();
  return results.map((row) => ({
    accessToken: row.access_token,
    secretAccessToken: row.secret_access_token,
    revoked: row.revoked_at !== null,
  }));
}

/** A further token pair for a company, of the same owner as the first. All pairs share the company's limit. */
export async function addToken(database: D1Database, company: Company): Promise<TokenPair | undefined> {
  const sql = `INSERT INTO gestaoclick_tokens (access_token, secret_access_token, company_id, usuario_id, created_at)
    SELECT ?1, ?2, company_id, usuario_id, ?3 FROM gestaoclick_tokens WHERE company_id = ?4
    ORDER BY created_at LIMIT 1`;
  const pair = { accessToken: randomToken(), secretAccessToken: randomToken() };
  const statement = database
    .prepare(sql)
    .bind(pair.accessToken, pair.secretAccessToken, Date.now(), company.id);
  return (await statement.run()).meta.changes === 1 ? pair : undefined;
}

/** Revokes or restores one pair, or all of a company; returns how many. */
export async function setRevoked(
  database: D1Database,
  companyId: number,
  revoked: boolean,
  accessToken?: string,
): Promise<number> {
  const sql = `UPDATE gestaoclick_tokens SET revoked_at = ?1
    WHERE company_id = ?2 AND (?3 IS NULL OR access_token = ?3)`;
  const statement = database.prepare(sql).bind(revoked ? Date.now() : null, companyId, accessToken ?? null);
  return (await statement.run()).meta.changes;
}

function seedStatements(
  database: D1Database,
  companyId: number,
  kind: SeedKind,
  pair: TokenPair,
): D1PreparedStatement[] {
  const seed = new SeedBuilder(companyId);
  const { ownerId } = kind === "demo" ? seedDemo(seed) : seedMinimal(seed);
  const sql = `INSERT INTO gestaoclick_tokens (access_token, secret_access_token, company_id, usuario_id, created_at)
    VALUES (?, ?, ?, ?, ?)`;
  return [
    ...seed.statements(database),
    database.prepare(sql).bind(pair.accessToken, pair.secretAccessToken, companyId, ownerId, Date.now()),
  ];
}

/** Forty hexadecimal digits, as the vendor's tokens are. */
function randomToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
