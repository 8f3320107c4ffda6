import { defineConfig } from "vitest/config";

/** Kills, lost answers and revoked tokens, over whole processes. Each file has its own. */
export default defineConfig({
  test: {
    name: "chaos",
    include: ["tests/chaos/**/*.test.ts"],
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 180_000,
  },
});
