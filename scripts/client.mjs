// `npm run client`: makes the types of @ponte/client from the OpenAPI document of this very code, which a hub of its own
// serves for a moment; `-- --url https://…` asks another one, `-- --check` only says whether they are up to date.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readDocument, TYPES_FILE, typesProblem, writeTypes } from "./lib/client-types.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { startWorker } from "./lib/worker.mjs";

const { values: options } = parseArgs({
  options: { url: { type: "string" }, check: { type: "boolean", default: false } },
});

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function documentOfThisCode() {
  const stateDir = mkdtempSync(join(tmpdir(), "ponte-client-hub-"));
  const port = await freePort();
  const hub = await startWorker({ config: "wrangler.toml", name: "hub", port, stateDir });
  try {
    return await readDocument(hub.url);
  } finally {
    hub.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

async function main() {
  ensureInstalled();
  const document = options.url === undefined ? await documentOfThisCode() : await readDocument(options.url);
  const problem = typesProblem(document);
  if (problem === undefined) return console.log("The client's types are up to date.");
  if (options.check) throw new Error(problem);
  writeTypes(document);
  console.log(`Written: ${TYPES_FILE}`);
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error.message);
    process.exit(1);
  },
);
