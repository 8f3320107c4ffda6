import type { ConnectionContext, Connector } from "../../erp/connector.ts";
import { ApiError } from "../../errors.ts";
import { errorName } from "../../lib/error-name.ts";
import type { TenantContext } from "../context.ts";
import { requireCredentials } from "./connection-values.ts";
import type { ConnectionRow } from "./connection-view.ts";
import { createErpClient } from "./erp-client.ts";
import { openConnection } from "./open-connection.ts";

/**
 * Lets a person's request read from a connection's ERP, through the account's budget, ahead of the syncs.
 * @throws ApiError connection_incomplete while credentials are missing, credentials_unreadable
 */
export async function askErp<Answer>(
  context: TenantContext,
  row: ConnectionRow,
  ask: (connector: Connector, erp: ConnectionContext<unknown>) => Promise<Answer>,
): Promise<Answer> {
  requireCredentials(row);
  const connection = await openConnection(context, row).catch((error: unknown) => {
    console.error(
      JSON.stringify({
        message: "a connection cannot be opened",
        connectionId: row.id,
        error: errorName(error),
      }),
    );
    throw new ApiError("credentials_unreadable");
  });
  const gate = context.gate(connection.actorName, connection.limits, true);
  const caller = createErpClient(context, connection, gate);
  try {
    return await ask(connection.connector, { settings: connection.settings, caller, now: context.now });
  } finally {
    await gate.close();
  }
}
