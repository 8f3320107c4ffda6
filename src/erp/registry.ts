import { automation } from "./automation/index.ts";
import { auvoOmie } from "./auvo-omie/index.ts";
import type { Connector } from "./connector.ts";
import { gestaoclick } from "./gestaoclick/index.ts";
import { sga } from "./sga/index.ts";
import { voalle } from "./voalle/index.ts";

/** Every ERP that Ponte speaks to. A new one is a folder and a line here. */
export const connectors: readonly Connector[] = [gestaoclick, voalle, automation, auvoOmie, sga];

/** The ERPs that take sales. */
export const SALES_PROVIDERS = connectors.filter(({ sales }) => sales !== undefined).map(({ id }) => id);

/** The ERPs that delivered sales are compared with. */
export const RECONCILED_PROVIDERS = connectors
  .filter(({ reconciles }) => reconciles.sales !== undefined)
  .map(({ id }) => id);

/** The connectors that Ponte reads from by itself. */
export const POLLING_PROVIDERS = connectors
  .filter(({ polled }) => Object.keys(polled).length > 0)
  .map(({ id }) => id);

/** The connectors whose clients and vehicles Ponte imports. */
export const ASSET_PROVIDERS = connectors.filter(({ assets }) => assets !== undefined).map(({ id }) => id);

export function findConnector(id: string): Connector | undefined {
  return connectors.find((connector) => connector.id === id);
}
