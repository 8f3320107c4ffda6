import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { clients } from "../../db/schema.ts";
import { normalizeDocument } from "../../lib/documents.ts";
import { plateKey } from "../../lib/plates.ts";
import { wordsOf } from "../assets/plan-assets.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../lists.ts";
import { type ClientView, toClientView } from "./client-view.ts";

export type ClientFilter = {
  /** Words of the name in any order, each from its beginning; the beginning of a CPF, a CNPJ, a plate or a chassis. */
  q?: string | undefined;
  /** CPF or CNPJ, with its mask or without. */
  document?: string | undefined;
};

/** Beyond every text that begins with what stands before it. */
const LAST = "\u{10FFFF}";

/** The tenant's clients, newest first, found by name, document, plate or chassis. Each way has an index of its own. */
export async function listClients(
  context: TenantContext,
  filter: ClientFilter,
  page: PageRequest,
): Promise<Page<ClientView>> {
  requireScope(context, "read");
  const after = readCursor(page);
  const conditions: SQL[] = [
    ...(after === null ? [] : [sql`id < ${after}`]),
    ...(filter.document === undefined
      ? []
      : [sql`document = ${normalizeDocument(filter.document)} AND document <> ''`]),
    ...(filter.q === undefined || filter.q.trim() === ""
      ? []
      : [sql`id IN (${idsFor(context.tenantId, filter.q)})`]),
  ];
  const where = sql.join([sql`tenant_id = ${context.tenantId}`, ...conditions], sql` AND `);
  const ids = sql`SELECT id FROM clients WHERE ${where} ORDER BY id DESC LIMIT ${page.limit + 1}`;
  const rows = await context.db.read(
    context.db.orm
      .select()
      .from(clients)
      .where(and(eq(clients.tenantId, context.tenantId), sql`${clients.id} IN (${ids})`))
      .orderBy(desc(clients.id)),
  );
  return toPage(rows, page, toClientView);
}

function idsFor(tenantId: string, q: string): SQL {
  const compact = q.replace(/[^a-zA-Z0-9]/g, "").toUpperCase();
  const ways = [byName(tenantId, q)];
  if (/^[A-Z0-9]{3,14}$/.test(compact) && /\d/.test(compact)) ways.push(byDocument(tenantId, compact));
  if (/^[A-Z]{3}[A-Z0-9]{0,4}$/.test(compact)) ways.push(byPlate(tenantId, plateKey(compact)));
  if (/^[A-Z0-9]{8,17}$/.test(compact) && /\d/.test(compact)) ways.push(byChassis(tenantId, compact));
  return sql.join(ways, sql` UNION `);
}

/** The longest word narrows the search most; the others are looked up for each client that it finds. */
function byName(tenantId: string, q: string): SQL {
  const [first, ...others] = wordsOf(q).sort((left, right) => right.length - left.length);
  if (first === undefined) return sql`SELECT NULL WHERE false`;
  const further = others.map(
    (word) => sql` AND EXISTS (SELECT 1 FROM clients c WHERE c.tenant_id = ${tenantId} AND c.id = w.client_id
      AND EXISTS (SELECT 1 FROM client_words o WHERE o.tenant_id = ${tenantId}
        AND o.word >= ${word} AND o.word < ${word + LAST} AND o.client_id = c.id))`,
  );
  return sql`SELECT w.client_id FROM client_words w WHERE w.tenant_id = ${tenantId}
    AND w.word >= ${first} AND w.word < ${first + LAST}${sql.join(further, sql``)}`;
}

function byDocument(tenantId: string, digits: string): SQL {
  return sql`SELECT id FROM clients INDEXED BY clients_by_document WHERE tenant_id = ${tenantId}
    AND document >= ${digits} AND document < ${digits + LAST} AND document <> ''`;
}

function byPlate(tenantId: string, key: string): SQL {
  return sql`SELECT client_id FROM vehicles INDEXED BY vehicles_by_plate WHERE tenant_id = ${tenantId}
    AND plate_key >= ${key} AND plate_key < ${key + LAST} AND plate_key <> ''`;
}

/** The index goes by connection, of which a tenant has a handful. */
function byChassis(tenantId: string, chassis: string): SQL {
  return sql`SELECT v.client_id FROM connections n
    CROSS JOIN vehicles v INDEXED BY vehicles_by_chassis ON v.tenant_id = n.tenant_id AND v.connection_id = n.id
      AND v.chassis >= ${chassis} AND v.chassis < ${chassis + LAST} AND v.chassis <> ''
    WHERE n.tenant_id = ${tenantId}`;
}
