import { and, eq } from "drizzle-orm";
import { sales } from "../../db/schema.ts";
import { ApiError } from "../../errors.ts";
import { toInstant } from "../../lib/dates.ts";
import type { TenantContext } from "../context.ts";

export type SaleRow = typeof sales.$inferSelect;

type SummaryColumns = Pick<
  SaleRow,
  "id" | "externalId" | "kind" | "number" | "saleDate" | "customerName" | "total" | "createdAt" | "updatedAt"
>;

/** A sale as lists show it. */
export function toSaleSummary(row: SummaryColumns) {
  return {
    id: row.id,
    externalId: row.externalId,
    kind: row.kind,
    number: row.number,
    date: row.saleDate,
    customerName: row.customerName,
    total: row.total,
    createdAt: toInstant(row.createdAt),
    updatedAt: toInstant(row.updatedAt),
  };
}

/** @throws ApiError sale_not_found, also for another tenant's */
export async function requireSale(context: TenantContext, externalId: string): Promise<SaleRow> {
  const [row] = await context.db.read(
    context.db.orm
      .select()
      .from(sales)
      .where(and(eq(sales.tenantId, context.tenantId), eq(sales.externalId, externalId))),
  );
  if (row === undefined) throw new ApiError("sale_not_found", { id: externalId });
  return row;
}
