import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { readDatabases } from "./databases.mjs";
import { childEnv, ROOT, tool, WRANGLER } from "./install.mjs";
import { killLeftovers, killTree, startReaper } from "./processes.mjs";

/** Applies a Worker's migrations to each of its databases in its local state. */
export function migrate({ config, stateDir }) {
  for (const database of readDatabases(readFileSync(join(ROOT, config), "utf8")))
    migrateOne({ config, database, stateDir });
}

/** Does nothing where these very files were applied before. */
function migrateOne({ config, database, stateDir }) {
  const folder = join(ROOT, dirname(config), "migrations");
  const hash = createHash("sha256");
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
  const stamp = join(stateDir, `${database}.migrated`);
  const wanted = hash.digest("hex");
  if (existsSync(join(stateDir, "v3", "d1")) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted)
    return;
  mkdirSync(stateDir, { recursive: true });
  const [command, ...args] = tool(WRANGLER);
  const result = spawnSync(
    command,
    [
      ...args,
      "d1",
      "migrations",
      "apply",
      database,
      "--local",
      "--config",
      join(ROOT, config),
      "--persist-to",
      stateDir,
    ],
    { cwd: ROOT, env: childEnv(), encoding: "utf8" },
  );
  if (result.status !== 0)
    throw new Error(`migrations of ${database} failed:\n${result.stdout}\n${result.stderr}`);
  writeFileSync(stamp, wanted);
}

/** Writes variables to a file that only we may read, so that no secret stands in a command line. */
function writeEnvFile(file, variables) {
  const lines = Object.entries(variables)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]) => `${name}='${String(value).replaceAll("'", "\\'")}'`);
  writeFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
}

/**
 * Starts a Worker with `wrangler dev` and waits until it serves.
 * @param worker config (path in the project), script (another main module than the config's), name,
 *   port, stateDir, variables, healthPath, inspectorPort
 * @returns {Promise<{url: string, stop(): void, child: import("node:child_process").ChildProcess}>}
 */
export async function startWorker(worker) {
  const { config, script, name, port, stateDir, variables = {}, healthPath = "/healthz" } = worker;
  const { inspectorPort = 0 } = worker;
  mkdirSync(stateDir, { recursive: true });
  const pidFile = join(stateDir, `${name}.pids`);
  killLeftovers(pidFile);
  await untilFree(port);
  migrate({ config, stateDir });
  const envFile = join(stateDir, `${name}.env`);
  writeEnvFile(envFile, variables);
  const logFile = join(stateDir, `${name}.log`);
  writeFileSync(logFile, "");
  const [command, ...args] = tool(WRANGLER);
  const child = spawn(
    command,
    [
      ...args,
      "dev",
      ...(script === undefined ? [] : [join(ROOT, script)]),
      "--config",
      join(ROOT, config),
      "--ip",
      "127.0.0.1",
      "--port",
      String(port),
      "--inspector-port",
      String(inspectorPort),
      "--persist-to",
      stateDir,
      "--env-file",
      envFile,
      "--show-interactive-dev-session=false",
    ],
    { cwd: ROOT, env: childEnv(), stdio: ["ignore", "pipe", "pipe"] },
  );
  const keep = (chunk) => appendFileSync(logFile, chunk);
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  startReaper(pidFile, [child.pid]);
  const url = `http://127.0.0.1:${port}`;
  await untilServing(`${url}${healthPath}`, child, logFile);
  return { url, child, stop: () => killTree(child.pid) };
}

/** A killed Worker's port may take a moment to come free; somebody else's never does. */
async function untilFree(port) {
  for (let tries = 0; tries < 20; tries++) {
    if (await isFree(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(
    `The port ${port} is in use by another program. Choose another: PORT=${port + 100} npm start`,
  );
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

async function untilServing(url, child, logFile) {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) {
      throw new Error(`the Worker ended before it served:\n${readFileSync(logFile, "utf8").slice(-4_000)}`);
    }
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      if (response.ok) return;
    } catch {
      // Not yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`nothing serves ${url}:\n${readFileSync(logFile, "utf8").slice(-4_000)}`);
}
