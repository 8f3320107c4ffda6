import { connections } from "../../db/schema.ts";
import { newId } from "../../lib/ids.ts";
import { mergeFields } from "../../lib/merge-patch.ts";
import { auditStatement } from "../audit/audit.ts";
import { requireScope, type TenantContext } from "../context.ts";
import { logStatements } from "../logs/write-log.ts";
import {
  accountKeyOf,
  parseCredentials,
  parseSettings,
  refusePrivateHosts,
  refuseSecondConnection,
  requireConnector,
} from "./connection-values.ts";
import { type ConnectionRow, type ConnectionView, toConnectionView } from "./connection-view.ts";
import { encryptCredentials } from "./credentials.ts";
import { refuseTakenValues } from "./unique-values.ts";

export type NewConnection = {
  provider: string;
  name: string;
  settings?: Record<string, unknown> | undefined;
  credentials?: Record<string, unknown> | undefined;
};

/** Creates a connection as a draft: nothing flows before it is activated. */
export async function createConnection(
  context: TenantContext,
  input: NewConnection,
): Promise<ConnectionView> {
  requireScope(context, "connections:write");
  const connector = requireConnector(input.provider);
  const settings = parseSettings(connector, mergeFields({}, input.settings ?? {}));
  refusePrivateHosts(context, connector, settings);
  const credentials = parseCredentials(connector, mergeFields({}, input.credentials ?? {}));
  const now = context.now();
  const { tenantId } = context;
  const id = newId("con", now);
  await refuseTakenValues(context, connector, settings, id);
  const row: ConnectionRow = {
    id,
    tenantId,
    provider: connector.id,
    name: input.name,
    status: "draft",
    pausedReason: null,
    settings,
    credentials: await encryptCredentials(
      context.settings.credentialKeys,
      { tenantId, connectionId: id },
      credentials,
    ),
    accountKey: await accountKeyOf(context, connector, credentials, settings),
    flows: Object.fromEntries(Object.keys(connector.flows).map((flow) => [flow, true])),
    activatedAt: null,
    createdAt: now,
    updatedAt: now,
    leaseUntil: 0,
    leaseTakenAt: 0,
    epoch: 0,
    resumeAt: 0,
    resumeCount: 0,
    bellAt: 0,
    deletedAt: null,
    approvalRequestedAt: null,
    approvalRequestedBy: null,
    lastTest: null,
    failingSince: null,
    failingAt: null,
    failingCode: null,
  };
  const log = logStatements(context, {
    tenantId,
    event: "connection.created",
    provider: connector.id,
    connectionId: id,
    params: { name: input.name },
  });
  await context.db
    .batch([
      context.db.orm.insert(connections).values(row),
      ...log,
      auditStatement(context, {
        action: "connection.created",
        tenantId,
        target: id,
        params: { name: input.name, provider: connector.id },
      }),
    ])
    .catch(refuseSecondConnection);
  return toConnectionView(row);
}
