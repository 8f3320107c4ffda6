// `npm run check`: what takes seconds and runs before anything else. Stops at the first thing that is wrong.
import { ensureInstalled, runQuietly, tool, WRANGLER } from "./lib/install.mjs";

ensureInstalled();

const steps = [
  ["format, lint, import arrows", tool("@biomejs/biome/bin/biome").concat("check", ".")],
  ["types", tool("typescript/bin/tsc").concat("--noEmit")],
  ["unused code", tool("knip/bin/knip.js")],
  [
    "the hub deploys (dry run)",
    tool(WRANGLER).concat("deploy", "--dry-run", "--outdir", ".wrangler/dry-run"),
  ],
];

for (const [name, command] of steps) {
  const startedAt = Date.now();
  const { status, output } = runQuietly(command);
  console.log(
    `${status === 0 ? "ok  " : "FAIL"} ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`,
  );
  if (status === 0) continue;
  console.log(output);
  process.exit(1);
}
