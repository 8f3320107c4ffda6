import type { ConnectionContext, Connector } from "../../erp/connector.ts";
import { ApiError } from "../../errors.ts";
import { errorName } from "../../lib/error-name.ts";
import type { TenantContext } from "../context.ts";
import { requireCredentials } from "./connection-values.ts";
import type { ConnectionRow } from "./connection-view.ts";
import { ErpAccess } from "./erp-access.ts";
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
  const access = new ErpAccess(context, connection, true);
  try {
    return await ask(connection.connector, {
      settings: connection.settings,
      caller: access.caller(),
      now: context.now,
    });
  } finally {
    await access.close();
  }
}
