import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { childEnv, ROOT, tool, WRANGLER } from "../install.mjs";

/** More pages of queues than an account may have. */
const MAX_PAGES = 100;

/** A wrangler command that failed, with what it said. */
export class WranglerError extends Error {
  constructor(args, output) {
    super(`wrangler ${args.join(" ")} failed:\n${output.trim()}`);
    this.output = output;
  }
}

/**
 * Every call of wrangler that a deploy makes, each with what it answers as data.
 * PONTE_WRANGLER names another program than the project's own wrangler.
 * @param {{ config: string }} options the configuration file that is deployed
 */
export function openWrangler({ config }) {
  const [command, ...first] = process.env.PONTE_WRANGLER ? [process.env.PONTE_WRANGLER] : tool(WRANGLER);

  function run(args, environment = {}) {
    const env = childEnv(environment);
    const result = spawnSync(command, [...first, ...args], { cwd: ROOT, env, encoding: "utf8" });
    if (result.error !== undefined) throw new WranglerError(args, result.error.message);
    if (result.status !== 0) throw new WranglerError(args, `${result.stdout}${result.stderr}`);
    return result.stdout;
  }
  const withConfig = (args, environment) => run([...args, "--config", config], environment);

  return {
    /** The accounts of whoever is logged in. @throws WranglerError when nobody is */
    accounts: () => readJson(run(["whoami", "--json"]), "{").accounts ?? [],
    /** @returns the database's id, undefined when there is none of that name */
    findDatabase: (name) =>
      readJson(run(["d1", "list", "--json"]), "[").find((database) => database.name === name)?.uuid,
    createDatabase: (name) => void run(["d1", "create", name]),
    queues: () => readQueues((page) => run(["queues", "list", "--page", String(page)])),
    createQueue: (name) => void run(["queues", "create", name]),
    buckets: () => readLabels(run(["r2", "bucket", "list"]), "name"),
    /** Also when it is there: the list names no more than its first page. @throws where R2 is not switched on, with the cure */
    createBucket: (name) => {
      try {
        run(["r2", "bucket", "create", name]);
      } catch (error) {
        if (!(error instanceof WranglerError) || !/already exists/i.test(error.output)) throw error;
      }
    },
    /** The names of the Worker's secrets; none while there is no Worker. */
    secrets: () => {
      try {
        return readJson(withConfig(["secret", "list", "--format", "json"]), "[").map(({ name }) => name);
      } catch (error) {
        if (error instanceof WranglerError && /Worker "[^"]*".* not found/.test(error.output)) return [];
        throw error;
      }
    },
    /** Where the database stands now: D1's Time Travel goes back there. */
    bookmark: (database) =>
      readJson(withConfig(["d1", "time-travel", "info", database, "--json"]), "{").bookmark,
    /** The id of the version that serves now, or most of the requests; undefined while there is none. */
    servingVersion: () => {
      const deployments = readJson(withConfig(["deployments", "list", "--json"]), "[");
      const versions = deployments.at(-1)?.versions ?? [];
      return versions.toSorted((left, right) => right.percentage - left.percentage)[0]?.version_id;
    },
    applyMigrations: (database) => withConfig(["d1", "migrations", "apply", database, "--remote"]),
    /** The same on a new local database: proves that they apply, one after the other. */
    tryMigrations: (database, folder) =>
      withConfig(["d1", "migrations", "apply", database, "--local", "--persist-to", folder]),
    /** @returns {{ versionId: string | undefined, url: string | undefined }} what was deployed, and where it answers */
    deploy: (secrets) =>
      inFolder((folder) => {
        const report = join(folder, "report.ndjson");
        const args = ["deploy", "--keep-vars"];
        if (Object.keys(secrets).length > 0) {
          const file = join(folder, "secrets.json");
          writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
          args.push("--secrets-file", file);
        }
        withConfig(args, { WRANGLER_OUTPUT_FILE_PATH: report });
        return readReport(report);
      }),
    tryDeploy: (folder) => withConfig(["deploy", "--dry-run", "--outdir", folder]),
    rollback: (versionId) => withConfig(["rollback", ...versionId, "--message", "npm run deploy", "--yes"]),
  };
}

function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "ponte-deploy-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** wrangler may say something before the JSON that it was asked for. */
function readJson(output, bracket) {
  const start = output.split("\n").findIndex((line) => line.startsWith(bracket));
  if (start === -1) throw new Error(`wrangler's answer is not JSON:\n${output}`);
  return JSON.parse(output.split("\n").slice(start).join("\n"));
}

/** `queues list` knows tables only, page by page; one after the last is empty. */
function readQueues(readPage) {
  const names = new Set();
  for (let page = 1; page <= MAX_PAGES; page++) {
    const cells = readPage(page)
      .split("\n")
      .flatMap((line) => line.split(/[│|]/).map((cell) => cell.trim()))
      .filter((cell) => /^[a-z0-9][a-z0-9-]*$/.test(cell));
    const before = names.size;
    for (const cell of cells) names.add(cell);
    if (names.size === before) break;
  }
  return names;
}

/** `r2 bucket list` knows neither JSON nor tables: "name:  x" a line. */
function readLabels(output, label) {
  const lines = output.split("\n").map((line) => line.trim());
  return lines
    .filter((line) => line.startsWith(`${label}:`))
    .map((line) => line.slice(label.length + 1).trim());
}

/** What wrangler writes into WRANGLER_OUTPUT_FILE_PATH: an entry a line, one of them the deployment. */
function readReport(file) {
  const entries = readFileSync(file, "utf8").trim().split("\n");
  const deployed = entries.map((line) => JSON.parse(line)).find(({ type }) => type === "deploy");
  const url = deployed?.targets?.find((target) => /^https:\/\/\S+$/.test(target));
  return { versionId: deployed?.version_id ?? undefined, url };
}
