import { randomBytes } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { localSecrets } from "./secrets.mjs";

/** @typedef {{ active: string, keys: Record<string, string> }} KeyRing */

/** The ring of the environment, else the local hub's own. @returns {KeyRing} @throws when it is malformed */
export function readRing(stateDir) {
  return parseRing(process.env.CREDENTIAL_KEYS || knownSecrets(stateDir).credentialKeys);
}

/** The token of the environment, else the local hub's own. */
export function readOperatorToken(stateDir) {
  return process.env.OPERATOR_TOKEN || knownSecrets(stateDir).operatorToken;
}

/** The secrets of a local hub that has been started before: a command must not make others for it. */
function knownSecrets(stateDir) {
  if (existsSync(join(stateDir, "secrets.json"))) return localSecrets(stateDir);
  throw new Error(
    `no hub has kept its secrets in ${stateDir}. Another folder: PONTE_STATE_DIR=…; or give CREDENTIAL_KEYS, OPERATOR_TOKEN`,
  );
}

/** @returns {KeyRing} @throws Error that does not quote what it could not read */
export function parseRing(text) {
  let ring;
  try {
    ring = JSON.parse(text);
  } catch {
    throw new Error("CREDENTIAL_KEYS is not JSON");
  }
  const isKey = (key) => typeof key === "string" && /^[\w-]{43}$/.test(key);
  const keys = ring?.keys;
  if (keys === null || typeof keys !== "object" || !Object.values(keys).every(isKey)) {
    throw new Error("CREDENTIAL_KEYS holds something that is no key of 32 bytes in base64url");
  }
  if (!Object.hasOwn(keys, ring.active)) {
    throw new Error("CREDENTIAL_KEYS names an active key that it does not hold");
  }
  return { active: ring.active, keys };
}

/**
 * The ring with one more key. @returns {KeyRing}
 * @param {KeyRing} ring
 * @param {boolean} standby the new key can be read with, and another stays active
 */
export function withNewKey(ring, standby) {
  const numbers = Object.keys(ring.keys).map((id) => Number(/^k(\d+)$/.exec(id)?.[1] ?? 0));
  const id = `k${Math.max(...numbers) + 1}`;
  return {
    active: standby ? ring.active : id,
    keys: { ...ring.keys, [id]: randomBytes(32).toString("base64url") },
  };
}

/** The ring with another active key: the named one, else the last that was added. @returns {KeyRing} */
export function withActiveKey(ring, id = Object.keys(ring.keys).at(-1)) {
  if (!Object.hasOwn(ring.keys, id)) throw new Error(`the ring does not hold the key ${id}`);
  return { ...ring, active: id };
}

/** The ring with its active key alone. @returns {KeyRing} */
export function withoutOldKeys({ active, keys }) {
  return { active, keys: { [active]: keys[active] } };
}

/** Makes a ring the local hub's. It takes effect when the hub starts again. */
export function writeLocalRing(stateDir, ring) {
  const secrets = { ...localSecrets(stateDir), credentialKeys: JSON.stringify(ring) };
  writeFileSync(join(stateDir, "secrets.json"), JSON.stringify(secrets, null, 2), { mode: 0o600 });
}
