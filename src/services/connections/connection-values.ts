import { z } from "zod";
import { type Connector, fieldInfo } from "../../erp/connector.ts";
import { findConnector } from "../../erp/registry.ts";
import { ApiError, DatabaseError, type FieldProblem } from "../../errors.ts";
import { hostProblem } from "../../lib/hosts.ts";
import type { Fields } from "../../lib/merge-patch.ts";
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

/** The settings that name addresses, with what they name. */
function hostsIn(connector: Connector, settings: Fields): [string, URL][] {
  return Object.entries(connector.settings.shape).flatMap(([name, schema]): [string, URL][] => {
    const value = settings[name];
    if (!fieldInfo(schema)?.host || typeof value !== "string") return [];
    const url = URL.parse(value);
    return url === null ? [] : [[name, url]];
  });
}

/** Refuses addresses that are not public. @throws ApiError validation_failed naming each field */
export function refusePrivateHosts(context: Context, connector: Connector, settings: Fields): void {
  const errors = hostsIn(connector, settings).flatMap(([name, url]): FieldProblem[] => {
    const problem = hostProblem(url, context.settings.allowPrivateHosts);
    if (problem === null) return [];
    return [{ path: `settings.${name}`, code: problem, text: validationTexts[problem] }];
  });
  if (errors.length > 0) throw new ApiError("validation_failed", { count: errors.length }, errors);
}

/** Which of the addresses lead to another origin now. */
export function changedHosts(connector: Connector, before: Fields, after: Fields): string[] {
  const known = new Map(hostsIn(connector, before).map(([name, url]) => [name, url.origin]));
  return hostsIn(connector, after)
    .filter(([name, url]) => known.get(name) !== url.origin)
    .map(([name]) => name);
}

/** Checks those credentials that are given: a draft may be saved before all are known. @throws likewise */
export function parseCredentials(connector: Connector, credentials: unknown): Record<string, string> {
  return parseFields(connector.credentials.partial(), "credentials", credentials) as Record<string, string>;
}

/** Which credentials are still missing. */
export function missingCredentials(connector: Connector, set: readonly string[]): string[] {
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
  settings: unknown,
): Promise<string> {
  if (missingCredentials(connector, Object.keys(credentials)).length > 0) return "";
  const accounts = [...connector.accounts(credentials, context.settings.hosts, settings)];
  const names = accounts.map(([name, account]) => accountActorName(name || connector.id, account));
  return (await Promise.all(names)).join("+");
}

/** Turns the violated uniqueness of an account into the error that says so. */
export function refuseSecondConnection(error: unknown): never {
  const taken =
    error instanceof DatabaseError && error.message.includes("UNIQUE constraint failed: connections");
  throw taken ? new ApiError("account_already_connected") : error;
}
