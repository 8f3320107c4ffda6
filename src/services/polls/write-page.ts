import { type SQLWrapper, sql } from "drizzle-orm";
import type { PollPage } from "../../erp/connector.ts";
import { contentHash } from "../../lib/hash.ts";
import { newId } from "../../lib/ids.ts";
import { foldName } from "../../lib/names.ts";
import type { OpenConnection } from "../connections/open-connection.ts";
import type { ShardContext } from "../context.ts";

/** When a page was asked for; when the next one is due, and from when on a webhook may bring that forward. */
export type PageTimes = { readAt: number; dueAt: number; soonestAt: number };

/**
 * What one page taught, as statements of one batch: the subjects that are new or changed, the deliveries that take them on,
 * and where the next page begins. The same page again changes nothing but the cursor.
 */
export async function pageStatements(
  context: ShardContext,
  connection: OpenConnection,
  flow: string,
  page: PollPage,
  times: PageTimes,
): Promise<SQLWrapper[]> {
  const now = context.now();
  const write: Write = {
    tenantId: connection.tenantId,
    connectionId: connection.id,
    flow,
    now,
    writeId: newId("wrt", now),
    rows: JSON.stringify(
      await Promise.all(
        uniqueById(page.subjects).map(async ({ externalId, title, content }) => ({
          id: newId("sub", now),
          deliveryId: newId("dlv", now),
          externalId,
          title,
          content: JSON.stringify(content),
          hash: await contentHash(content),
          search: foldName(`${externalId} ${title}`),
        })),
      ),
    ),
  };
  return [
    ...(page.subjects.length === 0
      ? []
      : [storeSubjects(write), supersedeOlder(write), createDeliveries(write)]),
    noteProgress(write, page, times),
  ];
}

type Write = {
  tenantId: string;
  connectionId: string;
  flow: string;
  now: number;
  writeId: string;
  rows: string;
};

/** A list that moves while it is read may show a record twice: the later one is the newer. */
function uniqueById(subjects: PollPage["subjects"]): PollPage["subjects"] {
  return [...new Map(subjects.map((subject) => [subject.externalId, subject])).values()];
}

function storeSubjects({ tenantId, connectionId, flow, now, writeId, rows }: Write): SQLWrapper {
  return sql`
    INSERT INTO subjects (tenant_id, id, connection_id, flow, external_id, title, content, content_hash, search,
      version, write_id, created_at, updated_at)
    SELECT ${tenantId}, value ->> '$.id', ${connectionId}, ${flow}, value ->> '$.externalId', value ->> '$.title',
      value ->> '$.content', value ->> '$.hash', value ->> '$.search', 1, ${writeId}, ${now}, ${now}
    FROM json_each(${rows}) WHERE true
    ON CONFLICT (tenant_id, connection_id, flow, external_id) DO UPDATE SET
      title = excluded.title, content = excluded.content, content_hash = excluded.content_hash,
      search = excluded.search, version = subjects.version + 1, write_id = excluded.write_id, updated_at = excluded.updated_at
    WHERE subjects.content_hash <> excluded.content_hash`;
}

/** The subjects that this write has changed, looked up one by one. */
const changed = ({ tenantId, connectionId, flow, writeId, rows }: Write) => sql`
  json_each(${rows}) r CROSS JOIN subjects s ON s.tenant_id = ${tenantId} AND s.connection_id = ${connectionId}
    AND s.flow = ${flow} AND s.external_id = r.value ->> '$.externalId' AND s.write_id = ${writeId}`;

function supersedeOlder(write: Write): SQLWrapper {
  const { tenantId, connectionId, flow, now } = write;
  return sql`
    UPDATE deliveries SET state = 'superseded', due_at = NULL, finished_at = ${now}, updated_at = ${now}
    WHERE tenant_id = ${tenantId} AND id IN (
      SELECT d.id FROM ${changed(write)} CROSS JOIN deliveries d INDEXED BY deliveries_by_subject
        ON d.tenant_id = s.tenant_id AND d.subject = s.external_id
      WHERE d.connection_id = ${connectionId} AND d.flow = ${flow}
        AND d.state IN ('held', 'pending', 'queued', 'retrying', 'dead'))`;
}

function createDeliveries(write: Write): SQLWrapper {
  const { connectionId, flow, now } = write;
  return sql`
    INSERT INTO deliveries (tenant_id, id, connection_id, flow, subject, subject_version, reason, state, due_at, params,
      created_at, updated_at)
    SELECT s.tenant_id, r.value ->> '$.deliveryId', ${connectionId}, ${flow}, s.external_id, s.version, 'accepted',
      'pending', ${now}, '{}', ${now}, ${now}
    FROM ${changed(write)}`;
}

/**
 * A round begins anew with the page that follows a last one. What a webhook told while it was read may stand on a page
 * that was read before: then the next round comes as soon as it may.
 */
function noteProgress(write: Write, page: PollPage, { readAt, dueAt, soonestAt }: PageTimes): SQLWrapper {
  const { tenantId, connectionId, flow, now } = write;
  const count = sql`(SELECT count(*) FROM ${changed(write)})`;
  const isNewRound = sql`(polls.started_at IS NULL OR polls.finished_at >= polls.started_at)`;
  const beganAt = sql`(CASE WHEN ${isNewRound} THEN excluded.started_at ELSE polls.started_at END)`;
  const isOver = sql`excluded.finished_at IS NOT NULL`;
  const found = page.subjects.length;
  return sql`
    INSERT INTO polls (tenant_id, connection_id, flow, cursor, due_at, page, pages, found, changed, started_at,
      finished_at, updated_at, soonest_at)
    VALUES (${tenantId}, ${connectionId}, ${flow}, ${JSON.stringify(page.cursor)}, ${dueAt}, 1, ${page.pages ?? null},
      ${found}, ${count}, ${readAt}, ${page.isLast ? now : null}, ${now}, ${soonestAt})
    ON CONFLICT (connection_id, flow) DO UPDATE SET
      cursor = excluded.cursor, pages = excluded.pages, soonest_at = excluded.soonest_at,
      due_at = CASE WHEN ${isOver} AND polls.hinted_at >= ${beganAt} THEN excluded.soonest_at ELSE excluded.due_at END,
      hinted_at = CASE WHEN ${isOver} AND polls.hinted_at < ${beganAt} THEN NULL ELSE polls.hinted_at END, code = NULL, params = '{}',
      failure_count = 0, updated_at = excluded.updated_at,
      page = CASE WHEN ${isNewRound} THEN 1 ELSE polls.page + 1 END,
      found = excluded.found + CASE WHEN ${isNewRound} THEN 0 ELSE polls.found END,
      changed = excluded.changed + CASE WHEN ${isNewRound} THEN 0 ELSE polls.changed END,
      started_at = ${beganAt},
      finished_at = excluded.finished_at`;
}
