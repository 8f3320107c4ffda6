import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  addToHistory,
  CONFIG_FILE,
  keepSecrets,
  readNeeds,
  SECRET_NAMES,
  SECRETS_FILE,
  writeConfig,
} from "./files.mjs";
import { untilHealthy } from "./health.mjs";
import { WranglerError } from "./wrangler.mjs";

/**
 * From whatever is there to a running hub. Each step looks first and makes only what is missing, so that a run after one
 * that broke off goes on where that one stopped.
 * @param options.wrangler what openWrangler gives @param options.step told of each step as it begins
 * @param options.url where the hub answers, when not where wrangler says
 */
export async function deploy({ wrangler, step, tell, url }) {
  const { databases, queues, buckets } = readNeeds();

  step("Is somebody logged in to Cloudflare?");
  requireOneAccount(wrangler);

  step(named(databases));
  writeConfig(Object.fromEntries(databases.map((name) => [name, findOrCreate(wrangler, name, tell)])));

  step(`The queues ${queues.join(", ")}`);
  const known = wrangler.queues();
  const missing = queues.filter((name) => !known.has(name));
  for (const name of missing) wrangler.createQueue(name);
  tell(missing.length === 0 ? "are there" : `created: ${missing.join(", ")}`);

  step(`The log's archive: ${buckets.join(", ") || "none is bound"}`);
  createBuckets(wrangler, buckets, tell);

  step("The Worker's secrets");
  const present = wrangler.secrets();
  const secrets = keepMissingSecrets(present, tell);

  step("The place to go back to");
  const bookmarks = Object.fromEntries(databases.map((name) => [name, wrangler.bookmark(name)]));
  const before = { bookmarks, versionBefore: servingVersion(wrangler, present) };
  for (const [name, bookmark] of Object.entries(bookmarks)) tell(`database ${name} ${bookmark}`);
  tell(`version ${before.versionBefore ?? "none yet"}`);

  step("The migrations");
  // Before the Worker, and in each of them: a company may be placed in any that is bound.
  for (const name of databases) wrangler.applyMigrations(name);
  tell("applied");

  step("The Worker");
  const deployed = wrangler.deploy(secrets);
  const address = url ?? deployed.url;
  addToHistory({ at: new Date().toISOString(), ...before, versionId: deployed.versionId, url: address });
  tell(`version ${deployed.versionId ?? "unknown"}`);

  step("Does it answer?");
  if (address === undefined) {
    tell("It has no address of its own (workers_dev is off?): name it with --url to have it looked at.");
    return;
  }
  const { version } = await untilHealthy(address);
  tell(`${address} answers: Ponte ${version}`);
}

/** Everything that can be done without an account, and what the rest would be. Takes the committed configuration. */
export async function dryRun({ wrangler, step, tell }) {
  const { databases, queues, buckets } = readNeeds();
  const folder = mkdtempSync(join(tmpdir(), "ponte-dry-run-"));
  try {
    step("Is somebody logged in to Cloudflare? (not asked in a dry run)");
    tell("wrangler whoami --json");
    step(named(databases));
    tell("wrangler d1 list --json");
    for (const name of databases) tell(`wrangler d1 create ${name}, where it is missing`);
    tell(`writes ${databases.length === 1 ? "its id" : "their ids"} into ${CONFIG_FILE}`);
    step(`The queues ${queues.join(", ")}`);
    tell("wrangler queues list");
    for (const name of queues) tell(`wrangler queues create ${name}, where it is missing`);
    step(`The log's archive: ${buckets.join(", ") || "none is bound"}`);
    tell("wrangler r2 bucket list");
    for (const name of buckets) tell(`wrangler r2 bucket create ${name}, where it is missing`);
    step("The Worker's secrets");
    tell("wrangler secret list");
    tell(`makes those that are missing (${SECRET_NAMES.join(", ")}) and keeps them in ${SECRETS_FILE}`);
    step("The place to go back to");
    for (const name of databases) tell(`wrangler d1 time-travel info ${name} --json`);
    tell("wrangler deployments list --json");
    step("The migrations");
    for (const name of databases) tell(`wrangler d1 migrations apply ${name} --remote`);
    wrangler.tryMigrations(databases[0], folder);
    tell("tried on a new local database: they apply");
    step("The Worker");
    tell("wrangler deploy --keep-vars, with the secrets that are missing");
    wrangler.tryDeploy(join(folder, "bundle"));
    tell("tried with wrangler deploy --dry-run: it builds");
    step("Does it answer?");
    tell("asks /healthz until it does");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function named(databases) {
  const names = databases.map((name) => `"${name}"`).join(", ");
  return databases.length === 1 ? `The database ${names}` : `The databases ${names}`;
}

/** @returns the database's id */
function findOrCreate(wrangler, name, tell) {
  const found = wrangler.findDatabase(name);
  if (found === undefined) wrangler.createDatabase(name);
  const id = found ?? wrangler.findDatabase(name);
  if (id === undefined) throw new Error(`"${name}" was created, and is not in the list of databases.`);
  tell(found === undefined ? `created: ${id}` : `is there: ${id}`);
  return id;
}

function requireOneAccount(wrangler) {
  let accounts;
  try {
    accounts = wrangler.accounts();
  } catch (error) {
    if (!(error instanceof WranglerError) || !/"loggedIn":\s*false/.test(error.output)) throw error;
    throw new Error("Nobody is logged in. Run `npx wrangler login`, or set CLOUDFLARE_API_TOKEN.");
  }
  if (accounts.length <= 1 || process.env.CLOUDFLARE_ACCOUNT_ID) return;
  const names = accounts.map(({ id, name }) => `  ${id}  ${name}`);
  throw new Error(`Which account? Set CLOUDFLARE_ACCOUNT_ID to one of\n${names.join("\n")}`);
}

function createBuckets(wrangler, buckets, tell) {
  if (buckets.length === 0) {
    tell("old log entries are deleted without a copy");
    return;
  }
  try {
    const known = wrangler.buckets();
    const missing = buckets.filter((name) => !known.includes(name));
    for (const name of missing) wrangler.createBucket(name);
    tell(missing.length === 0 ? "is there" : `created: ${missing.join(", ")}`);
  } catch (error) {
    if (!(error instanceof WranglerError) || !/enable R2/i.test(error.output)) throw error;
    throw new Error(
      "R2 is not switched on in this account. Switch it on in Cloudflare's dashboard (R2, free up to 10 GB), or take [[r2_buckets]] out of wrangler.toml: then old log entries are deleted without a copy.",
    );
  }
}

function keepMissingSecrets(present, tell) {
  const missing = SECRET_NAMES.filter((name) => !present.includes(name));
  if (missing.length === 0) {
    tell("are there");
    return {};
  }
  const secrets = keepSecrets(missing);
  tell(`${missing.join(", ")} will go with the Worker.`);
  tell(
    `They are in ${SECRETS_FILE}: move them to where you keep passwords. Cloudflare never shows them again.`,
  );
  return secrets;
}

/** A Worker that has secrets has been deployed; one without may be none. */
function servingVersion(wrangler, secrets) {
  return secrets.length === 0 ? undefined : wrangler.servingVersion();
}
