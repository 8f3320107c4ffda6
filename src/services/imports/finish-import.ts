import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { ImportCode } from "../../strings/imports.ts";
import type { Params } from "../../strings/language.ts";
import { connectionAlert, IMPORT_STOPPED } from "../alerts/alert-statement.ts";
import type { ShardContext } from "../context.ts";
import { logStatements } from "../logs/write-log.ts";
import { webhookStatement } from "../webhooks/events.ts";

type Ended = { id: string; tenantId: string; provider: string };

/** How an import ends. */
export type End = {
  state: "finished" | "partial" | "failed" | "cancelled";
  code?: ImportCode;
  params?: Params;
  /** What the log keeps of it beside the text. */
  detail?: unknown;
};

/** Nobody has cancelled it yet: what its worker writes depends on this. */
export function isUnfinished(importId: string, tenantId: string): SQL {
  return sql`EXISTS (SELECT 1 FROM imports WHERE tenant_id = ${tenantId} AND id = ${importId} AND due_at IS NOT NULL)`;
}

/** The statements that end an import: its row, what it no longer needs to remember, the log and the webhook. */
export function finishStatements(
  context: ShardContext,
  connection: Ended,
  importId: string,
  { state, code, params = {}, detail }: End,
): SQLWrapper[] {
  const { tenantId } = connection;
  const now = context.now();
  return [
    // A client with vehicles on several pages was counted on each.
    sql`UPDATE imports SET state = ${state}, phase = 'done', due_at = NULL, code = ${code ?? null},
        params = ${JSON.stringify(params)}, finished_at = ${now}, updated_at = ${now},
        clients_found = max(clients_created + clients_updated, (SELECT count(DISTINCT k.value)
          FROM import_pages p, json_each(p.client_keys) k WHERE p.import_id = ${importId}))
      WHERE tenant_id = ${tenantId} AND id = ${importId}`,
    sql`DELETE FROM import_pages WHERE import_id = ${importId} AND issues = '[]'`,
    sql`UPDATE import_pages SET vehicle_keys = '[]', client_keys = '[]' WHERE import_id = ${importId}`,
    ...(code === undefined
      ? []
      : logStatements(context, {
          tenantId,
          provider: connection.provider,
          connectionId: connection.id,
          event: "import.stopped",
          params: { ...params, code },
          ...(detail === undefined ? {} : { detail }),
        })),
    ...(code === undefined || state === "cancelled"
      ? []
      : [connectionAlert(context, connection, IMPORT_STOPPED, { ...params, code })]),
    webhookStatement(
      { tenantId, event: "import.finished", now },
      sql`(SELECT json_object('importId', id, 'connectionId', connection_id, 'state', state, 'code', code,
        'clients', json_object('found', clients_found, 'created', clients_created, 'updated', clients_updated),
        'vehicles', json_object('found', vehicles_found, 'created', vehicles_created, 'updated', vehicles_updated,
          'ended', vehicles_gone), 'errorCount', issues)
        FROM imports WHERE tenant_id = ${tenantId} AND id = ${importId})`,
    ),
  ];
}
