// `npm run deploy`: from nothing to a running hub on Cloudflare, and from one version to the next. `-- --dry-run` does what
// needs no account and tells the rest; `-- --rollback` goes back to the version before.
import { parseArgs } from "node:util";
import { deploy, dryRun } from "./lib/deploy/deploy.mjs";
import { COMMITTED_CONFIG, CONFIG_FILE } from "./lib/deploy/files.mjs";
import { rollback } from "./lib/deploy/rollback.mjs";
import { openWrangler } from "./lib/deploy/wrangler.mjs";
import { ensureInstalled } from "./lib/install.mjs";

const HELP = `npm run deploy -- [options]

  --dry-run            try what needs no account, tell what the rest would be
  --rollback           back to the version before the last deploy
  --version-id <id>    with --rollback: to this one
  --url <address>      where the hub answers, when that is not its workers.dev address
`;

async function main() {
  const { values: options } = parseArgs({
    options: {
      "dry-run": { type: "boolean", default: false },
      rollback: { type: "boolean", default: false },
      "version-id": { type: "string" },
      url: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (options.help) return console.log(HELP);
  if (options["dry-run"] && options.rollback) throw new Error(`Either --dry-run or --rollback.\n\n${HELP}`);
  ensureInstalled();
  let current = "";
  let number = 0;
  const work = {
    wrangler: openWrangler({ config: options["dry-run"] ? COMMITTED_CONFIG : CONFIG_FILE }),
    step: (name) => {
      current = name;
      number += 1;
      console.log(`${number}. ${name}`);
    },
    tell: (text) => console.log(`   ${text}`),
    url: options.url,
    versionId: options["version-id"],
  };
  try {
    await (options["dry-run"] ? dryRun(work) : options.rollback ? rollback(work) : deploy(work));
  } catch (error) {
    const cure = "Once that is mended, run it again: it goes on from what is there.";
    throw new Error(`Stopped at step ${number}, "${current}".\n${error.message}\n${cure}`);
  }
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error.message);
    process.exit(1);
  },
);
