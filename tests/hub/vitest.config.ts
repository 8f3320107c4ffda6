import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { chosen } from "../common/chosen.ts";
import { bundleSandbox } from "./common/bundle-sandbox.ts";
import { AUTH_SECRET, CREDENTIAL_KEYS, ERP_ORIGIN, ERP_URL, OPERATOR_TOKEN } from "./common/constants.ts";
import { LongestFirst } from "./common/longest-first.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url).href);

/**
 * The hub inside workerd, with its real migrations. The ERP is the real sandbox, an auxiliary Worker in the same
 * process: every outbound request of the hub goes to it, and one to any other host fails the test.
 */
export default defineConfig({
  plugins: [
    cloudflareTest({
      wrangler: { configPath: at("../../wrangler.toml") },
      miniflare: {
        // Lets a test call the queue handler with messages and see what it did with each.
        compatibilityFlags: ["service_binding_extra_handlers"],
        outboundService: "outside",
        d1Databases: { OLD_2: "old-2", OLD_3: "old-3", OLD_8: "old-8", FURTHER: "further" },
        queueConsumers: {
          "ponte-doorbells": {
            maxBatchTimeout: 0.05,
            maxRetries: 1,
            retryDelay: 0,
            deadLetterQueue: "ponte-doorbells-dead",
          },
          "ponte-resends": {
            maxBatchTimeout: 0,
            maxRetries: 1,
            retryDelay: 0,
            deadLetterQueue: "ponte-resends-dead",
          },
          "ponte-doorbells-dead": { maxBatchTimeout: 0.05 },
          "ponte-resends-dead": { maxBatchTimeout: 0.05 },
        },
        bindings: {
          TEST_MIGRATIONS: await readD1Migrations(at("../../migrations")),
          OPERATOR_TOKEN,
          CREDENTIAL_KEYS,
          AUTH_SECRET,
          DEV_OUTBOX: "1",
          GESTAOCLICK_BASE_URL: ERP_URL,
          AUVO_BASE_URL: `${ERP_ORIGIN}/auvo`,
          OMIE_BASE_URL: `${ERP_ORIGIN}/omie`,
          SGA_BASE_URL: `${ERP_ORIGIN}/sga`,
          // Tenants name the sandbox's host themselves, where the ERP has no host of its own.
          ALLOW_PRIVATE_HOSTS: "1",
        },
        workers: [
          {
            name: "outside",
            modules: [{ type: "ESModule", path: "outside.mjs", contents: await bundleSandbox() }],
            compatibilityDate: "2026-10-15",
            d1Databases: { SANDBOX_DB: "ponte-sandbox" },
            durableObjects: {
              RATE_LIMITERS: { className: "RateLimiter", useSQLite: true },
              METHOD_GATES: { className: "MethodGate", useSQLite: true },
              OMIE_WEBHOOK_QUEUES: { className: "OmieWebhookQueue", useSQLite: true },
            },
            bindings: { MIGRATIONS: await readD1Migrations(at("../../sandbox/migrations")) },
          },
        ],
      },
    }),
  ],
  test: {
    name: "hub",
    root: at("."),
    include: ["**/*.test.ts"],
    setupFiles: [at("./common/setup.ts")],
    sequence: { sequencer: LongestFirst },
    // By itself vitest takes one fewer than there are cores, and these tests wait more than they work.
    maxWorkers: Math.max(3, availableParallelism()),
    env: chosen("PROPERTY_SEED", "FUZZ_REQUESTS"),
    // The hub's own log lines are no results of a test.
    onConsoleLog: (text) => !text.startsWith('{"message":'),
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
