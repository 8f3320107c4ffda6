import type { SQLWrapper } from "drizzle-orm";
import { logDetails, logs } from "../../db/schema.ts";
import { newId } from "../../lib/ids.ts";
import { foldName } from "../../lib/names.ts";
import type { Params } from "../../strings/language.ts";
import { type LogEvent, type LogLevel, logLevel, logMessage } from "../../strings/logs.ts";
import type { Context } from "../context.ts";

export type LogEntry = {
  tenantId: string;
  event: LogEvent;
  params?: Params;
  level?: LogLevel;
  provider?: string;
  connectionId?: string;
  deliveryId?: string;
  subject?: string;
  /** Requests and answers, secrets masked. */
  detail?: unknown;
};

/** The statements that write a log entry: they go into the batch of the change that the entry tells of. */
export function logStatements(context: Context, entry: LogEntry): SQLWrapper[] {
  const row = toRow(context, entry);
  const insert = context.db.orm.insert(logs).values(row);
  if (entry.detail === undefined) return [insert];
  const detail = { logId: row.id, tenantId: entry.tenantId, detail: entry.detail };
  return [insert, context.db.orm.insert(logDetails).values(detail)];
}

function toRow(context: Context, entry: LogEntry) {
  const now = context.now();
  const params = entry.params ?? {};
  const message = logMessage(entry.event, params, "pt");
  return {
    tenantId: entry.tenantId,
    id: newId("log", now),
    at: now,
    level: entry.level ?? logLevel(entry.event),
    event: entry.event,
    // Kept in Portuguese as well, so that the log can be searched by its words.
    message,
    search: foldName(`${message} ${entry.subject ?? ""}`),
    params,
    provider: entry.provider ?? null,
    connectionId: entry.connectionId ?? null,
    deliveryId: entry.deliveryId ?? null,
    subject: entry.subject ?? null,
  };
}
