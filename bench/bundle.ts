import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import { ROOT, runQuietly, tool, WRANGLER } from "../scripts/lib/install.mjs";
import { fixed, median, type Section } from "./report.ts";
import { deriveConfig } from "./workers.ts";

const STARTS = 5;
const LIBRARIES_SHOWN = 6;
const TARGET_KIB = 400;
const TARGET_MS = 100;

const profileSchema = z.object({
  nodes: z.array(z.object({ id: z.number(), callFrame: z.object({ functionName: z.string() }) })),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

const metafileSchema = z.object({
  outputs: z.record(
    z.string(),
    z.object({ inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })) }),
  ),
});

/** Bytes that are uploaded, and the time that the global scope takes, beside those of a bare Hono Worker. */
export function measureBundle(stateDir: string): Section[] {
  const ponteFolder = join(stateDir, "bundle-ponte");
  const bareFolder = join(stateDir, "bundle-bare");
  deriveConfig("wrangler.toml", "src/index.ts", ponteFolder);
  writeBareConfig(bareFolder);
  const [ponte, bare] = [bundle(ponteFolder), bundle(bareFolder)];
  const [ponteMs, bareMs] = [startUp(ponteFolder), startUp(bareFolder)];
  const kib = (bytes: number) => `${fixed(bytes / 1024)} KiB`;
  return [
    {
      title: "Bundle and start-up",
      head: ["", "Ponte", "bare Hono Worker", "aim"],
      rows: [
        ["minified", kib(ponte.raw), kib(bare.raw), "–"],
        ["minified, gzip", kib(ponte.gzip), kib(bare.gzip), `< ${TARGET_KIB} KiB`],
        ["start-up, CPU", describe(ponteMs), describe(bareMs), `< ${TARGET_MS} ms`],
      ],
      how: `Bytes of \`wrangler deploy --dry-run --minify\`, source map left out. Start-up: \`wrangler check startup\` evaluates the bundle in a fresh workerd under V8's profiler; what is not idle in that profile, garbage collection included, median (least to most) of ${STARTS} on this machine, whose processor is not Cloudflare's.`,
    },
    {
      title: "What the bundle holds",
      head: ["", "minified"],
      rows: ponte.parts.map(([name, bytes]) => [name, kib(bytes)]),
      how: `Of the minified script, before gzip: what is ours, texts in two languages apart, and the ${LIBRARIES_SHOWN} largest libraries.`,
    },
  ];
}

function writeBareConfig(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const main = JSON.stringify(join(ROOT, "bench", "bare.ts"));
  const config = `name = "bare"\nmain = ${main}\ncompatibility_date = "2026-10-15"\n`;
  writeFileSync(join(folder, "wrangler.toml"), config);
}

/** Runs wrangler in a Worker's folder. @throws with its words when it fails */
function wrangler(folder: string, ...words: string[]): void {
  const [node = "", ...script] = tool(WRANGLER);
  const { status, output } = runQuietly([node, ...script, ...words, "--cwd", folder]);
  if (status !== 0) throw new Error(`wrangler ${words.join(" ")} failed:\n${output.slice(-4_000)}`);
}

type Bundle = { raw: number; gzip: number; parts: [string, number][] };

function bundle(folder: string): Bundle {
  const out = join(folder, "out");
  const metafile = join(folder, "meta.json");
  wrangler(folder, "deploy", "--dry-run", "--minify", "--outdir", out, "--metafile", metafile);
  const files = readdirSync(out).filter((file) => !/\.map$|^README\.md$/.test(file));
  const contents = files.map((file) => readFileSync(join(out, file)));
  return {
    raw: contents.reduce((total, content) => total + content.byteLength, 0),
    gzip: contents.reduce((total, content) => total + gzipSync(content).byteLength, 0),
    parts: partsOf(readFileSync(metafile, "utf8")),
  };
}

/** Bytes by what they are: our code, our texts, each library; the small ones together. */
function partsOf(text: string): [string, number][] {
  const { outputs } = metafileSchema.parse(JSON.parse(text));
  const bytes = new Map<string, number>();
  for (const [file, { bytesInOutput }] of Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs),
  )) {
    const part = partOf(file);
    bytes.set(part, (bytes.get(part) ?? 0) + bytesInOutput);
  }
  const isOurs = (name: string) => name.startsWith("Ponte's");
  const ours = [...bytes].filter(([name]) => isOurs(name));
  const libraries = [...bytes].filter(([name]) => !isOurs(name)).sort(([, left], [, right]) => right - left);
  const rest = libraries.slice(LIBRARIES_SHOWN).reduce((total, [, size]) => total + size, 0);
  return [...ours, ...libraries.slice(0, LIBRARIES_SHOWN), ["other libraries", rest]];
}

function partOf(file: string): string {
  const library = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];
  if (library !== undefined) return library;
  return /\/strings\/|strings\.ts$|texts\.ts$/.test(file) ? "Ponte's texts" : "Ponte's code and pages";
}

/** @returns the milliseconds of several start-ups, or why there are none */
function startUp(folder: string): number[] | string {
  const profile = join(folder, "startup.cpuprofile");
  try {
    return Array.from({ length: STARTS }, () => {
      wrangler(folder, "check", "startup", "--outfile", profile, "--args=--minify");
      return busyMs(readFileSync(profile, "utf8"));
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    return `not measured: ${reason}`;
  }
}

function busyMs(text: string): number {
  const { nodes, samples, timeDeltas } = profileSchema.parse(JSON.parse(text));
  const idle = new Set(
    nodes.filter(({ callFrame }) => callFrame.functionName === "(idle)").map(({ id }) => id),
  );
  const microseconds = samples.map((node, index) => (idle.has(node) ? 0 : (timeDeltas[index] ?? 0)));
  return microseconds.reduce((total, time) => total + time, 0) / 1_000;
}

function describe(times: number[] | string): string {
  if (typeof times === "string") return times;
  return `${fixed(median(times))} ms (${fixed(Math.min(...times))}–${fixed(Math.max(...times))})`;
}
