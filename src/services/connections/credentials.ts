import { z } from "zod";
import type { KeyRing } from "../../env.ts";
import { openValue, type SealOwner, sealValue } from "../secrets/seal.ts";

export type CredentialOwner = { tenantId: string; connectionId: string };

const sealedSchema = z.record(z.string(), z.string());

/** What a sealed credential is bound to: its field, in its connection, of its tenant. */
export function credentialOwner({ tenantId, connectionId }: CredentialOwner, field: string): SealOwner {
  return { tenant: tenantId, connection: connectionId, field };
}

/** Seals each field under the ring's active key. @throws Error without a key ring */
export async function encryptCredentials(
  ring: KeyRing | undefined,
  owner: CredentialOwner,
  credentials: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const entries = Object.entries(credentials).map(
    async ([field, value]) => [field, await sealValue(ring, credentialOwner(owner, field), value)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** Reads what `encryptCredentials` wrote. @throws SealError when a value does not open, Error without a key ring */
export async function decryptCredentials(
  ring: KeyRing | undefined,
  owner: CredentialOwner,
  stored: unknown,
): Promise<Record<string, string>> {
  const entries = Object.entries(sealedSchema.parse(stored)).map(
    async ([field, sealed]) => [field, await openValue(ring, credentialOwner(owner, field), sealed)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}
