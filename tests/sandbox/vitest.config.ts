import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { chosen } from "../common/chosen.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url).href);

export default defineConfig({
  plugins: [
    cloudflareTest({
      wrangler: { configPath: at("../../sandbox/wrangler.toml") },
      miniflare: { bindings: { TEST_MIGRATIONS: await readD1Migrations(at("../../sandbox/migrations")) } },
    }),
  ],
  test: {
    name: "sandbox",
    root: at("."),
    include: ["**/*.test.ts"],
    setupFiles: [at("./setup.ts")],
    maxWorkers: Math.max(2, availableParallelism()),
    env: chosen("PROPERTY_SEED"),
    testTimeout: 20_000,
  },
});
