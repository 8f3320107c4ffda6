import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { type IMPORT_PHASES, type IMPORT_STATES, imports } from "../../db/schema.ts";
import { ApiError } from "../../errors.ts";
import { toInstant, toInstantOrNull } from "../../lib/dates.ts";
import { ASSET_ISSUES, importText, issueText } from "../../strings/imports.ts";
import type { Language, Params } from "../../strings/language.ts";
import type { TenantContext } from "../context.ts";

type Count = { found: number; created: number; updated: number; unchanged: number };

/** How far an import is, or how it ended. */
export type ImportView = {
  id: string;
  connectionId: string;
  state: (typeof IMPORT_STATES)[number];
  trigger: "person" | "daily";
  phase: (typeof IMPORT_PHASES)[number];
  page: number;
  pages: number | null;
  clients: Count;
  vehicles: Count & { ended: number };
  /** The first of them; all are in the file. */
  errors: ImportErrorView[];
  errorCount: number;
  /** Why it waits or stopped. */
  code: string | null;
  message: string | null;
  nextAttemptAt: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
};

export type ImportErrorView = { subject: string; code: string; message: string };

export type ImportRow = typeof imports.$inferSelect;

export const issueSchema = z.object({
  subject: z.string(),
  code: z.enum(ASSET_ISSUES),
  params: z.record(z.string(), z.string()).optional(),
});
export type StoredIssue = z.output<typeof issueSchema>;

const paramsSchema = z.record(z.string(), z.union([z.string(), z.number()]));

const SHOWN_ERRORS = 100;

export function toErrorView({ subject, code, params }: StoredIssue, language: Language): ImportErrorView {
  return { subject, code, message: issueText(code, { ...params, subject }, language) };
}

export function toImportView(row: ImportRow, issues: readonly StoredIssue[], language: Language): ImportView {
  const params: Params = paramsSchema.parse(row.params);
  const isWaiting = row.dueAt !== null && row.code !== null;
  return {
    id: row.id,
    connectionId: row.connectionId,
    state: row.state,
    trigger: row.day === null ? "person" : "daily",
    phase: row.phase,
    page: row.page,
    pages: row.pages,
    clients: countOf(row.clientsFound, row.clientsCreated, row.clientsUpdated),
    vehicles: {
      ...countOf(row.vehiclesFound, row.vehiclesCreated, row.vehiclesUpdated),
      ended: row.vehiclesGone,
    },
    errors: issues.map((issue) => toErrorView(issue, language)),
    errorCount: row.issues,
    code: row.code,
    message: row.code === null ? null : importText(row.code, params, language),
    nextAttemptAt: isWaiting && row.dueAt !== null ? toInstant(row.dueAt) : null,
    createdAt: toInstant(row.createdAt),
    startedAt: toInstantOrNull(row.startedAt),
    finishedAt: toInstantOrNull(row.finishedAt),
  };
}

/** A client with vehicles on several pages counts once on each until the end tells them apart: never below zero. */
function countOf(found: number, created: number, updated: number): Count {
  return { found, created, updated, unchanged: Math.max(0, found - created - updated) };
}

/** The tenant's import. @throws ApiError import_not_found, also for another tenant's */
export async function requireImport(context: TenantContext, id: string): Promise<ImportRow> {
  const [row] = await context.db.read(
    context.db.orm
      .select()
      .from(imports)
      .where(sql`${imports.tenantId} = ${context.tenantId} AND ${imports.id} = ${id}`),
  );
  if (row === undefined) throw new ApiError("import_not_found", { id });
  return row;
}

/** What was wrong with an import's rows, page by page. The same on several pages (an unknown situation) is told once. */
export async function readIssues(
  context: TenantContext,
  importId: string,
  limit: number = SHOWN_ERRORS,
): Promise<StoredIssue[]> {
  const rows = await context.db.all(issuesQuery(context.tenantId, importId, limit));
  return rows.map(({ issue }) => issueSchema.parse(JSON.parse(String(issue))));
}

function issuesQuery(tenantId: string, importId: string, limit: number): SQL {
  return sql`
    SELECT i.value AS issue FROM import_pages p, json_each(p.issues) i
    WHERE p.import_id = ${importId} AND p.tenant_id = ${tenantId}
    GROUP BY i.value ORDER BY min(p.page), min(i.key) LIMIT ${limit}`;
}
