import { base64url, CompactEncrypt, compactDecrypt, decodeProtectedHeader } from "jose";
import { z } from "zod";
import type { KeyRing } from "../../env.ts";

/**
 * Secrets at rest, by envelope encryption: each value is a JWE of its own, encrypted (AES-256-GCM) under a random key
 * that is wrapped (A256GCMKW) by a key of the ring. The protected header, which AES-GCM authenticates, names that key and
 * the value's owner, so a sealed value that is moved elsewhere does not open there.
 */

/** What a value belongs to, as short names and ids: `{tenant, connection, field}`. Not the names in `JWE_PARAMETERS`. */
export type SealOwner = Readonly<Record<string, string>>;

const PROBLEMS = {
  not_sealed: "a stored secret is not sealed",
  key_missing: "the key ring does not hold the key",
  tampered: "a sealed value was changed, or sealed under another key of the same name",
  wrong_owner: "a sealed value was found where it does not belong",
} as const;

export type SealProblem = keyof typeof PROBLEMS;

/** Why a value does not open. */
export class SealError extends Error {
  override readonly name = "SealError";
  readonly code: SealProblem;

  constructor(code: SealProblem, keyId = "") {
    super(`${PROBLEMS[code]} ${keyId}`.trimEnd());
    this.code = code;
  }
}

const WRAPPED = "A256GCMKW";
/** Values from before the envelope were encrypted with the ring's key itself. They still open. */
const KEY_ALGORITHMS = [WRAPPED, "dir"];
const CONTENT_ALGORITHM = "A256GCM";
const JWE_PARAMETERS = new Set(["alg", "enc", "kid", "iv", "tag"]);

const headerSchema = z.looseObject({
  alg: z.enum(KEY_ALGORITHMS),
  enc: z.literal(CONTENT_ALGORITHM),
  kid: z.string(),
});

function requireRing(ring: KeyRing | undefined): KeyRing {
  if (ring === undefined) throw new Error("CREDENTIAL_KEYS is not set: secrets cannot be stored or read");
  return ring;
}

function keyBytes(ring: KeyRing, keyId: string): Uint8Array {
  const key = Object.hasOwn(ring.keys, keyId) ? ring.keys[keyId] : undefined;
  if (key === undefined) throw new SealError("key_missing", keyId);
  return base64url.decode(key);
}

/** Encrypts a value under the ring's active key. @throws Error without a key ring */
export async function sealValue(
  keyRing: KeyRing | undefined,
  owner: SealOwner,
  value: string,
): Promise<string> {
  const ring = requireRing(keyRing);
  return await new CompactEncrypt(new TextEncoder().encode(value))
    .setProtectedHeader({ alg: WRAPPED, enc: CONTENT_ALGORITHM, kid: ring.active, ...owner })
    .encrypt(keyBytes(ring, ring.active));
}

/** Reads what `sealValue` wrote, with any key of the ring. @throws SealError, Error without a key ring */
export async function openValue(
  keyRing: KeyRing | undefined,
  owner: SealOwner,
  sealed: string,
): Promise<string> {
  const ring = requireRing(keyRing);
  const { header } = readHeader(sealed);
  const key = keyBytes(ring, header.kid);
  const { plaintext } = await compactDecrypt(sealed, key, {
    keyManagementAlgorithms: KEY_ALGORITHMS,
    contentEncryptionAlgorithms: [CONTENT_ALGORITHM],
  }).catch(() => {
    throw new SealError("tampered");
  });
  // The header that was read is the one that the decryption has just authenticated.
  if (!belongsTo(header, owner)) throw new SealError("wrong_owner");
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(plaintext);
}

/**
 * Under which key a value is sealed, by its header alone.
 * @returns `current`: written the way `sealValue` writes now. undefined when the text is no sealed value
 */
export function sealedUnder(sealed: string): { keyId: string; current: boolean } | undefined {
  try {
    const { header } = readHeader(sealed);
    return { keyId: header.kid, current: header.alg === WRAPPED };
  } catch {
    return undefined;
  }
}

function readHeader(sealed: string) {
  try {
    if (sealed.split(".").length !== 5) throw new SealError("not_sealed");
    return { header: headerSchema.parse(decodeProtectedHeader(sealed)) };
  } catch {
    throw new SealError("not_sealed");
  }
}

function belongsTo(header: Record<string, unknown>, owner: SealOwner): boolean {
  const named = Object.entries(header).filter(([name]) => !JWE_PARAMETERS.has(name));
  return (
    named.length === Object.keys(owner).length &&
    named.every(([name, value]) => Object.hasOwn(owner, name) && owner[name] === value)
  );
}
