#!/usr/bin/env node
// `npx ponte`: the operators' command line. `npx ponte help` tells what it can do.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";
import { modernNode } from "../scripts/lib/install.mjs";

const command = new URL("../clients/cli/main.ts", import.meta.url);
if (process.features.typescript) await import(command.href);
else runWithTypes();

/** Node strips types by itself from 22.18 on; before, it wants to be asked, or is another one. */
function runWithTypes() {
  const args = [
    "--no-warnings",
    "--experimental-strip-types",
    fileURLToPath(command),
    ...process.argv.slice(2),
  ];
  const child = spawn(modernNode(), args, { stdio: "inherit" });
  // Who stops this process means the one that works.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}
