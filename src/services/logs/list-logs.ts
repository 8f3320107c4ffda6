import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { rare } from "../../db/database.ts";
import { LOG_LEVELS } from "../../db/schema.ts";
import { ApiError } from "../../errors.ts";
import { toInstant } from "../../lib/dates.ts";
import type { Language } from "../../strings/language.ts";
import { isLogEvent, logMessage } from "../../strings/logs.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { readParams } from "../deliveries/delivery-view.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../lists.ts";
import { requireNamedIds } from "../named-ids.ts";
import { isSearch, searchCondition } from "./search-logs.ts";

export type LogFilter = {
  connectionId?: string | undefined;
  provider?: string | undefined;
  level?: (typeof LOG_LEVELS)[number] | undefined;
  event?: string | undefined;
  subject?: string | undefined;
  deliveryId?: string | undefined;
  /** Words, or beginnings of words, of the text, the subject and what the text mentions. */
  q?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

/** An entry as it stands in the database, with its requests and answers where they were read too. */
export const logRowSchema = z.object({
  id: z.string(),
  at: z.number(),
  level: z.enum(LOG_LEVELS),
  event: z.string(),
  message: z.string(),
  params: z.string(),
  provider: z.string().nullable(),
  connection_id: z.string().nullable(),
  delivery_id: z.string().nullable(),
  subject: z.string().nullable(),
  detail: z.string().nullish(),
});
type LogRow = z.output<typeof logRowSchema>;

const FILTERED_COLUMNS = {
  connectionId: sql`l.connection_id`,
  provider: sql`l.provider`,
  level: sql`l.level`,
  event: sql`l.event`,
  subject: sql`l.subject`,
  deliveryId: sql`l.delivery_id`,
} as const;

export type LogView = ReturnType<typeof toLogView>;

/**
 * The integration log, newest first. What its words and filters' index finds costs the same however long the log is.
 * @throws ApiError connection_not_found, delivery_not_found for what the filter names
 */
export async function listLogs(
  context: TenantContext,
  filter: LogFilter,
  page: PageRequest,
  language: Language,
): Promise<Page<LogView>> {
  requireScope(context, "read");
  const query = logQuery(context, filter, page);
  const rows = query === null ? [] : await context.db.all(query);
  if (rows.length === 0) await requireNamedIds(context, filter);
  return toPage(z.array(logRowSchema).parse(rows), page, (row) => toLogView(row, language));
}

function logQuery({ tenantId }: TenantContext, filter: LogFilter, page: PageRequest): SQL | null {
  const after = readCursor(page);
  const equals = Object.entries(FILTERED_COLUMNS).flatMap(([name, column]) => {
    const value = filter[name as keyof typeof FILTERED_COLUMNS];
    if (value === undefined) return [];
    const equal = sql`${column} = ${value}`;
    return [sql` AND ${name === "subject" ? rare(equal) : equal}`];
  });
  const columns = sql`l.id, l.at, l.level, l.event, l.message, l.params, l.provider, l.connection_id, l.delivery_id, l.subject`;
  if (!isSearch(filter)) {
    return sql`SELECT ${columns} FROM logs l WHERE l.tenant_id = ${tenantId}
      ${after === null ? sql`` : sql`AND l.id < ${after}`} ${sql.join(equals)}
      ${filter.from === undefined ? sql`` : sql`AND l.at >= ${Date.parse(filter.from)}`}
      ${filter.to === undefined ? sql`` : sql`AND l.at <= ${Date.parse(filter.to)}`}
      ORDER BY l.id DESC LIMIT ${page.limit + 1}`;
  }
  const condition = searchCondition(tenantId, filter, after);
  // CROSS JOIN keeps the order: the index first, then each entry by its key.
  return condition === null
    ? null
    : sql`SELECT ${columns} FROM log_search s CROSS JOIN logs l ON l.tenant_id = ${tenantId} AND l.id = s.log_id
      WHERE ${condition} ${sql.join(equals)} ORDER BY s.rowid DESC LIMIT ${page.limit + 1}`;
}

/** One entry with its requests and answers. @throws ApiError not_found */
export async function getLog(context: TenantContext, id: string, language: Language) {
  requireScope(context, "read");
  const [row] = await context.db.all(sql`
    SELECT l.*, x.detail FROM logs l LEFT JOIN log_details x ON x.log_id = l.id
    WHERE l.tenant_id = ${context.tenantId} AND l.id = ${id}`);
  if (row === undefined) throw new ApiError("not_found", { path: `/v1/logs/${id}` });
  const entry = logRowSchema.parse(row);
  const detail: unknown = entry.detail ? JSON.parse(entry.detail) : undefined;
  return { ...toLogView(entry, language), ...(detail === undefined ? {} : { detail }) };
}

export function toLogView(row: LogRow, language: Language) {
  const params = readParams(JSON.parse(row.params));
  return {
    id: row.id,
    at: toInstant(row.at),
    level: row.level,
    event: row.event,
    message:
      language === "pt" || !isLogEvent(row.event) ? row.message : logMessage(row.event, params, language),
    provider: row.provider,
    connectionId: row.connection_id,
    deliveryId: row.delivery_id,
    subject: row.subject,
  };
}
