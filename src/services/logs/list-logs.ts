import { sql } from "drizzle-orm";
import { z } from "zod";
import { rare } from "../../db/database.ts";
import { LOG_LEVELS } from "../../db/schema.ts";
import { ApiError } from "../../errors.ts";
import { toInstant } from "../../lib/dates.ts";
import { foldName } from "../../lib/names.ts";
import type { Language } from "../../strings/language.ts";
import { isLogEvent, logMessage } from "../../strings/logs.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { readParams } from "../deliveries/delivery-view.ts";
import { type PageRequest, readCursor, toPage } from "../lists.ts";

export type LogFilter = {
  connectionId?: string | undefined;
  provider?: string | undefined;
  level?: (typeof LOG_LEVELS)[number] | undefined;
  event?: string | undefined;
  subject?: string | undefined;
  deliveryId?: string | undefined;
  /** Part of the text or of the subject. */
  q?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

const rowSchema = z.object({
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
type LogRow = z.output<typeof rowSchema>;

const FILTERED_COLUMNS = {
  connectionId: sql`l.connection_id`,
  provider: sql`l.provider`,
  level: sql`l.level`,
  event: sql`l.event`,
  subject: sql`l.subject`,
  deliveryId: sql`l.delivery_id`,
} as const;

/** The integration log, newest first. */
export async function listLogs(
  context: TenantContext,
  filter: LogFilter,
  page: PageRequest,
  language: Language,
) {
  requireScope(context, "read");
  const after = readCursor(page);
  const equals = Object.entries(FILTERED_COLUMNS).flatMap(([name, column]) => {
    const value = filter[name as keyof typeof FILTERED_COLUMNS];
    if (value === undefined) return [];
    const equal = sql`${column} = ${value}`;
    return [sql` AND ${name === "subject" ? rare(equal) : equal}`];
  });
  const q = foldName(filter.q ?? "");
  const rows = await context.db.all(sql`
    SELECT l.id, l.at, l.level, l.event, l.message, l.params, l.provider, l.connection_id, l.delivery_id, l.subject
    FROM logs l WHERE l.tenant_id = ${context.tenantId}
    ${after === null ? sql`` : sql`AND l.id < ${after}`}
    ${sql.join(equals)}
    ${filter.from === undefined ? sql`` : sql`AND l.at >= ${Date.parse(filter.from)}`}
    ${filter.to === undefined ? sql`` : sql`AND l.at <= ${Date.parse(filter.to)}`}
    ${q === "" ? sql`` : sql`AND instr(l.search, ${q}) > 0`}
    ORDER BY l.id DESC LIMIT ${page.limit + 1}`);
  return toPage(z.array(rowSchema).parse(rows), page, (row) => toLogView(row, language));
}

/** One entry with its requests and answers. @throws ApiError not_found */
export async function getLog(context: TenantContext, id: string, language: Language) {
  requireScope(context, "read");
  const [row] = await context.db.all(sql`
    SELECT l.*, x.detail FROM logs l LEFT JOIN log_details x ON x.log_id = l.id
    WHERE l.tenant_id = ${context.tenantId} AND l.id = ${id}`);
  if (row === undefined) throw new ApiError("not_found", { path: `/v1/logs/${id}` });
  const entry = rowSchema.parse(row);
  const detail: unknown = entry.detail ? JSON.parse(entry.detail) : undefined;
  return { ...toLogView(entry, language), ...(detail === undefined ? {} : { detail }) };
}

function toLogView(row: LogRow, language: Language) {
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
