import { z } from "zod";
import type { ClientView } from "../../services/clients/client-view.ts";
import { listClients } from "../../services/clients/list-clients.ts";
import { listTexts } from "../../strings/pages.ts";
import { clientTexts } from "../../strings/pages-assets.ts";
import { Cell, Empty, Input, Pager, Table } from "./components.tsx";
import { readQuery } from "./forms.ts";
import { renderPage } from "./render.tsx";
import type { TenantVisit } from "./visit.ts";

const PAGE = 50;
export const CLIENTS = "/clients";

const query = {
  q: z.string().max(100).optional(),
  cursor: z.string().max(200).optional(),
};

export const clientPath = (id: string) => `${CLIENTS}/${encodeURIComponent(id)}`;

/** Clientes e veículos: whom the imports brought, found by name, document or plate. */
export async function showClients({ http, context }: TenantVisit): Promise<Response> {
  const { q, cursor } = readQuery(http, query);
  const page = await listClients(context, { q }, { limit: PAGE, cursor });
  return await renderPage(
    http,
    { title: clientTexts.title, current: CLIENTS },
    <>
      <AssetTabs current={CLIENTS} />
      <form method="get" action={CLIENTS} class="filters">
        <Input
          name="q"
          label={listTexts.search}
          value={q}
          type="search"
          placeholder={clientTexts.searchHelp}
          maxlength={100}
        />
        <div class="filter-buttons">
          <button type="submit">{listTexts.search}</button>
          <a href={CLIENTS}>{listTexts.clear}</a>
        </div>
      </form>
      {page.items.length === 0 ? (
        <NoClients searched={q !== undefined} />
      ) : (
        <div class="sheet">
          <ClientTable clients={page.items} />
        </div>
      )}
      <Pager path={CLIENTS} query={{ q }} cursor={cursor} nextCursor={page.nextCursor} />
    </>,
  );
}

function NoClients({ searched }: { searched: boolean }) {
  if (searched) {
    return (
      <Empty title={clientTexts.none}>
        <p>{clientTexts.noneHelp}</p>
      </Empty>
    );
  }
  return (
    <Empty title={clientTexts.noneYet}>
      <p>{clientTexts.noneYetHelp}</p>
      <p>
        <a href="/imports">{clientTexts.toImports}</a>
      </p>
    </Empty>
  );
}

function ClientTable({ clients }: { clients: readonly ClientView[] }) {
  const columns = [
    { label: clientTexts.name },
    { label: clientTexts.document },
    { label: clientTexts.contact },
    { label: clientTexts.vehicles, hidden: true },
  ];
  return (
    <Table caption={clientTexts.caption} columns={columns}>
      {clients.map((client) => (
        <tr>
          <Cell label={clientTexts.name} class="message">
            <a href={clientPath(client.id)}>
              <strong>{client.name}</strong>
            </a>
          </Cell>
          <Cell label={clientTexts.document} class="when">
            {showDocument(client)}
          </Cell>
          <Cell label={clientTexts.contact} class="message">
            <div>
              {client.email ?? client.phone ?? "—"}
              {client.email !== null && client.phone !== null ? (
                <small class="under">{client.phone}</small>
              ) : null}
            </div>
          </Cell>
          <Cell class="end">
            <a href={`${clientPath(client.id)}/vehicles`} aria-label={clientTexts.vehiclesOf(client.name)}>
              {clientTexts.vehicles}
            </a>
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

/** A document with its mask, or in words that there is none. */
export function showDocument({ document, documentMasked }: ClientView): string {
  return documentMasked ?? document ?? clientTexts.noDocument;
}

export type Tab = { href: string; title: string };

/** The parts of a page that has more than one, as links: each has an address of its own. */
export function Tabs({ tabs, current }: { tabs: readonly Tab[]; current: string }) {
  return (
    <nav class="tabs" aria-label={clientTexts.tabs}>
      <ul>
        {tabs.map(({ href, title }) => (
          <li>
            <a href={href} aria-current={href === current ? "page" : undefined}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Clients, contracts and service orders of the whole company. */
export function AssetTabs({ current }: { current: string }) {
  const tabs = [
    { href: CLIENTS, title: clientTexts.clients },
    { href: "/contracts", title: clientTexts.contracts },
    { href: "/service-orders", title: clientTexts.serviceOrders },
  ];
  return <Tabs tabs={tabs} current={current} />;
}
