import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { childEnv, modernNode, ROOT } from "./install.mjs";

/** The client's types, which the generator writes and nobody else. */
export const TYPES_FILE = join(ROOT, "clients", "typescript", "src", "openapi.ts");
/**
 * openapi-typescript works with TypeScript 5, and the project with 7: it is installed in a folder of its own, from a lock
 * file of its own, when types are generated.
 */
const GENERATOR = join(ROOT, "clients", "typescript", "generator");

/** A hub's OpenAPI document. @throws when nobody answers there */
export async function readDocument(hubUrl) {
  const response = await fetch(`${hubUrl}/openapi.json`).catch(() => {
    throw new Error(`no hub answers at ${hubUrl}. Start it, or leave --url out.`);
  });
  if (!response.ok) throw new Error(`${hubUrl}/openapi.json answered ${response.status}`);
  return await response.json();
}

/** The same for equal documents, in whatever order their keys are. */
export function fingerprint(document) {
  const sorted = (_, value) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
      : value;
  return sha256(JSON.stringify(document, sorted));
}

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** Writes the client's types for a document, with what proves later that they are its own and unchanged. */
export function writeTypes(document) {
  installGenerator();
  const folder = mkdtempSync(join(tmpdir(), "ponte-client-"));
  try {
    const input = join(folder, "openapi.json");
    writeFileSync(input, JSON.stringify(document));
    const output = join(folder, "openapi.ts");
    const generator = join(GENERATOR, "node_modules", "openapi-typescript", "bin", "cli.js");
    runOrThrow(modernNode(), [generator, input, "--output", output, "--immutable=false"], "the generator");
    const types = readFileSync(output, "utf8").replace(/^\/\*\*[\s\S]*?\*\/\s*/, "");
    const head = [
      "// Made by `npm run client` from the hub's /openapi.json; changes by hand are lost.",
      `// document ${fingerprint(document)}`,
      `// types ${sha256(types)}`,
    ];
    writeFileSync(TYPES_FILE, `${head.join("\n")}\n${types}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is wrong with the committed types, in a sentence that says what to do; undefined when they are the document's. */
export function typesProblem(document) {
  const text = existsSync(TYPES_FILE) ? readFileSync(TYPES_FILE, "utf8") : "";
  const [, made, digest, types] = /^.*\n\/\/ document (\w+)\n\/\/ types (\w+)\n([\s\S]*)$/.exec(text) ?? [];
  const cure = "Run `npm run client` and commit clients/typescript/src/openapi.ts.";
  if (made !== fingerprint(document))
    return `The API has changed since the client's types were made. ${cure}`;
  if (digest !== sha256(types)) return `The client's types were changed by hand. ${cure}`;
  return undefined;
}

function installGenerator() {
  if (existsSync(join(GENERATOR, "node_modules", ".package-lock.json"))) return;
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  runOrThrow(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", GENERATOR], "npm ci");
}

function runOrThrow(command, args, name) {
  const shell = process.platform === "win32" && command.endsWith(".cmd");
  const result = spawnSync(command, args, { cwd: ROOT, env: childEnv(), encoding: "utf8", shell });
  if (result.status !== 0) throw new Error(`${name} failed:\n${result.stdout ?? ""}${result.stderr ?? ""}`);
}
