/// <reference types="@cloudflare/vitest-plugin/types" />
import { applyD1Migrations } from "cloudflare:test";
import { afterEach, expect } from "vitest";
import { ERP_ORIGIN } from "./constants.ts";
import { bindings } from "./worker.ts";

await applyD1Migrations(bindings.DB, bindings.TEST_MIGRATIONS);

afterEach(async () => {
  const strays: unknown = await (await fetch(`${ERP_ORIGIN}/_strays`)).json();
  expect(strays, "requests that left for a host which is not the ERP").toEqual([]);
});
