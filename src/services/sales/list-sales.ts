import { sql } from "drizzle-orm";
import { z } from "zod";
import { rare } from "../../db/database.ts";
import { DELIVERY_STATES, SALE_KINDS } from "../../db/schema.ts";
import { foldName } from "../../lib/names.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type PageRequest, readCursor, toPage } from "../lists.ts";
import { toSaleSummary } from "./sale-view.ts";

export type SaleFilter = {
  kind?: (typeof SALE_KINDS)[number] | undefined;
  state?: (typeof DELIVERY_STATES)[number] | undefined;
  /** Part of the external id, the number or the customer's name. */
  q?: string | undefined;
};

const rowSchema = z.object({
  id: z.string(),
  external_id: z.string(),
  kind: z.enum(SALE_KINDS),
  number: z.string().nullable(),
  sale_date: z.string(),
  customer_name: z.string(),
  total: z.string(),
  created_at: z.number(),
  updated_at: z.number(),
  delivery_id: z.string().nullable(),
  delivery_state: z.enum(DELIVERY_STATES).nullable(),
  remote_id: z.string().nullable(),
});

/** The tenant's sales, newest first, each with its newest delivery. */
export async function listSales(context: TenantContext, filter: SaleFilter, page: PageRequest) {
  requireScope(context, "read");
  const after = readCursor(page);
  const q = foldName(filter.q ?? "");
  const rows = await context.db.all(sql`
    SELECT s.id, s.external_id, s.kind, s.number, s.sale_date, s.customer_name, s.total,
      s.created_at, s.updated_at, d.id AS delivery_id, d.state AS delivery_state, d.remote_id
    FROM sales s
    LEFT JOIN deliveries d ON d.tenant_id = s.tenant_id AND d.id = (
      SELECT max(id) FROM deliveries WHERE tenant_id = s.tenant_id AND ${rare(sql`subject = s.external_id`)})
    WHERE s.tenant_id = ${context.tenantId}
      ${after === null ? sql`` : sql`AND s.id < ${after}`}
      ${filter.kind === undefined ? sql`` : sql`AND s.kind = ${filter.kind}`}
      ${filter.state === undefined ? sql`` : sql`AND d.state = ${filter.state}`}
      ${q === "" ? sql`` : sql`AND instr(s.search, ${q}) > 0`}
    ORDER BY s.id DESC LIMIT ${page.limit + 1}`);
  return toPage(z.array(rowSchema).parse(rows), page, (row) => ({
    ...toSaleSummary({
      id: row.id,
      externalId: row.external_id,
      kind: row.kind,
      number: row.number,
      saleDate: row.sale_date,
      customerName: row.customer_name,
      total: row.total,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    }),
    delivery:
      row.delivery_id === null || row.delivery_state === null
        ? null
        : { id: row.delivery_id, state: row.delivery_state, remoteId: row.remote_id },
  }));
}
