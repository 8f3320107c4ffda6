import type { SQLWrapper } from "drizzle-orm";
import { logDetails, logs } from "../../db/schema.ts";
import { newId } from "../../lib/ids.ts";
import type { Params } from "../../strings/language.ts";
import { type LogEvent, type LogLevel, logLevel, logMessage } from "../../strings/logs.ts";
import type { ShardContext } from "../context.ts";
import { searchText } from "./search-logs.ts";

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
export function logStatements(context: ShardContext, entry: LogEntry): SQLWrapper[] {
  const row = toRow(context, entry);
  const insert = context.db.orm.insert(logs).values(row);
  if (entry.detail === undefined) return [insert];
  const detail = { logId: row.id, tenantId: entry.tenantId, detail: entry.detail };
  return [insert, context.db.orm.insert(logDetails).values(detail)];
}

function toRow(context: ShardContext, entry: LogEntry) {
  const now = context.now();
  const params = entry.params ?? {};
  return {
    tenantId: entry.tenantId,
    id: newId("log", now),
    at: now,
    level: entry.level ?? logLevel(entry.event),
    event: entry.event,
    ...logTexts(entry.event, params, entry.subject),
    params,
    provider: entry.provider ?? null,
    connectionId: entry.connectionId ?? null,
    deliveryId: entry.deliveryId ?? null,
    subject: entry.subject ?? null,
  };
}

/** What an entry says, kept in Portuguese, and the words that find it: of both languages, since people read it in both. */
export function logTexts(event: LogEvent, params: Params, subject = ""): { message: string; search: string } {
  const message = logMessage(event, params, "pt");
  const mentioned = Object.values(params).flatMap((value) =>
    typeof value === "boolean" ? [] : (value ?? []),
  );
  const search = searchText(message, subject, logMessage(event, params, "en"), ...mentioned.map(String));
  return { message, search };
}
