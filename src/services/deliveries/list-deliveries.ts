import { and, desc, eq, lt, sql } from "drizzle-orm";
import { deliveries } from "../../db/schema.ts";
import type { Language } from "../../strings/language.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../lists.ts";
import { type DeliveryRow, type DeliveryView, toDeliveryView } from "./delivery-view.ts";

export type DeliveryFilter = {
  state?: DeliveryRow["state"] | undefined;
  connectionId?: string | undefined;
  flow?: string | undefined;
  subject?: string | undefined;
};

/** The state as a literal, which is what the indexes of dead and held deliveries ask for. It is one of an enum. */
function stateIs(state: DeliveryRow["state"]) {
  return sql`${deliveries.state} = ${sql.raw(`'${state}'`)}`;
}

/** The tenant's deliveries, newest first. */
export async function listDeliveries(
  context: TenantContext,
  filter: DeliveryFilter,
  page: PageRequest,
  language: Language,
): Promise<Page<DeliveryView>> {
  requireScope(context, "read");
  const after = readCursor(page);
  const rows = await context.db.read(
    context.db.orm
      .select()
      .from(deliveries)
      .where(
        and(
          eq(deliveries.tenantId, context.tenantId),
          filter.state === undefined ? undefined : stateIs(filter.state),
          filter.connectionId === undefined ? undefined : eq(deliveries.connectionId, filter.connectionId),
          filter.flow === undefined ? undefined : eq(deliveries.flow, filter.flow),
          filter.subject === undefined ? undefined : eq(deliveries.subject, filter.subject),
          after === null ? undefined : lt(deliveries.id, after),
        ),
      )
      .orderBy(desc(deliveries.id))
      .limit(page.limit + 1),
  );
  return toPage(rows, page, (row) => toDeliveryView(row, language));
}
