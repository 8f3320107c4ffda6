import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { ACTOR_KINDS } from "../../db/schema.ts";
import { toInstant } from "../../lib/dates.ts";
import { type AuditAction, auditText } from "../../strings/audit.ts";
import type { Language, Params } from "../../strings/language.ts";
import { type CallerContext, requireAdmin, requireOperator, type TenantContext } from "../context.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../lists.ts";
import { OPERATOR_TOKEN_ACTOR } from "./audit.ts";

export type AuditFilter = {
  action?: AuditAction | undefined;
  /** A user's or an API key's id, a person's address, or `operator_token`. */
  actor?: string | undefined;
  /** Instants in epoch milliseconds; `to` is not included. */
  from?: number | undefined;
  to?: number | undefined;
};

export type AuditView = {
  id: string;
  at: string;
  actor: { kind: (typeof ACTOR_KINDS)[number]; id: string | null; name: string | null };
  action: string;
  message: string;
  target: string | null;
};

const paramsSchema: z.ZodType<Params> = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
);

const rowSchema = z.object({
  id: z.string(),
  at: z.number(),
  actor_kind: z.enum(ACTOR_KINDS),
  actor_id: z.string().nullable(),
  actor_name: z.string().nullable(),
  action: z.string(),
  target: z.string().nullable(),
  params: z.string(),
});

/** A company's audit trail, newest first. @throws ApiError admin_only */
export async function listAudit(
  context: TenantContext,
  filter: AuditFilter,
  page: PageRequest,
  language: Language,
): Promise<Page<AuditView>> {
  requireAdmin(context);
  return await readAudit(context, context.tenantId, filter, page, language);
}

/** The platform's own trail: what concerns no company. @throws ApiError operator_only */
export async function listPlatformAudit(
  context: CallerContext,
  filter: AuditFilter,
  page: PageRequest,
  language: Language,
): Promise<Page<AuditView>> {
  requireOperator(context);
  return await readAudit(context, null, filter, page, language);
}

async function readAudit(
  context: CallerContext,
  tenantId: string | null,
  filter: AuditFilter,
  page: PageRequest,
  language: Language,
): Promise<Page<AuditView>> {
  const rows = await context.db.all(auditQuery(tenantId, filter, page));
  return toPage(z.array(rowSchema).parse(rows), page, (row) => ({
    id: row.id,
    at: toInstant(row.at),
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    action: row.action,
    message: auditText(row.action, paramsSchema.parse(JSON.parse(row.params)), language),
    target: row.target,
  }));
}

function auditQuery(
  tenantId: string | null,
  { action, actor, from, to }: AuditFilter,
  page: PageRequest,
): SQL {
  const after = readCursor(page);
  const conditions = [
    sql`tenant_id IS ${tenantId}`,
    ...(action === undefined ? [] : [sql`action = ${action}`]),
    ...(actor === undefined ? [] : [actorCondition(actor)]),
    ...(from === undefined ? [] : [sql`at >= ${from}`]),
    ...(to === undefined ? [] : [sql`at < ${to}`]),
    ...(after === null
      ? []
      : [sql`(at, id) < (SELECT at, id FROM audit WHERE id = ${after} AND tenant_id IS ${tenantId})`]),
  ];
  return sql`
    SELECT id, at, actor_kind, actor_id, actor_name, action, target, params FROM audit
    WHERE ${sql.join(conditions, sql` AND `)} ORDER BY at DESC, id DESC LIMIT ${page.limit + 1}`;
}

function actorCondition(actor: string): SQL {
  if (actor === OPERATOR_TOKEN_ACTOR) return sql`actor_id IS NULL AND actor_kind = 'operator'`;
  if (!actor.includes("@")) return sql`actor_id = ${actor}`;
  return sql`actor_id = (SELECT id FROM users WHERE email = ${actor.trim().toLowerCase()})`;
}
