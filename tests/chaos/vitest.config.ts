import { defineConfig } from "vitest/config";

/** Kills, lost answers and revoked tokens, over whole processes. One file at a time. */
export default defineConfig({
  test: {
    name: "chaos",
    include: ["tests/chaos/**/*.test.ts"],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 180_000,
  },
});
