import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { rare } from "../../db/database.ts";
import type { DiagnosedSale } from "../../erp/diagnosis.ts";
import { readSale } from "../../erp/flows/sales.ts";
import type { TenantContext } from "../context.ts";

/** As many as a person can act on; each is read whole. */
const MAX_WAITING = 1_000;
const MAX_LATEST = 500;

const rowSchema = z.object({ external_id: z.string(), content: z.string() });

export type WaitingSales = { sales: DiagnosedSale[]; hasMore: boolean };

/**
 * The sales that have not been delivered by the connection (held, waiting, tried again, stopped), and those that the CRM sent
 * lately: before the first one is due, these are all there are.
 */
export async function readWaitingSales(context: TenantContext, connectionId: string): Promise<WaitingSales> {
  const waiting = await Promise.all([
    readSubjects(context, connectionId, sql`INDEXED BY deliveries_due`, sql`d.due_at IS NOT NULL`),
    readSubjects(context, connectionId, sql`INDEXED BY deliveries_dead_of`, sql`d.state = 'dead'`),
    readSubjects(context, connectionId, sql`INDEXED BY deliveries_held_of`, sql`d.state = 'held'`),
  ]);
  const { tenantId } = context;
  const latest = await context.db.all(sql`
    SELECT external_id, content FROM sales WHERE tenant_id = ${tenantId} AND kind = 'sale'
    ORDER BY id DESC LIMIT ${MAX_LATEST}`);
  const rows = z.array(rowSchema).parse([...waiting.flat(), ...latest]);
  const sales = new Map(rows.map((row) => [row.external_id, row.content]));
  return {
    sales: [...sales].flatMap(([externalId, content]) => readStored(externalId, content)),
    hasMore: [...waiting, latest].some(
      ({ length }, index) => length === (index < 3 ? MAX_WAITING : MAX_LATEST),
    ),
  };
}

/** Each from an index of its own, which holds nothing that was delivered. */
async function readSubjects(context: TenantContext, connectionId: string, index: SQL, which: SQL) {
  return await context.db.all(sql`
    SELECT s.external_id, s.content
    FROM (SELECT d.subject FROM deliveries d ${index} WHERE d.connection_id = ${connectionId} AND ${which}
      AND d.tenant_id = ${context.tenantId} AND d.flow = 'sales' LIMIT ${MAX_WAITING}) w
    CROSS JOIN sales s ON s.tenant_id = ${context.tenantId} AND ${rare(sql`s.external_id = w.subject`)}
      AND s.kind = 'sale'`);
}

/** A row of an older version that cannot be read any more is its own delivery's trouble. */
function readStored(externalId: string, content: string): DiagnosedSale[] {
  try {
    return [{ externalId, sale: readSale(JSON.parse(content)) }];
  } catch {
    return [];
  }
}
