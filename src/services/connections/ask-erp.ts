import type { ConnectionContext, Connector } from "../../erp/connector.ts";
import type { TenantContext } from "../context.ts";
import { requireCredentials } from "./connection-values.ts";
import type { ConnectionRow } from "./connection-view.ts";
import { createErpClient } from "./erp-client.ts";
import { openConnection } from "./open-connection.ts";

/**
 * Lets a person's request read from a connection's ERP, through the account's budget, ahead of the syncs.
 * @throws ApiError connection_incomplete while credentials are missing
 */
export async function askErp<Answer>(
  context: TenantContext,
  row: ConnectionRow,
  ask: (connector: Connector, erp: ConnectionContext<unknown>) => Promise<Answer>,
): Promise<Answer> {
  requireCredentials(row);
  const connection = await openConnection(context, row);
  const gate = context.gate(connection.actorName, connection.connector.limits, true);
  const caller = createErpClient(context, connection, gate);
  try {
    return await ask(connection.connector, { settings: connection.settings, caller, now: context.now });
  } finally {
    await gate.close();
  }
}
