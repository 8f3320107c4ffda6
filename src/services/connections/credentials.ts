import { base64url, CompactEncrypt, compactDecrypt } from "jose";
import { z } from "zod";
import type { KeyRing } from "../../env.ts";

/**
 * Credentials at rest: each field is a JWE of its own (direct key, AES-256-GCM). The protected header names the key and
 * binds the value to its tenant, connection and field, so a ciphertext that is moved to another row does not open there.
 */
export type CredentialOwner = { tenantId: string; connectionId: string };

const encryptedSchema = z.record(z.string(), z.string());
const headerSchema = z.looseObject({
  kid: z.string(),
  tenant: z.string(),
  connection: z.string(),
  field: z.string(),
});

function keyBytes(ring: KeyRing, keyId: string): Uint8Array {
  const key = ring.keys[keyId];
  if (key === undefined) throw new Error(`the key ring does not hold the key ${keyId}`);
  return base64url.decode(key);
}

function requireRing(ring: KeyRing | undefined): KeyRing {
  if (ring === undefined) throw new Error("CREDENTIAL_KEYS is not set: credentials cannot be stored or read");
  return ring;
}

/** Encrypts each field under the ring's active key. */
export async function encryptCredentials(
  keyRing: KeyRing | undefined,
  owner: CredentialOwner,
  credentials: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const ring = requireRing(keyRing);
  const key = keyBytes(ring, ring.active);
  const entries = Object.entries(credentials).map(async ([field, value]) => {
    const header = {
      alg: "dir",
      enc: "A256GCM",
      kid: ring.active,
      tenant: owner.tenantId,
      connection: owner.connectionId,
      field,
    };
    const token = await new CompactEncrypt(new TextEncoder().encode(value))
      .setProtectedHeader(header)
      .encrypt(key);
    return [field, token] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Reads what `encryptCredentials` wrote. @throws when a value belongs to another owner or its key is gone */
export async function decryptCredentials(
  keyRing: KeyRing | undefined,
  owner: CredentialOwner,
  stored: unknown,
): Promise<Record<string, string>> {
  const encrypted = encryptedSchema.parse(stored);
  if (Object.keys(encrypted).length === 0) return {};
  const ring = requireRing(keyRing);
  const entries = Object.entries(encrypted).map(async ([field, token]) => {
    const { plaintext, protectedHeader } = await compactDecrypt(
      token,
      (header) => keyBytes(ring, header.kid ?? ""),
      {
        keyManagementAlgorithms: ["dir"],
        contentEncryptionAlgorithms: ["A256GCM"],
      },
    );
    const header = headerSchema.parse(protectedHeader);
    const belongs =
      header.tenant === owner.tenantId && header.connection === owner.connectionId && header.field === field;
    if (!belongs) throw new Error("a credential was found in a row that it does not belong to");
    return [field, new TextDecoder().decode(plaintext)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
