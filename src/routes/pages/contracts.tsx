import type { Child } from "hono/jsx";
import { z } from "zod";
import { type AssetNames, readNames } from "../../services/assets/read-names.ts";
import { type ContractView, listContracts } from "../../services/contracts/list-contracts.ts";
import {
  listServiceOrders,
  type ServiceOrderView,
} from "../../services/service-orders/list-service-orders.ts";
import { clientTexts, contractTexts } from "../../strings/pages-assets.ts";
import { AssetTabs, CLIENTS, clientPath } from "./clients.tsx";
import { Badge, Cell, Empty, Pager, Table } from "./components.tsx";
import { showInstant } from "./format.ts";
import { readQuery } from "./forms.ts";
import { renderPage } from "./render.tsx";
import type { TenantVisit } from "./visit.ts";

const PAGE = 50;
const query = { cursor: z.string().max(200).optional() };

type Made = Pick<ContractView, "clientId" | "vehicleId">;

/** What the clients and vehicles of these contracts or orders are called. */
export function namesOf({ context }: TenantVisit, made: readonly Made[]): Promise<AssetNames> {
  return readNames(context, {
    clientIds: made.map(({ clientId }) => clientId),
    vehicleIds: made.map(({ vehicleId }) => vehicleId),
  });
}

/** Contratos: what was made of the vehicles that somebody chose. */
export async function showContracts(visit: TenantVisit): Promise<Response> {
  const { cursor } = readQuery(visit.http, query);
  const page = await listContracts(visit.context, {}, { limit: PAGE, cursor });
  const names = await namesOf(visit, page.items);
  const table = <ContractTable contracts={page.items} names={names} withClient={true} />;
  return await showList(visit, {
    path: "/contracts",
    title: clientTexts.contracts,
    none: contractTexts.none,
    table: page.items.length === 0 ? undefined : table,
    cursor,
    nextCursor: page.nextCursor,
  });
}

/** Ordens de serviço: one for each contract. */
export async function showServiceOrders(visit: TenantVisit): Promise<Response> {
  const { cursor } = readQuery(visit.http, query);
  const page = await listServiceOrders(visit.context, {}, { limit: PAGE, cursor });
  const names = await namesOf(visit, page.items);
  const table = <ServiceOrderTable orders={page.items} names={names} withClient={true} />;
  return await showList(visit, {
    path: "/service-orders",
    title: clientTexts.serviceOrders,
    none: contractTexts.noOrders,
    table: page.items.length === 0 ? undefined : table,
    cursor,
    nextCursor: page.nextCursor,
  });
}

type List = {
  path: string;
  title: string;
  none: string;
  table: Child | undefined;
  cursor: string | undefined;
  nextCursor: string | null;
};

async function showList({ http }: TenantVisit, list: List): Promise<Response> {
  const { path, title, none, table, cursor, nextCursor } = list;
  return await renderPage(
    http,
    { title, current: CLIENTS },
    <>
      <AssetTabs current={path} />
      {table === undefined ? (
        <Empty title={none}>
          <p>{contractTexts.noneHelp}</p>
        </Empty>
      ) : (
        <div class="sheet">{table}</div>
      )}
      <Pager path={path} query={{}} cursor={cursor} nextCursor={nextCursor} />
    </>,
  );
}

type ContractsProps = { contracts: readonly ContractView[]; names: AssetNames; withClient: boolean };

export function ContractTable({ contracts, names, withClient }: ContractsProps) {
  return (
    <Table
      caption={contractTexts.caption}
      columns={columnsOf(withClient, contractTexts.product, contractTexts.created)}
    >
      {contracts.map((contract) => (
        <tr>
          <Whose made={contract} names={names} withClient={withClient} />
          <Cell label={contractTexts.product}>{contract.productCode}</Cell>
          <Cell label={contractTexts.state}>
            <div>
              <Badge tone={contract.state === "open" ? "success" : "neutral"}>
                {contractTexts.states[contract.state]}
              </Badge>
              <WhyEnded contract={contract} />
            </div>
          </Cell>
          <Cell label={contractTexts.created} class="when">
            <time datetime={contract.createdAt}>{showInstant(contract.createdAt)}</time>
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

function WhyEnded({ contract: { endReason, endedAt } }: { contract: ContractView }) {
  if (endedAt === null) return null;
  const reasons: Readonly<Record<string, string>> = contractTexts.endReasons;
  const when = contractTexts.ended(showInstant(endedAt));
  return (
    <small class="under">
      {endReason === null || !Object.hasOwn(reasons, endReason) ? when : `${reasons[endReason]}, ${when}`}
    </small>
  );
}

type OrdersProps = { orders: readonly ServiceOrderView[]; names: AssetNames; withClient: boolean };

export function ServiceOrderTable({ orders, names, withClient }: OrdersProps) {
  return (
    <Table
      caption={contractTexts.ordersCaption}
      columns={columnsOf(withClient, contractTexts.kind, contractTexts.createdOrder)}
    >
      {orders.map((order) => (
        <tr>
          <Whose made={order} names={names} withClient={withClient} />
          <Cell label={contractTexts.kind}>{contractTexts.kinds[order.kind]}</Cell>
          <Cell label={contractTexts.state}>
            <Badge tone={order.state === "open" ? "info" : "neutral"}>
              {contractTexts.orderStates[order.state]}
            </Badge>
          </Cell>
          <Cell label={contractTexts.createdOrder} class="when">
            <time datetime={order.createdAt}>{showInstant(order.createdAt)}</time>
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

function columnsOf(withClient: boolean, ...others: [string, string]) {
  const [what, created] = others;
  return [
    { label: contractTexts.vehicle },
    ...(withClient ? [{ label: contractTexts.client }] : []),
    { label: what },
    { label: contractTexts.state },
    { label: created },
  ];
}

/** The vehicle, and whose it was when it was imported. */
function Whose({ made, names, withClient }: { made: Made; names: AssetNames; withClient: boolean }) {
  const path = clientPath(made.clientId);
  return (
    <>
      <Cell label={contractTexts.vehicle} class="key whole">
        <strong>{names.vehicles.get(made.vehicleId) ?? made.vehicleId}</strong>
      </Cell>
      {withClient ? (
        <Cell label={contractTexts.client} class="message">
          <a href={path}>{names.clients.get(made.clientId) ?? made.clientId}</a>
        </Cell>
      ) : null}
    </>
  );
}
