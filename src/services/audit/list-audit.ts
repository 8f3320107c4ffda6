import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../../db/database.ts";
import { ACTOR_KINDS } from "../../db/schema.ts";
import { FIRST_SHARD } from "../../db/shards.ts";
import { toInstant } from "../../lib/dates.ts";
import { type AuditAction, auditText } from "../../strings/audit.ts";
import type { Language, Params } from "../../strings/language.ts";
import { type CallerContext, requireAdmin, requireOperator, type TenantContext } from "../context.ts";
import { type Page, type PageRequest, readPosition, toPositionedPage } from "../lists.ts";
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
  const { directory, db, shard, tenantId } = context;
  // What is changed and who changes it stand in one batch, so a trail is in both databases: changes of the team and the keys
  // in the directory, all others where the company's rows are.
  const trails = shard === FIRST_SHARD ? [db] : [directory, db];
  return await readAudit(context, trails, tenantId, filter, page, language);
}

/** The platform's own trail: what concerns no company. @throws ApiError operator_only */
export async function listPlatformAudit(
  context: CallerContext,
  filter: AuditFilter,
  page: PageRequest,
  language: Language,
): Promise<Page<AuditView>> {
  requireOperator(context);
  return await readAudit(context, [context.directory], null, filter, page, language);
}

async function readAudit(
  context: CallerContext,
  trails: readonly Database[],
  tenantId: string | null,
  filter: AuditFilter,
  page: PageRequest,
  language: Language,
): Promise<Page<AuditView>> {
  const actor = await findActor(context, filter.actor);
  const query = auditQuery(tenantId, { ...filter, actor }, page);
  const found = (await Promise.all(trails.map((db) => db.all(query)))).flat();
  const rows = z.array(rowSchema).parse(found);
  rows.sort((left, right) => right.at - left.at || (right.id < left.id ? -1 : 1));
  return toPositionedPage(
    rows,
    page,
    ({ at, id }) => ({ at, id }),
    (row) => ({
      id: row.id,
      at: toInstant(row.at),
      actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
      action: row.action,
      message: auditText(row.action, paramsSchema.parse(JSON.parse(row.params)), language),
      target: row.target,
    }),
  );
}

function auditQuery(
  tenantId: string | null,
  { action, actor, from, to }: AuditFilter,
  page: PageRequest,
): SQL {
  const after = readPosition(page);
  const conditions = [
    sql`tenant_id IS ${tenantId}`,
    ...(action === undefined ? [] : [sql`action = ${action}`]),
    ...(actor === undefined ? [] : [actorCondition(actor)]),
    ...(from === undefined ? [] : [sql`at >= ${from}`]),
    ...(to === undefined ? [] : [sql`at < ${to}`]),
    ...(after === null ? [] : [sql`(at, id) < (${after.at}, ${after.id})`]),
  ];
  return sql`
    SELECT id, at, actor_kind, actor_id, actor_name, action, target, params FROM audit
    WHERE ${sql.join(conditions, sql` AND `)} ORDER BY at DESC, id DESC LIMIT ${page.limit + 1}`;
}

/** The id of whoever a filter names by their address; one that nobody has finds nothing. */
async function findActor(
  { directory }: CallerContext,
  actor: string | undefined,
): Promise<string | undefined> {
  if (!actor?.includes("@")) return actor;
  const email = actor.trim().toLowerCase();
  const [row] = await directory.all(sql`SELECT id FROM users WHERE email = ${email}`);
  return row === undefined ? email : z.string().parse(row.id);
}

function actorCondition(actor: string): SQL {
  if (actor === OPERATOR_TOKEN_ACTOR) return sql`actor_id IS NULL AND actor_kind = 'operator'`;
  return sql`actor_id = ${actor}`;
}
