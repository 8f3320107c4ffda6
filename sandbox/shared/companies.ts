import { z } from "zod";

const storedSwitches = z.record(z.string(), z.unknown());

/** A customer of an ERP: whose tokens, data, limits and switches they are. */
export interface Company {
  id: number;
  erp: string;
  name: string;
  switches: Record<string, unknown>;
}

interface CompanyRow {
  id: number;
  erp: string;
  name: string;
  switches: string;
}

/**
 * The statement that adds a company; it fails as a whole when `id` is given and taken. Id 1 is only given on demand:
 * it is GestãoClick's default company, whichever ERP's company comes first.
 */
export function companyInsertion(
  database: D1Database,
  company: { id?: number; erp: string; name: string; switches: Record<string, unknown> },
): D1PreparedStatement {
  const sql = `INSERT INTO companies (id, erp, name, switches, created_at)
    VALUES (COALESCE(?, (SELECT MAX(1, COALESCE(MAX(id), 0)) + 1 FROM companies)), ?, ?, ?, ?) RETURNING id`;
  return database
    .prepare(sql)
    .bind(company.id ?? null, company.erp, company.name, JSON.stringify(company.switches), Date.now());
}

/** A company of an ERP, or undefined. */
export async function findCompany(
  database: D1Database,
  erp: string,
  id: number,
): Promise<Company | undefined> {
  const sql = "SELECT id, erp, name, switches FROM companies WHERE erp = ? AND id = ?";
  const row = await database.prepare(sql).bind(erp, id).first<CompanyRow>();
  return row ? toCompany(row) : undefined;
}

/** The companies of an ERP, oldest first. */
export async function listCompanies(database: D1Database, erp: string): Promise<Company[]> {
  const sql = "SELECT id, erp, name, switches FROM companies WHERE erp = ? ORDER BY id";
  const { results } = await database.prepare(sql).bind(erp).all<CompanyRow>();
  return results.map(toCompany);
}

/** Stores a change of switches that was found valid; null puts a switch back to its default. */
export async function changeSwitches(
  database: D1Database,
  company: Company,
  change: Record<string, unknown>,
): Promise<Company> {
  const merged = { ...company.switches, ...change };
  const switches = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
  const sql = "UPDATE companies SET switches = ? WHERE id = ?";
  await database.prepare(sql).bind(JSON.stringify(switches), company.id).run();
  return { ...company, switches };
}

/** Parses the JSON column in which a company's switches are kept. */
export function parseSwitches(column: string): Record<string, unknown> {
  return storedSwitches.parse(JSON.parse(column));
}

function toCompany(row: CompanyRow): Company {
  return { ...row, switches: parseSwitches(row.switches) };
}
