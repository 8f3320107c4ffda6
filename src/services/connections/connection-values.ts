import { z } from "zod";
import type { Connector } from "../../erp/connector.ts";
import { findConnector } from "../../erp/registry.ts";
import { ApiError, DatabaseError } from "../../errors.ts";
import { validationTexts } from "../../strings/validation.ts";
import { accountActorName, type Context } from "../context.ts";
import { toFieldProblems } from "../validation.ts";
import type { ConnectionRow } from "./connection-view.ts";

/** @throws ApiError validation_failed naming `provider` */
export function requireConnector(provider: string): Connector {
  const connector = findConnector(provider);
  if (connector !== undefined) return connector;
  const text = validationTexts.unknown_provider;
  throw new ApiError("validation_failed", { count: 1 }, [
    { path: "provider", code: "unknown_provider", text },
  ]);
}

function parseFields(schema: z.ZodObject, path: string, fields: unknown): Record<string, unknown> {
  const parsed = schema.safeParse(fields, { reportInput: true });
  if (parsed.success) return parsed.data;
  const errors = toFieldProblems(parsed.error, path);
  throw new ApiError("validation_failed", { count: errors.length }, errors);
}

/** Checks settings against the connector's declaration. @throws ApiError validation_failed naming each field */
export function parseSettings(connector: Connector, settings: unknown): Record<string, unknown> {
  return parseFields(connector.settings, "settings", settings);
}

/** Checks those credentials that are given: a draft may be saved before all are known. @throws likewise */
export function parseCredentials(connector: Connector, credentials: unknown): Record<string, string> {
  return parseFields(connector.credentials.partial(), "credentials", credentials) as Record<string, string>;
}

/** Which credentials are still missing. */
function missingCredentials(connector: Connector, set: readonly string[]): string[] {
  return Object.keys(connector.credentials.shape).filter(
    (name) => !set.includes(name) && !connector.credentials.shape[name]?.safeParse(undefined).success,
  );
}

/** @throws ApiError connection_incomplete while a connection's credentials are not all stored */
export function requireCredentials(row: Pick<ConnectionRow, "provider" | "credentials">): void {
  const set = Object.keys(z.record(z.string(), z.unknown()).parse(row.credentials));
  const missing = missingCredentials(requireConnector(row.provider), set);
  if (missing.length > 0) throw new ApiError("connection_incomplete", { missing: missing.join(", ") });
}

/** Which ERP account these credentials open, or "" while they are incomplete. */
export async function accountKeyOf(
  context: Context,
  connector: Connector,
  credentials: Readonly<Record<string, string>>,
  settings: unknown = {},
): Promise<string> {
  if (missingCredentials(connector, Object.keys(credentials)).length > 0) return "";
  const account = connector.account(credentials, context.settings.hosts, settings);
  return await accountActorName(connector.id, account.baseUrl, account.accountKey);
}

/** Turns the violated uniqueness of an account into the error that says so. */
export function refuseSecondConnection(error: unknown): never {
  const taken =
    error instanceof DatabaseError && error.message.includes("UNIQUE constraint failed: connections");
  throw taken ? new ApiError("account_already_connected") : error;
}
