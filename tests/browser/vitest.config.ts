import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The pages in a real Chromium, against the real hub and the real sandbox. Each worker has its own. */
export default defineConfig({
  test: {
    name: "browser",
    include: ["tests/browser/**/*.test.ts"],
    globalSetup: [fileURLToPath(new URL("./common/servers.ts", import.meta.url).href)],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
