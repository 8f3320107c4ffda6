import { base64url, CompactEncrypt } from "jose";
import type { KeyRing } from "../../../src/env.ts";
import { credentialOwner } from "../../../src/services/connections/credentials.ts";
import { type Context, createContext } from "../../../src/services/context.ts";
import { openValue } from "../../../src/services/secrets/seal.ts";
import { KEY_RING } from "./constants.ts";
import { bindings } from "./worker.ts";

/** The ring before the rotation: its first key is the active one. The hub of the tests has the second as its active one. */
export const BEFORE: KeyRing = { ...KEY_RING, active: "k1" };
export const AFTER: KeyRing = KEY_RING;
/** What is left of the ring once the old key is dropped. */
export const WITHOUT_OLD: KeyRing = { active: "k2", keys: { k2: KEY_RING.keys.k2 } };

/** What a context with another ring differs in. */
export function withRing(ring: KeyRing | undefined): Pick<Context, "settings"> {
  return { settings: { ...createContext(bindings).settings, credentialKeys: ring } };
}

/** A value as Ponte sealed it before the envelope: with the ring's key itself. */
export async function sealDirectly(ring: KeyRing, owner: Record<string, string>, value: string) {
  const key = base64url.decode(ring.keys[ring.active] ?? "");
  return await new CompactEncrypt(new TextEncoder().encode(value))
    .setProtectedHeader({ alg: "dir", enc: "A256GCM", kid: ring.active, ...owner })
    .encrypt(key);
}

export type StoredConnection = { id: string; tenant_id: string; credentials: string };

/** The connections that hold credentials, as stored. */
export async function storedConnections(): Promise<StoredConnection[]> {
  const { results } = await bindings.DB.prepare(
    "SELECT id, tenant_id, credentials FROM connections WHERE credentials <> '{}' ORDER BY id",
  ).all<StoredConnection>();
  return results;
}

/** Opens everything that connections hold. @throws when one value does not open with this ring */
export async function openAll(ring: KeyRing): Promise<Map<string, Record<string, string>>> {
  const opened = (await storedConnections()).map(async ({ id, tenant_id: tenantId, credentials }) => {
    // Guarantee: the column holds a JSON object of texts.
    const fields = Object.entries(JSON.parse(credentials) as Record<string, string>);
    const values = fields.map(async ([field, sealed]) => {
      const owner = credentialOwner({ tenantId, connectionId: id }, field);
      return [field, await openValue(ring, owner, sealed)] as const;
    });
    return [id, Object.fromEntries(await Promise.all(values))] as const;
  });
  return new Map(await Promise.all(opened));
}

/** Connections of a tenant with sealed credentials, written straight into the table. @returns their ids */
export async function fillConnections(
  tenantId: string,
  count: number,
  seal: (owner: Record<string, string>, value: string) => Promise<string>,
): Promise<string[]> {
  const statement = bindings.DB.prepare(
    `INSERT INTO connections (id, tenant_id, provider, name, status, settings, credentials, account_key, flows, created_at, updated_at)
     VALUES (?, ?, 'gestaoclick', 'x', 'draft', '{}', ?, '', '{}', 7, 7)`,
  );
  const tag = crypto.randomUUID();
  const rows = Array.from({ length: count }, async (_, index) => {
    const id = `con_${tag}_${String(index).padStart(5, "0")}`;
    const fields = ["accessToken", "secretAccessToken"].map(async (field) => {
      const owner = credentialOwner({ tenantId, connectionId: id }, field);
      return [field, await seal(owner, `${field}-of-${id}`)] as const;
    });
    const credentials = JSON.stringify(Object.fromEntries(await Promise.all(fields)));
    return { id, statement: statement.bind(id, tenantId, credentials) };
  });
  const made = await Promise.all(rows);
  await bindings.DB.batch(made.map((row) => row.statement));
  return made.map(({ id }) => id);
}

/** What `fillConnections` put into a connection. */
export const filledWith = (id: string) => ({
  accessToken: `accessToken-of-${id}`,
  secretAccessToken: `secretAccessToken-of-${id}`,
});

/** A connection's row, as stored. */
export async function rowOf(id: string): Promise<Record<string, unknown>> {
  return (await bindings.DB.prepare("SELECT * FROM connections WHERE id = ?").bind(id).first()) ?? {};
}

/** Puts a text into a connection's column of credentials. */
export async function setCredentials(id: string, credentials: string): Promise<void> {
  await bindings.DB.prepare("UPDATE connections SET credentials = ? WHERE id = ?")
    .bind(credentials, id)
    .run();
}

/** Takes away every sealed value and every rotation. */
export async function forgetSecrets(): Promise<void> {
  const tables = ["secret_rotations", "connections", "outbox"];
  await bindings.DB.batch(tables.map((table) => bindings.DB.prepare(`DELETE FROM ${table}`)));
}
