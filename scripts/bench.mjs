// `npm run bench`: installs what is missing and prints the README's figures as Markdown. `npm run bench -- --full` drains
// 500 sales instead of 150, and brings 5,000 customers and products to Auvo instead of 150 (about two hours); `npm run bench
// -- drain accept` measures only these. The sections: bundle, sales, functions, drain, accept, fairness, replay, growth,
// imports, first-sync, capacity.
import { join } from "node:path";
import { ensureInstalled, modernNode, ROOT, run } from "./lib/install.mjs";

ensureInstalled();
// Node strips types by itself from 22.18 on; before, it wants to be asked.
const strip = process.features.typescript === false ? ["--experimental-strip-types"] : [];
const bench = join(ROOT, "bench", "main.ts");
process.exit(run([modernNode(), "--no-warnings", ...strip, bench, ...process.argv.slice(2)]));
