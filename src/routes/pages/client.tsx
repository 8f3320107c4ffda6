import type { Child } from "hono/jsx";
import type { ClientView } from "../../services/clients/client-view.ts";
import { getClient } from "../../services/clients/get-client.ts";
import { listContracts } from "../../services/contracts/list-contracts.ts";
import { listServiceOrders } from "../../services/service-orders/list-service-orders.ts";
import { clientTexts, contractTexts, vehicleTexts } from "../../strings/pages-assets.ts";
import { CLIENTS, clientPath, showDocument, Tabs } from "./clients.tsx";
import { Facts, NoticeBox, Panel } from "./components.tsx";
import { ContractTable, namesOf, ServiceOrderTable } from "./contracts.tsx";
import { showInstant } from "./format.ts";
import { renderPage } from "./render.tsx";
import type { TenantVisit } from "./visit.ts";

const SHOWN = 50;

/** The frame of a client's pages. */
export function clientFrame({ name }: ClientView) {
  return { title: name, current: CLIENTS, crumbs: [{ href: CLIENTS, title: clientTexts.title }] };
}

/** A client's record, and the tab "Importação de Veículos SGA" beside it. */
export function ClientTabs({ id, current }: { id: string; current: "data" | "vehicles" }) {
  const path = clientPath(id);
  const vehicles = `${path}/vehicles`;
  const tabs = [
    { href: path, title: clientTexts.data },
    { href: vehicles, title: vehicleTexts.title },
  ];
  return <Tabs tabs={tabs} current={current === "data" ? path : vehicles} />;
}

/** One client: the record, contracts and service orders. */
export async function showClient(visit: TenantVisit): Promise<Response> {
  const { http, context } = visit;
  const client = await getClient(context, http.req.param("clientId") ?? "");
  const filter = { clientId: client.id };
  const [contracts, orders] = await Promise.all([
    listContracts(context, filter, { limit: SHOWN }),
    listServiceOrders(context, filter, { limit: SHOWN }),
  ]);
  const names = await namesOf(visit, [...contracts.items, ...orders.items]);
  const incomplete = client.email === null && client.phone === null;
  return await renderPage(
    http,
    clientFrame(client),
    <>
      <ClientTabs id={client.id} current="data" />
      {incomplete ? <NoticeBox tone="warning">{clientTexts.needsContact}</NoticeBox> : null}
      <Panel id="record" title={clientTexts.data}>
        <Facts facts={factsOf(client)} />
      </Panel>
      <Panel id="contracts" title={clientTexts.contracts}>
        {contracts.items.length === 0 ? (
          <p>{contractTexts.noneOfClient}</p>
        ) : (
          <ContractTable contracts={contracts.items} names={names} withClient={false} />
        )}
        {contracts.nextCursor === null ? null : <p class="help">{contractTexts.more}</p>}
      </Panel>
      <Panel id="orders" title={clientTexts.serviceOrders}>
        {orders.items.length === 0 ? (
          <p>{contractTexts.noOrdersOfClient}</p>
        ) : (
          <ServiceOrderTable orders={orders.items} names={names} withClient={false} />
        )}
        {orders.nextCursor === null ? null : <p class="help">{contractTexts.more}</p>}
      </Panel>
    </>,
  );
}

function factsOf(client: ClientView): (readonly [string, Child])[] {
  return [
    [clientTexts.document, showDocument(client)],
    [clientTexts.email, client.email ?? clientTexts.missing],
    [clientTexts.phone, client.phone ?? clientTexts.missing],
    ...(client.remoteId === null ? [] : [[clientTexts.remoteId, client.remoteId] as const]),
    [clientTexts.known, showInstant(client.createdAt)],
    [clientTexts.changed, showInstant(client.updatedAt)],
  ];
}
