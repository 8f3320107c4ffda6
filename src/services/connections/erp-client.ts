import { fieldInfo } from "../../erp/connector.ts";
import type { Gate } from "../../erp/gate.ts";
import { ErpClient, type ErpClientOptions } from "../../erp/http.ts";
import { hostProblem } from "../../lib/hosts.ts";
import type { Context } from "../context.ts";
import type { OpenConnection } from "./open-connection.ts";

/** The one HTTP client, for an opened connection and through a gate of its account. */
export function createErpClient(
  context: Context,
  connection: OpenConnection,
  gate: Gate,
  hooks: Pick<ErpClientOptions, "beforeCall" | "record"> = {},
): ErpClient {
  const { session } = connection.account;
  return new ErpClient({
    baseUrl: connection.account.baseUrl,
    headers: connection.account.headers,
    secrets: connection.secrets,
    classify: connection.connector.classify,
    gate,
    fetch: context.fetch,
    now: context.now,
    guard: guardOf(context, connection),
    ...(session === undefined
      ? {}
      : { session: { login: session, store: context.sessions(connection.actorName) } }),
    ...hooks,
  });
}

/** Addresses that tenants name are looked at again with each call: what was allowed when it was saved may not be now. */
function guardOf(context: Context, { connector }: OpenConnection): ErpClientOptions["guard"] {
  const named = Object.values(connector.settings.shape).some((schema) => fieldInfo(schema)?.host);
  return named ? (url) => hostProblem(url, context.settings.allowPrivateHosts) === null : undefined;
}
