import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { rare } from "../../db/database.ts";
import { deliveries } from "../../db/schema.ts";
import { findSaleProblems, readSale } from "../../erp/flows/sales.ts";
import type { Language } from "../../strings/language.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { toDeliveryView } from "../deliveries/delivery-view.ts";
import { describeProblem } from "./put-sale.ts";
import { requireSale, toSaleSummary } from "./sale-view.ts";

const SHOWN_DELIVERIES = 50;

/** One sale: its content, its deliveries (newest first) with the ERP's ids. @throws ApiError sale_not_found */
export async function getSale(context: TenantContext, externalId: string, language: Language) {
  requireScope(context, "read");
  const row = await requireSale(context, externalId);
  const trips = await context.db.read(
    context.db.orm
      .select()
      .from(deliveries)
      .where(and(eq(deliveries.tenantId, context.tenantId), rare(eq(deliveries.subject, externalId))))
      .orderBy(desc(deliveries.id))
      .limit(SHOWN_DELIVERIES),
  );
  const sale = readSale(row.content);
  return {
    ...toSaleSummary(row),
    version: row.version,
    content: z.record(z.string(), z.unknown()).parse(sale),
    problems:
      row.kind === "sale" ? findSaleProblems(sale).map((problem) => describeProblem(problem, language)) : [],
    deliveries: trips.map((trip) => toDeliveryView(trip, language)),
  };
}
