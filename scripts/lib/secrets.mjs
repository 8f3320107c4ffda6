import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The local hub's secrets: made once, kept in its state folder, readable by its owner only. */
export function localSecrets(stateDir) {
  const file = join(stateDir, "secrets.json");
  const known = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  if (known.authSecret !== undefined) return known;
  const secrets = {
    authSecret: randomBytes(32).toString("base64url"),
    operatorToken: `operator_${randomBytes(24).toString("base64url")}`,
    credentialKeys: JSON.stringify({ active: "k1", keys: { k1: randomBytes(32).toString("base64url") } }),
    ...known,
  };
  mkdirSync(stateDir, { recursive: true });
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}
