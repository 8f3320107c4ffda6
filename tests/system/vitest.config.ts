import { defineConfig } from "vitest/config";

/** Whole processes: the hub and the sandboxes as a user starts them, spoken to over HTTP. One file at a time. */
export default defineConfig({
  test: {
    name: "system",
    include: ["tests/system/**/*.test.ts"],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
