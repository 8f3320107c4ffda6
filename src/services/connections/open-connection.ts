import { z } from "zod";
import type { BudgetLimits } from "../../erp/budget.ts";
import type { Connector, ErpAccount } from "../../erp/connector.ts";
import { findConnector } from "../../erp/registry.ts";
import { readAutomations } from "../automations/read-automations.ts";
import { accountActorName, type Context } from "../context.ts";
import { decryptCredentials } from "./credentials.ts";

/** A connection with everything that a call to its ERP needs. */
export type OpenConnection = {
  id: string;
  tenantId: string;
  connector: Connector;
  settings: unknown;
  account: ErpAccount;
  /** Names the actor that paces this account. */
  actorName: string;
  /** What the account allows. */
  limits: BudgetLimits;
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
  updatedAt: number;
};

/** Opens a connection: its connector, its credentials decrypted, its account. @throws when it cannot be read */
export async function openConnection(context: Context, stored: StoredConnection): Promise<OpenConnection> {
  const declared = findConnector(stored.provider);
  if (declared === undefined) throw new Error(`no connector for the provider ${stored.provider}`);
  const connector = declared.withAutomations?.(await readAutomations(context, stored)) ?? declared;
  const owner = { tenantId: stored.tenantId, connectionId: stored.id };
  const credentials = await decryptCredentials(context.settings.credentialKeys, owner, stored.credentials);
  const settings = z.record(z.string(), z.unknown()).parse(stored.settings);
  const account = connector.account(credentials, context.settings.hosts, settings);
  return {
    id: stored.id,
    tenantId: stored.tenantId,
    connector,
    settings,
    account,
    actorName: await accountActorName(connector.id, account.baseUrl, account.accountKey),
    limits: connector.limits(settings),
    secrets: Object.values(credentials),
    updatedAt: stored.updatedAt,
  };
}
