// `npm start`: installs what is missing, applies the migrations, starts the hub (and, unless PONTE_DEMO=0, the ERP
// sandboxes with a demo beside it) and fires the crons on time. Runs on Node 20; its children on the Node they need.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fireCron, startCrons, TICK } from "./lib/cron.mjs";
import { ensureInstalled, ROOT } from "./lib/install.mjs";
import { commandOf, isAlive, parentOf } from "./lib/processes.mjs";
import { localSecrets } from "./lib/secrets.mjs";
import { startWorker } from "./lib/worker.mjs";

const PASSED_ON = [
  "GESTAOCLICK_BASE_URL",
  "ALLOW_PRIVATE_HOSTS",
  "OMIE_BASE_URL",
  "AUVO_BASE_URL",
  "SGA_BASE_URL",
];

const port = Number(process.env.PORT ?? 8787);
if (!Number.isInteger(port) || port < 1 || port > 65_534) {
  console.error(`PORT must be a whole number from 1 to 65534; it is "${process.env.PORT}".`);
  process.exit(1);
}
const stateDir = resolve(process.env.PONTE_STATE_DIR ?? join(ROOT, ".ponte"));
const withDemo = process.env.PONTE_DEMO !== "0";

const workers = [];
const hasCrons = process.env.PONTE_CRON !== "off";
let stopping = false;
const stop = (code) => {
  if (stopping) return;
  stopping = true;
  for (const worker of workers) worker.stop();
  process.exit(code);
};
process.on("SIGINT", () => stop(0));
process.on("SIGTERM", () => stop(0));

ensureInstalled();
mkdirSync(stateDir, { recursive: true });
await refuseSecondStart();
endWithNpm();
const secrets = localSecrets(stateDir);
const operatorToken = process.env.OPERATOR_TOKEN || secrets.operatorToken;

/** Two hubs on one state folder would each take the other for a leftover. One that is just being ended may take a moment. */
async function refuseSecondStart() {
  const file = join(stateDir, "start.pid");
  const other = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  const isThere = () =>
    other > 0 && other !== process.pid && isAlive(other) && /start\.mjs/.test(commandOf(other));
  for (let tries = 0; tries < 20 && isThere(); tries++)
    await new Promise((resolve) => setTimeout(resolve, 150));
  if (isThere()) {
    console.error(
      `Ponte is running already with this state folder (process ${other}). Stop it, or name another folder: PONTE_STATE_DIR=…`,
    );
    process.exit(1);
  }
  writeFileSync(file, String(process.pid));
}

/** npm passes a signal on to its shell only, and none when it is killed: we end when either of them is gone. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event !== "start") return;
  const grandparent = parentOf(process.ppid);
  const ancestors = [process.ppid, ...(/\bnpm\b/.test(commandOf(grandparent)) ? [grandparent] : [])];
  setInterval(() => {
    if (!ancestors.every(isAlive)) stop(0);
  }, 300);
}

async function start(worker) {
  const started = await startWorker(worker);
  workers.push(started);
  const unwatch = watch(started);
  started.child.on("exit", () => {
    unwatch();
    if (stopping) return;
    console.error(`${worker.name} ended unexpectedly; starting it again.`);
    started.stop();
    workers.splice(workers.indexOf(started), 1);
    start(withBootTime(worker))
      .then((again) => (worker.name === "hub" && hasCrons ? fireCron(again.url, TICK) : undefined))
      .catch(fail);
  });
  return started;
}

/** wrangler lives on when its workerd is killed, and serves nothing: then it is ended, and so started again. */
function watch({ url, stop: end }) {
  let failures = 0;
  const timer = setInterval(async () => {
    // Any answer will do: a Worker that answers 500 is alive.
    const alive = await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(10_000) }).then(
      () => true,
      () => false,
    );
    failures = alive ? 0 : failures + 1;
    if (failures === 3) end();
  }, 2_000);
  return () => clearInterval(timer);
}

/** Leases of a process that is gone are void at once, instead of after their time. */
function withBootTime(worker) {
  return { ...worker, variables: { ...worker.variables, PONTE_BOOTED_AT: Date.now() } };
}

function fail(error) {
  console.error(error.message);
  stop(1);
}

async function main() {
  const variables = {
    OPERATOR_TOKEN: operatorToken,
    CREDENTIAL_KEYS: process.env.CREDENTIAL_KEYS || secrets.credentialKeys,
    AUTH_SECRET: process.env.AUTH_SECRET || secrets.authSecret,
    PUBLIC_URL: process.env.PUBLIC_URL || `http://127.0.0.1:${port}`,
    DEV_OUTBOX: process.env.DEV_OUTBOX || "1",
    ...Object.fromEntries(PASSED_ON.map((name) => [name, process.env[name]])),
  };
  const sandboxPort = port + 1;
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  if (withDemo) {
    console.log("Starting the ERP sandboxes …");
    await start({
      config: "sandbox/wrangler.toml",
      name: "sandbox",
      port: sandboxPort,
      stateDir: join(stateDir, "sandbox"),
      healthPath: "/",
    });
    variables.GESTAOCLICK_BASE_URL ??= `${sandboxUrl}/gestaoclick`;
    variables.AUVO_BASE_URL ??= `${sandboxUrl}/auvo/v2`;
    variables.SGA_BASE_URL ??= `${sandboxUrl}/sga`;
    variables.OMIE_BASE_URL ??= `${sandboxUrl}/omie`;
    // The sandboxes are on this machine.
    variables.ALLOW_PRIVATE_HOSTS ??= "1";
  }
  console.log("Starting the hub …");
  const hub = await start(withBootTime({ config: "wrangler.toml", name: "hub", port, stateDir, variables }));
  if (withDemo) {
    const { seedDemo } = await import("./demo.mjs");
    await seedDemo({ hubUrl: hub.url, sandboxUrl, operatorToken, stateDir });
  }
  if (!withDemo && !process.env.OPERATOR_TOKEN) {
    console.log(
      `The operator's token is in ${join(stateDir, "secrets.json")} (or give one: OPERATOR_TOKEN=…).`,
    );
  }
  if (hasCrons) startCrons(hub.url);
  console.log(`ready ${hub.url}`);
}

main().catch(fail);
