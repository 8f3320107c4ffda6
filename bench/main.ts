import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { measureAcceptRate } from "./accept-rate.ts";
import { measureBundle } from "./bundle.ts";
import { measureCapacity } from "./capacity.ts";
import { measureDrain } from "./drain.ts";
import { measureFairness } from "./fairness.ts";
import { measureFirstSync } from "./first-sync.ts";
import { measureFunctions } from "./functions.ts";
import { measureGrowth } from "./growth.ts";
import { measureImports } from "./imports.ts";
import { measurePerSale } from "./per-sale.ts";
import { measureReplays } from "./replays.ts";
import { type Section, toMarkdown } from "./report.ts";
import { startBench } from "./workers.ts";

/** `npm run bench`: every figure of the README, measured in one run. The tables go to stdout, progress to stderr. */

const MEASURES = {
  sales: measurePerSale,
  functions: measureFunctions,
  drain: measureDrain,
  accept: measureAcceptRate,
  fairness: measureFairness,
  replay: measureReplays,
  growth: measureGrowth,
  imports: measureImports,
  "first-sync": measureFirstSync,
  capacity: measureCapacity,
};
type Name = keyof typeof MEASURES | "bundle";
const NAMES: Name[] = [
  "bundle",
  "sales",
  "functions",
  "drain",
  "accept",
  "fairness",
  "replay",
  "growth",
  "imports",
  "first-sync",
  "capacity",
];

const args = process.argv.slice(2);
const full = args.includes("--full");
const wanted = args.filter((arg) => arg !== "--full");
const unknown = wanted.filter((name) => !NAMES.some((known) => known === name));
if (unknown.length > 0) {
  console.error(`No such section: ${unknown.join(", ")}. There are: ${NAMES.join(", ")}; and --full.`);
  process.exit(1);
}
const names = NAMES.filter((name) => wanted.length === 0 || wanted.includes(name));

const stateDir = mkdtempSync(join(tmpdir(), "ponte-bench-"));
let stop = () => {};
process.on("exit", () => {
  stop();
  rmSync(stateDir, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));

/** A section that breaks says so in its place; the others are measured all the same. */
async function measured(name: Name, measure: () => Section[] | Promise<Section[]>): Promise<boolean> {
  const startedAt = performance.now();
  console.error(`measuring: ${name} …`);
  try {
    for (const section of await measure()) console.log(toMarkdown(section));
    console.error(`measured: ${name} (${Math.round((performance.now() - startedAt) / 1_000)} s)`);
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.log(`### ${name}\n\nnot measured: ${reason}\n`);
    return false;
  }
}

const machine = `${availableParallelism()} × ${cpus()[0]?.model ?? "unknown processor"}, Node ${process.versions.node}`;
console.log(
  `\n## Figures${full ? " (--full)" : ""}\n\n${new Date().toISOString().slice(0, 10)}, ${machine}\n`,
);
const results: boolean[] = [];
if (names.includes("bundle")) results.push(await measured("bundle", () => measureBundle(stateDir)));
const rest = names.filter((name) => name !== "bundle");
if (rest.length > 0) {
  console.error("starting the ERP's sandbox and the hub …");
  const bench = await startBench(stateDir, full).catch((error: Error) => error);
  if (!(bench instanceof Error)) stop = bench.stop;
  for (const name of rest) {
    results.push(
      await measured(name, () => {
        if (bench instanceof Error) throw bench;
        return MEASURES[name](bench);
      }),
    );
  }
}
process.exit(results.every(Boolean) ? 0 : 1);
