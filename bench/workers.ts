import { randomBytes } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ROOT } from "../scripts/lib/install.mjs";
import { startWorker } from "../scripts/lib/worker.mjs";
import { freePort, OPERATOR_TOKEN } from "../tests/common/hub.ts";
import { BenchHub } from "./bench-hub.ts";

const BARE_DATABASE = `
[[d1_databases]]
binding = "BARE_DB"
database_name = "bare"
database_id = "00000000-0000-0000-0000-00000000000b"
`;

/**
 * A Worker's own wrangler.toml with another entry, in a folder of its own: so the bench runs what is deployed, with the
 * same bindings and queues, and wrangler keeps its files out of the checkout. @returns the file's path
 */
export function deriveConfig(source: string, main: string, folder: string, more = ""): string {
  const text = readFileSync(join(ROOT, source), "utf8");
  const entry = /^main = ".*"$/m;
  if (!entry.test(text)) throw new Error(`${source} names no entry`);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "wrangler.toml");
  const standIns = text.replaceAll('= "./src/', `= "${join(ROOT, source, "..", "src")}/`);
  writeFileSync(file, standIns.replace(entry, `main = ${JSON.stringify(join(ROOT, main))}`) + more);
  return file;
}

type Start = {
  source: string;
  main: string;
  name: string;
  stateDir: string;
  more?: string;
  inspectorPort?: number;
};

async function start(worker: Start, variables: Record<string, string | number>, healthPath: string) {
  const { source, main, name, more, inspectorPort } = worker;
  const folder = join(worker.stateDir, name);
  const config = deriveConfig(source, main, folder, more);
  cpSync(join(ROOT, source, "..", "migrations"), join(folder, "migrations"), { recursive: true });
  return await startWorker({
    config: relative(ROOT, config),
    name,
    port: await freePort(),
    stateDir: join(folder, "state"),
    inspectorPort,
    variables,
    healthPath,
  });
}

/** What the sections measure with. */
export type Bench = {
  hub: BenchHub;
  sandboxUrl: string;
  full: boolean;
  /** The hub's process, and the folder of its local state. */
  process: { pid: number | undefined; stateDir: string };
};

/** Starts the ERP's sandbox and the hub with its counters. */
export async function startBench(stateDir: string, full: boolean): Promise<Bench & { stop(): void }> {
  const sandbox = await start(
    {
      source: "sandbox/wrangler.toml",
      main: "sandbox/index.ts",
      name: "sandbox",
      stateDir,
    },
    {},
    "/",
  );
  try {
    const inspectorPort = await freePort();
    const hub = await start(
      {
        source: "wrangler.toml",
        main: "bench/worker.ts",
        name: "hub",
        stateDir,
        more: BARE_DATABASE,
        inspectorPort,
      },
      {
        OPERATOR_TOKEN,
        CREDENTIAL_KEYS: JSON.stringify({
          active: "k1",
          keys: { k1: randomBytes(32).toString("base64url") },
        }),
        GESTAOCLICK_BASE_URL: `${sandbox.url}/gestaoclick`,
        SGA_BASE_URL: `${sandbox.url}/sga`,
        AUVO_BASE_URL: `${sandbox.url}/auvo`,
        OMIE_BASE_URL: `${sandbox.url}/omie`,
        // The sandbox, where a company names its ERP's address itself.
        ALLOW_PRIVATE_HOSTS: "1",
      },
      "/healthz",
    );
    const stop = () => {
      hub.stop();
      sandbox.stop();
    };
    const process = { pid: hub.child.pid, stateDir: join(stateDir, "hub", "state") };
    return { hub: new BenchHub(hub.url, inspectorPort), sandboxUrl: sandbox.url, full, process, stop };
  } catch (error) {
    sandbox.stop();
    throw error;
  }
}
