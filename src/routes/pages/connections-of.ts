import type { Connector } from "../../erp/connector.ts";
import { findConnector } from "../../erp/registry.ts";
import { ApiError } from "../../errors.ts";
import type { ConnectionView } from "../../services/connections/connection-view.ts";
import { listConnections } from "../../services/connections/list-connections.ts";
import { MAX_LIMIT } from "../../services/lists.ts";
import type { Http, TenantVisit } from "./visit.ts";

/** The connector that the address names. @throws ApiError not_found */
export function connectorOf(http: Http): Connector {
  const connector = findConnector(http.req.param("provider") ?? "");
  if (connector === undefined) throw new ApiError("not_found", { path: http.req.path });
  return connector;
}

/** The company's connections, oldest first. */
export async function connectionsOf({ context }: TenantVisit): Promise<ConnectionView[]> {
  const { items } = await listConnections(context, { limit: MAX_LIMIT });
  return items.reverse();
}

/** What another connection to the same ERP is called until somebody names it. */
export function nameOfNext({ title }: Connector, all: readonly ConnectionView[]): string {
  const taken = new Set(all.map(({ name }) => name));
  let name = title;
  for (let count = 2; taken.has(name); count++) name = `${title} ${count}`;
  return name;
}

/** What stands for the id of a connection that is not there yet. */
export const NEW_CONNECTION = "new";

/**
 * The company's connections to one ERP, and the one that the page is about: the one asked for, the first, or none for a
 * new one. @throws ApiError connection_not_found, also for another company's
 */
export async function pickConnection(visit: TenantVisit, connector: Connector, id: string | undefined) {
  const all = (await connectionsOf(visit)).filter(({ provider }) => provider === connector.id);
  if (id === NEW_CONNECTION) return { all, picked: undefined };
  const picked = id === undefined || id === "" ? all[0] : all.find((connection) => connection.id === id);
  if (picked === undefined && id) throw new ApiError("connection_not_found", { id });
  return { all, picked };
}
