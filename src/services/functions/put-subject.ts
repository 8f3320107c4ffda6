import { type SQLWrapper, sql } from "drizzle-orm";
import { z } from "zod";
import { rare } from "../../db/database.ts";
import { DELIVERY_STATES } from "../../db/schema.ts";
import { ApiError } from "../../errors.ts";
import { contentHash } from "../../lib/hash.ts";
import { newId } from "../../lib/ids.ts";
import { foldName } from "../../lib/names.ts";
import { type LogEvent, logLevel } from "../../strings/logs.ts";
import type { ConnectionRow } from "../connections/connection-view.ts";
import type { TenantContext } from "../context.ts";
import { logTexts } from "../logs/write-log.ts";

export type NewSubject = {
  flow: "orders" | "leads";
  externalId: string;
  /** What people know it by. */
  title: string;
  content: unknown;
};

/** A delivery as it stands. */
export type StandingDelivery = z.output<typeof deliverySchema>;

const deliverySchema = z.object({
  id: z.string(),
  state: z.enum(DELIVERY_STATES),
  hold_reason: z.string().nullable(),
  code: z.string().nullable(),
  params: z.string().transform((text): unknown => JSON.parse(text)),
  remote_id: z.string().nullable(),
});

const storedSchema = deliverySchema.extend({ content_hash: z.string() });

/**
 * Accepts an order or a lead in one batch, as `putSale` does a sale: stores it, supersedes an undelivered older version,
 * creates the delivery, logs it. The same content again changes nothing.
 * @throws ApiError order_already_sent when another content went under this externalId
 */
export async function putSubject(
  context: TenantContext,
  connection: ConnectionRow,
  subject: NewSubject,
): Promise<StandingDelivery> {
  const now = context.now();
  const hash = await contentHash(subject.content);
  const write: Write = {
    ...subject,
    connection,
    now,
    hash,
    writeId: newId("wrt", now),
    tenantId: context.tenantId,
  };
  const results = await context.db.batch([
    store(write),
    supersedeOlder(write),
    createDelivery(write),
    logAcceptance(write),
    readBack(write),
  ]);
  const { content_hash: storedHash, ...delivery } = storedSchema.parse(results.at(-1)?.results[0]);
  if (storedHash !== hash) throw new ApiError("order_already_sent", { subject: subject.externalId });
  return delivery;
}

/** Reads the delivery of a subject as it stands. */
export async function readDelivery(context: TenantContext, id: string): Promise<StandingDelivery> {
  const [row] = await context.db.all(sql`
    SELECT id, state, hold_reason, code, params, remote_id FROM deliveries
    WHERE tenant_id = ${context.tenantId} AND id = ${id}`);
  return deliverySchema.parse(row);
}

type Write = NewSubject & {
  tenantId: string;
  connection: ConnectionRow;
  now: number;
  hash: string;
  writeId: string;
};

const isIt = ({ tenantId, connection, flow, externalId }: Write) => sql`tenant_id = ${tenantId}
  AND connection_id = ${connection.id} AND flow = ${flow} AND external_id = ${externalId}`;

/** Another content is taken until one has arrived: from then on the ERP's record is the ERP's. */
function store(write: Write): SQLWrapper {
  const { tenantId, connection, flow, externalId, title, content, now, hash, writeId } = write;
  return sql`
    INSERT INTO subjects (tenant_id, id, connection_id, flow, external_id, title, content, content_hash, search,
      version, write_id, created_at, updated_at)
    VALUES (${tenantId}, ${newId("sub", now)}, ${connection.id}, ${flow}, ${externalId}, ${title},
      ${JSON.stringify(content)}, ${hash}, ${foldName(`${externalId} ${title}`)}, 1, ${writeId}, ${now}, ${now})
    ON CONFLICT (tenant_id, connection_id, flow, external_id) DO UPDATE SET
      title = excluded.title, content = excluded.content, content_hash = excluded.content_hash,
      search = excluded.search, version = subjects.version + 1, write_id = excluded.write_id, updated_at = excluded.updated_at
    WHERE subjects.content_hash <> excluded.content_hash AND NOT EXISTS (
      SELECT 1 FROM deliveries d WHERE ${isOurDelivery(write)} AND d.state IN ('delivered', 'running'))`;
}

const isOurDelivery = ({ tenantId, connection, flow, externalId }: Write) => sql`d.tenant_id = ${tenantId}
  AND ${rare(sql`d.subject = ${externalId}`)} AND d.connection_id = ${connection.id} AND d.flow = ${flow}`;

const isNew = (write: Write) =>
  sql`EXISTS (SELECT 1 FROM subjects WHERE ${isIt(write)} AND write_id = ${write.writeId})`;

function supersedeOlder(write: Write): SQLWrapper {
  return sql`
    UPDATE deliveries AS d SET state = 'superseded', due_at = NULL, finished_at = ${write.now}, updated_at = ${write.now}
    WHERE ${isOurDelivery(write)} AND d.state IN ('held', 'pending', 'queued', 'retrying', 'dead') AND ${isNew(write)}`;
}

function createDelivery(write: Write): SQLWrapper {
  const { tenantId, connection, flow, externalId, now } = write;
  return sql`
    INSERT INTO deliveries (tenant_id, id, connection_id, flow, subject, subject_version, reason, state, hold_reason,
      due_at, params, created_at, updated_at)
    SELECT s.tenant_id, ${newId("dlv", now)}, c.id, ${flow}, ${externalId}, s.version, 'accepted',
      CASE WHEN c.flows ->> ${`$.${flow}`} = 0 THEN 'held' ELSE 'pending' END,
      CASE WHEN c.flows ->> ${`$.${flow}`} = 0 THEN 'flow_off' END,
      CASE WHEN c.flows ->> ${`$.${flow}`} = 0 THEN NULL ELSE ${now} END, '{}', ${now}, ${now}
    FROM subjects s JOIN connections c ON c.id = s.connection_id AND c.tenant_id = s.tenant_id
    WHERE s.tenant_id = ${tenantId} AND s.connection_id = ${connection.id} AND s.flow = ${flow}
      AND s.external_id = ${externalId} AND s.write_id = ${write.writeId}`;
}

function readBack(write: Write): SQLWrapper {
  return sql`
    SELECT d.id, d.state, d.hold_reason, d.code, d.params, d.remote_id, s.content_hash
    FROM deliveries d JOIN subjects s ON s.tenant_id = ${write.tenantId} AND s.connection_id = ${write.connection.id}
      AND s.flow = ${write.flow} AND s.external_id = ${write.externalId}
    WHERE ${isOurDelivery(write)} ORDER BY d.id DESC LIMIT 1`;
}

/** The entry hangs on the write id like everything else, and names the delivery that the batch has made. */
function logAcceptance(write: Write): SQLWrapper {
  const { tenantId, connection, flow, externalId, now } = write;
  const event: LogEvent = flow === "orders" ? "order.accepted" : "lead.accepted";
  const params = { title: write.title };
  const { message, search } = logTexts(event, params, externalId);
  return sql`
    INSERT INTO logs (tenant_id, id, at, level, event, message, search, params, provider, connection_id, delivery_id, subject)
    SELECT ${tenantId}, ${newId("log", now)}, ${now}, ${logLevel(event)}, ${event}, ${message}, ${search},
      ${JSON.stringify(params)}, ${connection.provider}, ${connection.id},
      (SELECT max(d.id) FROM deliveries d WHERE ${isOurDelivery(write)}), ${externalId}
    WHERE ${isNew(write)}`;
}
