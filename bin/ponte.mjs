#!/usr/bin/env node
// `npx ponte`: the operators' command line. `npx ponte help` tells what it can do.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { childEnv, modernNode, ROOT } from "../scripts/lib/install.mjs";

// Node strips types by itself from 22.18 on; before, it wants to be asked.
const strip = process.features.typescript === false ? ["--experimental-strip-types"] : [];
const command = join(ROOT, "clients", "cli", "main.ts");
const { CI } = process.env;
const env = { ...childEnv(), CI };
const result = spawnSync(modernNode(), ["--no-warnings", ...strip, command, ...process.argv.slice(2)], {
  stdio: "inherit",
  env,
});
process.exit(result.status ?? 1);
