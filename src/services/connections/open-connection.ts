import { z } from "zod";
import type { Connector, JoinedAccount } from "../../erp/connector.ts";
import type { FunctionName } from "../../erp/functions/catalogue.ts";
import { findConnector } from "../../erp/registry.ts";
import { readAutomations } from "../automations/read-automations.ts";
import { accountActorName, type ShardContext } from "../context.ts";
import { decryptCredentials } from "./credentials.ts";

export type OpenAccount = { account: JoinedAccount; actorName: string };

/** A connection with everything that a call to its ERP needs. */
export type OpenConnection = {
  id: string;
  tenantId: string;
  connector: Connector;
  settings: unknown;
  /** Which of its flows are switched off. */
  flowsOff: readonly string[];
  activatedAt: number | null;
  /** Its accounts, by the name that a request gives, each with the name of the actor that paces it. */
  accounts: ReadonlyMap<string, OpenAccount>;
  /** The values that no log may show. */
  secrets: string[];
  /** When the row was last changed by a person: what was learnt with it is void after that. */
  updatedAt: number;
};

export type StoredConnection = {
  id: string;
  tenantId: string;
  provider: string;
  settings: unknown;
  credentials: unknown;
  flows: unknown;
  activatedAt: number | null;
  updatedAt: number;
};

/**
 * Opens a connection: its connector, its credentials decrypted, its account. @throws when it cannot be read
 * @param automations those that are needed, where they were read already
 */
export async function openConnection(
  context: ShardContext,
  stored: StoredConnection,
  automations?: ReadonlyMap<FunctionName, unknown>,
): Promise<OpenConnection> {
  const declared = findConnector(stored.provider);
  if (declared === undefined) throw new Error(`no connector for the provider ${stored.provider}`);
  const connector =
    declared.withAutomations?.(automations ?? (await readAutomations(context, stored))) ?? declared;
  const owner = { tenantId: stored.tenantId, connectionId: stored.id };
  const credentials = await decryptCredentials(context.settings.credentialKeys, owner, stored.credentials);
  const settings = z.record(z.string(), z.unknown()).parse(stored.settings);
  const accounts = new Map<string, OpenAccount>();
  for (const [name, account] of connector.accounts(credentials, context.settings.hosts, settings)) {
    accounts.set(name, { account, actorName: await accountActorName(name || connector.id, account) });
  }
  return {
    id: stored.id,
    tenantId: stored.tenantId,
    connector,
    settings,
    flowsOff: Object.entries(z.record(z.string(), z.boolean()).parse(stored.flows)).flatMap(([flow, on]) =>
      on ? [] : [flow],
    ),
    activatedAt: stored.activatedAt,
    accounts,
    secrets: Object.values(credentials),
    updatedAt: stored.updatedAt,
  };
}
