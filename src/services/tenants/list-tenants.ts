import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { toInstant } from "../../lib/dates.ts";
import { soughtWords } from "../../lib/words.ts";
import { type Maker, toMaker } from "../audit/maker.ts";
import { type CallerContext, requireOperator } from "../context.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../lists.ts";
import type { Tenant } from "./create-tenant.ts";
import { type FirstAccess, readFirstAccesses } from "./first-access.ts";

export type TenantFilter = {
  /** Words, or beginnings of words, of the company's name and of its people's addresses. */
  q?: string | undefined;
};

export type TenantSummary = Tenant & {
  /** Registered by its own admin, or made by the support team. */
  selfRegistered: boolean;
  createdBy: Maker | null;
  /** How far the first access of the company's admin is; null while nobody was invited as admin. */
  admin: FirstAccess | null;
};

const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  created_at: z.number(),
  registered_by: z.string().nullable(),
  created_by: z.string().nullable(),
  maker_email: z.string().nullable(),
});

/** All tenants, newest first. What is sought comes from an index, however many there are. @throws ApiError operator_only */
export async function listTenants(
  context: CallerContext,
  filter: TenantFilter,
  page: PageRequest,
): Promise<Page<TenantSummary>> {
  requireOperator(context);
  const query = tenantsQuery(filter, page);
  const rows = z.array(rowSchema).parse(query === null ? [] : await context.directory.all(query));
  const admins = await readFirstAccesses(
    context,
    rows.map(({ id }) => id),
  );
  return toPage(rows, page, (row) => ({
    id: row.id,
    name: row.name,
    createdAt: toInstant(row.created_at),
    selfRegistered: row.registered_by !== null,
    createdBy: toMaker(row.created_by ?? row.registered_by, row.maker_email),
    admin: admins.get(row.id) ?? null,
  }));
}

/** @returns null when nothing can match: a text without a letter or digit */
function tenantsQuery({ q }: TenantFilter, page: PageRequest): SQL | null {
  const after = readCursor(page);
  const columns = sql`t.id, t.name, t.created_at, t.registered_by, t.created_by, u.email AS maker_email`;
  const maker = sql`LEFT JOIN users u ON u.id = coalesce(t.created_by, t.registered_by)`;
  if (q === undefined || q === "") {
    return sql`SELECT ${columns} FROM tenants t ${maker} ${after === null ? sql`` : sql`WHERE t.id < ${after}`}
      ORDER BY t.id DESC LIMIT ${page.limit + 1}`;
  }
  const match = matchOf(q);
  if (match === null) return null;
  const older =
    after === null ? sql`` : sql`AND s.rowid < (SELECT number FROM tenant_words WHERE tenant_id = ${after})`;
  // CROSS JOIN keeps the order: the index first, then each company by its key.
  return sql`SELECT ${columns} FROM tenant_search s
    CROSS JOIN tenant_words w ON w.number = s.rowid CROSS JOIN tenants t ON t.id = w.tenant_id ${maker}
    WHERE tenant_search MATCH ${match} ${older} ORDER BY s.rowid DESC LIMIT ${page.limit + 1}`;
}

/** By construction no syntax error: only letters and digits come between the quotes. */
function matchOf(q: string): string | null {
  const phrases = soughtWords(q).map(({ words, open }) => `"${words.join(" ")}"${open ? "*" : ""}`);
  return phrases.length === 0 ? null : phrases.join(" AND ");
}
