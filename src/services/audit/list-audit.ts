import { and, desc, eq, gte, isNull, lt } from "drizzle-orm";
import { z } from "zod";
import { audit } from "../../db/schema.ts";
import { toInstant } from "../../lib/dates.ts";
import { type AuditAction, auditText } from "../../strings/audit.ts";
import type { Language, Params } from "../../strings/language.ts";
import { type CallerContext, requireAdmin, requireOperator, type TenantContext } from "../context.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../lists.ts";

export type AuditFilter = {
  action?: AuditAction | undefined;
  /** Instants in epoch milliseconds; `to` is not included. */
  from?: number | undefined;
  to?: number | undefined;
};

export type AuditView = {
  id: string;
  at: string;
  actor: { kind: "operator" | "member" | "api_key" | "system"; id: string | null; name: string | null };
  action: string;
  message: string;
  target: string | null;
};

const paramsSchema: z.ZodType<Params> = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
);

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
  { action, from, to }: AuditFilter,
  page: PageRequest,
  language: Language,
): Promise<Page<AuditView>> {
  const after = readCursor(page);
  const rows = await context.db.read(
    context.db.orm
      .select()
      .from(audit)
      .where(
        and(
          tenantId === null ? isNull(audit.tenantId) : eq(audit.tenantId, tenantId),
          action === undefined ? undefined : eq(audit.action, action),
          from === undefined ? undefined : gte(audit.at, from),
          to === undefined ? undefined : lt(audit.at, to),
          after === null ? undefined : lt(audit.id, after),
        ),
      )
      .orderBy(desc(audit.id))
      .limit(page.limit + 1),
  );
  return toPage(rows, page, (row) => ({
    id: row.id,
    at: toInstant(row.at),
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    action: row.action,
    message: auditText(row.action, paramsSchema.parse(row.params), language),
    target: row.target,
  }));
}
