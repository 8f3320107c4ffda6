import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { readDatabases, withDatabaseIds } from "../databases.mjs";
import { ROOT } from "../install.mjs";

/** What a deploy leaves on this machine; nothing of it is committed. */
const FOLDER = resolve(process.env.PONTE_DEPLOY_DIR ?? join(ROOT, ".ponte", "deploy"));
export const SECRETS_FILE = join(FOLDER, "secrets.json");
const HISTORY_FILE = join(FOLDER, "history.json");
export const COMMITTED_CONFIG = resolve(process.env.PONTE_WRANGLER_CONFIG ?? join(ROOT, "wrangler.toml"));
/** Beside wrangler.toml, because the paths in it are those of its folder. */
export const CONFIG_FILE = resolve(process.env.PONTE_DEPLOY_CONFIG ?? join(ROOT, "wrangler.deploy.toml"));

/** The names in wrangler.toml of what has to be there before the Worker. */
export function readNeeds() {
  const config = readFileSync(COMMITTED_CONFIG, "utf8");
  const all = (pattern) => [...new Set([...config.matchAll(pattern)].map(([, name]) => name))];
  const databases = readDatabases(config);
  if (databases.length === 0) throw new Error("wrangler.toml names no database_name");
  return {
    databases,
    queues: all(/^(?:queue|dead_letter_queue) = "(.+)"$/gm),
    buckets: all(/^bucket_name = "(.+)"$/gm),
  };
}

/** The committed configuration with the account's own databases in it. @param {Record<string, string>} ids by name */
export function writeConfig(ids) {
  const config = withDatabaseIds(readFileSync(COMMITTED_CONFIG, "utf8"), ids);
  for (const [name, id] of Object.entries(ids))
    if (!config.includes(`database_id = "${id}"`))
      throw new Error(`wrangler.toml has no line database_id of "${name}" to be replaced`);
  const head = "# Made by `npm run deploy` from wrangler.toml; changes by hand are lost.\n";
  writeFileSync(CONFIG_FILE, head + config);
}

const MAKERS = {
  OPERATOR_TOKEN: () => `operator_${randomBytes(24).toString("base64url")}`,
  AUTH_SECRET: () => randomBytes(32).toString("base64url"),
  CREDENTIAL_KEYS: () =>
    JSON.stringify({ active: "k1", keys: { k1: randomBytes(32).toString("base64url") } }),
};
export const SECRET_NAMES = Object.keys(MAKERS);

/**
 * The secrets of these names: those of the environment, those that an earlier run made, or new ones. They are kept before
 * they leave, so that a run that breaks off afterwards goes on with the same.
 */
export function keepSecrets(names) {
  const known = readJsonFile(SECRETS_FILE, {});
  const chosen = names.map((name) => [name, process.env[name] || known[name] || MAKERS[name]()]);
  writeSecretFile(SECRETS_FILE, { ...known, ...Object.fromEntries(chosen) });
  return Object.fromEntries(chosen);
}

/** @returns {{ at: string, bookmarks: Record<string, string>, versionBefore?: string, versionId?: string, url?: string }[]} newest last */
export function readHistory() {
  return readJsonFile(HISTORY_FILE, []);
}

export function addToHistory(entry) {
  writeSecretFile(HISTORY_FILE, [...readHistory(), entry]);
}

function readJsonFile(file, otherwise) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : otherwise;
}

/** For its owner's eyes only, also where the file was there before. */
function writeSecretFile(file, value) {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, JSON.stringify(value, null, 2), { mode: 0o600 });
  chmodSync(file, 0o600);
}
