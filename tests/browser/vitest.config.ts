import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The pages in a real Chromium, against the real hub and the real sandbox. One file at a time: there is one ERP. */
export default defineConfig({
  test: {
    name: "browser",
    include: ["tests/browser/**/*.test.ts"],
    globalSetup: [fileURLToPath(new URL("./common/servers.ts", import.meta.url).href)],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
