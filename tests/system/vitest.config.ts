import { defineConfig } from "vitest/config";

/** Whole processes: the hub and the sandboxes as a user starts them, spoken to over HTTP. Each file has its own. */
export default defineConfig({
  test: {
    name: "system",
    include: ["tests/system/**/*.test.ts"],
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
