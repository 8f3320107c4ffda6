import { z } from "zod";
import { parseSwitches } from "./companies.ts";

const storedSecrets = z.record(z.string(), z.string());

/** What opens a company: a name that the caller shows and secrets that belong to it. */
export interface Credential {
  name: string;
  secrets: Record<string, string>;
}

/** A credential as stored: whose it is, whether it still opens anything, and how that company's ERP behaves. */
export interface StoredCredential extends Credential {
  companyId: number;
  revoked: boolean;
  expired: boolean;
  switches: Record<string, unknown>;
}

interface CredentialRow {
  name: string;
  company_id: number;
  secrets: string;
  expires_at: number | null;
  revoked_at: number | null;
  switches: string;
}

const COLUMNS = "credentials.name AS name, company_id, secrets, expires_at, revoked_at, switches";
const FROM = "FROM credentials JOIN companies ON companies.id = company_id";

/** The statement that adds a credential; it fails when the ERP has one of this kind and name. */
export function credentialInsertion(
  database: D1Database,
  erp: string,
  kind: string,
  credential: Credential & { companyId: number; expiresAtMs?: number },
): D1PreparedStatement {
  const { name, secrets, companyId, expiresAtMs } = credential;
  return database
    .prepare(
      "INSERT INTO credentials (erp, kind, name, company_id, secrets, expires_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(erp, kind, name, companyId, JSON.stringify(secrets), expiresAtMs ?? null, Date.now());
}

/** The credential of this name, or undefined. */
export async function findCredential(
  database: D1Database,
  erp: string,
  kind: string,
  name: string,
): Promise<StoredCredential | undefined> {
  const sql = `SELECT ${COLUMNS} ${FROM} WHERE credentials.erp = ? AND kind = ? AND credentials.name = ?`;
  const row = await database.prepare(sql).bind(erp, kind, name).first<CredentialRow>();
  return row ? toCredential(row) : undefined;
}

/** The credentials of a company, oldest first. */
export async function listCredentials(
  database: D1Database,
  erp: string,
  kind: string,
  companyId: number,
): Promise<StoredCredential[]> {
  const sql = `SELECT ${COLUMNS} ${FROM} WHERE credentials.erp = ? AND kind = ? AND company_id = ?
    ORDER BY credentials.created_at, credentials.name`;
  const { results } = await database.prepare(sql).bind(erp, kind, companyId).all<CredentialRow>();
  return results.map(toCredential);
}

/** Revokes or restores one credential, or all of a company of a kind; returns how many. */
export async function setRevoked(
  database: D1Database,
  erp: string,
  which: { kind: string; companyId: number; name?: string | undefined },
  revoked: boolean,
): Promise<number> {
  const sql = `UPDATE credentials SET revoked_at = ?1
    WHERE erp = ?2 AND kind = ?3 AND company_id = ?4 AND (?5 IS NULL OR name = ?5)`;
  const statement = database
    .prepare(sql)
    .bind(revoked ? Date.now() : null, erp, which.kind, which.companyId, which.name ?? null);
  return (await statement.run()).meta.changes;
}

/** As many random bytes in hexadecimal digits. */
export function randomHex(bytes: number): string {
  const values = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(values, (value) => value.toString(16).padStart(2, "0")).join("");
}

function toCredential(row: CredentialRow): StoredCredential {
  return {
    name: row.name,
    secrets: storedSecrets.parse(JSON.parse(row.secrets)),
    companyId: row.company_id,
    revoked: row.revoked_at !== null,
    expired: row.expires_at !== null && row.expires_at <= Date.now(),
    switches: parseSwitches(row.switches),
  };
}
