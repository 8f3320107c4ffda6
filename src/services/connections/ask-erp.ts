import { z } from "zod";
import type { ConnectionContext, Connector } from "../../erp/connector.ts";
import { ApiError } from "../../errors.ts";
import type { TenantContext } from "../context.ts";
import { missingCredentials, requireConnector } from "./connection-values.ts";
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
  const set = Object.keys(z.record(z.string(), z.unknown()).parse(row.credentials));
  const missing = missingCredentials(requireConnector(row.provider), set);
  if (missing.length > 0) throw new ApiError("connection_incomplete", { missing: missing.join(", ") });
  const connection = await openConnection(context, row);
  const gate = context.gate(connection.actorName, connection.connector.limits, true);
  const caller = createErpClient(context, connection, gate);
  try {
    return await ask(connection.connector, { settings: connection.settings, caller, now: context.now });
  } finally {
    await gate.close();
  }
}
