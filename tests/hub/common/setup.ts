/// <reference types="@cloudflare/vitest-plugin/types" />
import { applyD1Migrations } from "cloudflare:test";
import { afterEach, expect } from "vitest";
import { takeStrays } from "./strays.ts";
import { bindings } from "./worker.ts";

await applyD1Migrations(bindings.DB, bindings.TEST_MIGRATIONS);

afterEach(async () => {
  expect(await takeStrays(), "requests that left for a host which is not the ERP").toEqual([]);
});
