#!/usr/bin/env node
// `npx ponte`: the operators' command line. `npx ponte help` tells what it can do.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { modernNode } from "../scripts/lib/install.mjs";

const command = new URL("../clients/cli/main.ts", import.meta.url);
if (process.features.typescript) await import(command.href);
else {
  // Node strips types by itself from 22.18 on; before, it wants to be asked, or is another one.
  const args = [
    "--no-warnings",
    "--experimental-strip-types",
    fileURLToPath(command),
    ...process.argv.slice(2),
  ];
  process.exit(spawnSync(modernNode(), args, { stdio: "inherit" }).status ?? 1);
}
