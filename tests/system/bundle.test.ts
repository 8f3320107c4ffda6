import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import * as zod from "zod";
import { runQuietly, tool, WRANGLER } from "../../scripts/lib/install.mjs";
import * as standIn from "../../src/lib/bundle/zod.ts";
import { caller, startHub, temporaryFolder } from "../common/hub.ts";

/** What is deployed: the libraries' parts that have a stand-in are out of it, and nothing that is used went with them. */

type Metafile = { outputs: Record<string, { inputs: Record<string, unknown> }> };

let words: string;
let modules: string[];
beforeAll(() => {
  const out = join(temporaryFolder(), "out");
  const [node = "", ...wrangler] = tool(WRANGLER);
  const build = [...wrangler, "deploy", "--dry-run", "--minify", "--metafile", "--outdir", out];
  const { status, output } = runQuietly([node, ...build]);
  expect(status, output).toBe(0);
  words = output;
  // Guarantee: esbuild's own format.
  const { outputs } = JSON.parse(readFileSync(join(out, "bundle-meta.json"), "utf8")) as Metafile;
  modules = Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs));
});

describe("the bundle", () => {
  test("holds no part of a library that has a stand-in", () => {
    const unwanted =
      /zod\/v4\/locales\/(?!en\.js|pt\.js)|zod\/v4\/core\/compile|from-json-schema|js-yaml|social-providers\/|@better-auth\/(telemetry|memory-adapter)\//;
    expect(modules.filter((name) => name.includes("zod/v4/core/")).length).toBeGreaterThan(5);
    expect(modules.filter((name) => unwanted.test(name))).toEqual([]);
  });

  test("imports nothing that a stand-in lacks", () => {
    // esbuild does not fail for such a name: it says so, and the name is undefined when it is used.
    expect(words).not.toMatch(/import-is-undefined|will always be undefined|WARNING/);
  });

  test("has all of zod but what is left out on purpose", () => {
    const missing = Object.keys(zod).filter((name) => !Object.hasOwn(standIn, name));
    expect(missing.sort()).toEqual([
      "INVALID",
      "ZodCompileAsyncError",
      "ZodCompileUnsupportedError",
      "compile",
      "core",
      "fromJSONSchema",
      "getDiscriminatedOption",
      "locales",
      "withParser",
    ]);
    expect(standIn.z.object).toBe(zod.object);
  });
});

test("a hub that runs it names its operations in words, and answers the same document as JSON and as YAML", async () => {
  const hub = await startHub("http://127.0.0.1:1");
  try {
    const { body } = await caller(hub.url, null)("GET", "/openapi.json");
    const operations = Object.values<Record<string, { operationId: string }>>(body.paths).flatMap(
      Object.values,
    );
    const ids = operations.map(({ operationId }) => operationId);
    expect(ids).toContain("get_sales_externalId");
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^(get|post|put|patch|delete)(_[a-zA-Z]\w+)+$/.test(id))).toEqual([]);
    const yaml = await fetch(`${hub.url}/openapi.yaml`);
    expect(yaml.headers.get("content-type")).toContain("text/yaml");
    // Every JSON document is a YAML document.
    expect(await yaml.json()).toEqual(body);
  } finally {
    hub.stop();
  }
});
