import { defineConfig } from "vitest/config";

/** Kills, lost and doubled messages and answers, over whole processes. One file at a time. */
export default defineConfig({
  test: {
    name: "chaos",
    root: import.meta.dirname,
    include: ["**/*.test.ts"],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 180_000,
  },
});
