/// <reference types="@cloudflare/vitest-plugin/types" />
import { applyD1Migrations } from "cloudflare:test";
import { testEnv } from "./worker.ts";

await applyD1Migrations(testEnv.SANDBOX_DB, testEnv.TEST_MIGRATIONS);
