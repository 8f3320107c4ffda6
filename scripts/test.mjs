// `npm test`: installs what is missing and runs everything. `npm test -- hub system` runs only these suites.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { ensureBrowser } from "./lib/browser.mjs";
import { ensureInstalled, modernNode, ROOT, run, tool, VITEST } from "./lib/install.mjs";

const SUITES = ["hub", "sandbox", "system", "chaos", "browser"];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !SUITES.includes(name));
if (unknown.length > 0) {
  console.error(`No such suite: ${unknown.join(", ")}. There are: ${SUITES.join(", ")}.`);
  process.exit(1);
}
const suites = wanted.length > 0 ? wanted : SUITES;

ensureInstalled();
const environment = suites.includes("browser") ? { CHROMIUM: ensureBrowser() } : {};
if (wanted.length === 0 && run([modernNode(), join(ROOT, "scripts", "check.mjs")]) !== 0) process.exit(1);

const reports = mkdtempSync(join(tmpdir(), "ponte-reports-"));
const totals = { passed: 0, failed: [] };
let broken = false;
for (const suite of suites) {
  console.log(`\n── ${suite}`);
  const report = join(reports, `${suite}.json`);
  const config = join("tests", suite, "vitest.config.ts");
  const options = [
    "run",
    "--config",
    config,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const code = run([...tool(VITEST), ...options], environment);
  const counted = count(report);
  totals.passed += counted.passed;
  totals.failed.push(...counted.failed.map((name) => `${suite}: ${name}`));
  broken ||= code !== 0 || counted.passed === 0;
}
rmSync(reports, { recursive: true, force: true });

// Once more at the end: of a long log, the end is what is read.
for (const name of totals.failed) console.log(`\n✗ ${name}`);
console.log(`\n${totals.passed} passed, ${totals.failed.length} failed`);
process.exit(broken ? 1 : 0);

/** A suite that broke before it could report counts as nothing passed. */
function count(report) {
  try {
    const { numPassedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
    const failed = testResults.flatMap(({ name, assertionResults, message }) => {
      const file = relative(ROOT, name);
      const tests = assertionResults.filter(({ status }) => status === "failed");
      if (tests.length === 0 && message) return [`${file}\n${firstLines(message)}`];
      return tests.map(
        ({ fullName, failureMessages }) => `${file} > ${fullName}\n${firstLines(failureMessages.join("\n"))}`,
      );
    });
    return { passed: numPassedTests, failed };
  } catch {
    return { passed: 0, failed: [] };
  }
}

function firstLines(message) {
  const lines = message.split("\n").slice(0, 12);
  return lines.map((line) => `    ${line}`).join("\n");
}
