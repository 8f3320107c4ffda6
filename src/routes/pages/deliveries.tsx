import { z } from "zod";
import { listDeliveries } from "../../services/deliveries/list-deliveries.ts";
import { frameTexts, listTexts } from "../../strings/pages.ts";
import { deliveryStateTexts, deliveryTexts } from "../../strings/pages-deliveries.ts";
import { currentLanguage } from "../../strings/texts.ts";
import { Choice, Empty, Input, Pager } from "./components.tsx";
import { DeliveryTable } from "./delivery-table.tsx";
import { readQuery } from "./forms.ts";
import { renderPage } from "./render.tsx";
import { stateSchema } from "./states.ts";
import type { TenantVisit } from "./visit.ts";

const PAGE = 50;

const query = {
  state: stateSchema.optional(),
  subject: z.string().max(128).optional(),
  connectionId: z.string().max(128).optional(),
  problemId: z.string().max(128).optional(),
  cursor: z.string().max(200).optional(),
};

/** Entregas: each trip of each sale to the ERP. */
export async function showDeliveries({ http, context }: TenantVisit): Promise<Response> {
  const { cursor, ...filters } = readQuery(http, query);
  const page = await listDeliveries(context, filters, { limit: PAGE, cursor }, currentLanguage());
  const states = Object.entries(deliveryStateTexts).map(([value, { label }]) => ({ value, label }));
  return await renderPage(
    http,
    { title: frameTexts.deliveries, current: "/deliveries" },
    <>
      <form method="get" action="/deliveries" class="filters">
        {filters.connectionId === undefined ? null : (
          <input type="hidden" name="connectionId" value={filters.connectionId} />
        )}
        {filters.problemId === undefined ? null : (
          <input type="hidden" name="problemId" value={filters.problemId} />
        )}
        <Choice
          name="state"
          label={deliveryTexts.state}
          value={filters.state}
          any={deliveryTexts.anyState}
          choices={states}
        />
        <Input name="subject" label={deliveryTexts.saleFilter} value={filters.subject} maxlength={128} />
        <div class="filter-buttons">
          <button type="submit">{listTexts.filter}</button>
          <a href="/deliveries">{listTexts.clear}</a>
        </div>
      </form>
      {page.items.length === 0 ? (
        <Empty title={deliveryTexts.none}>
          <p>{deliveryTexts.noneHelp}</p>
        </Empty>
      ) : (
        <div class="sheet">
          <DeliveryTable deliveries={page.items} withSubject={true} />
        </div>
      )}
      <Pager path="/deliveries" query={filters} cursor={cursor} nextCursor={page.nextCursor} />
    </>,
  );
}
