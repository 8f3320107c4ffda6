/// <reference types="@cloudflare/vitest-plugin/types" />
import type { D1Migration } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import type { SandboxEnv } from "../../sandbox/shared/env.ts";

const ORIGIN = "http://sandbox.test";

/** Guarantee: the bindings of `sandbox/wrangler.toml` plus what `vitest.config.ts` adds. */
export const testEnv = env as unknown as SandboxEnv & { TEST_MIGRATIONS: D1Migration[] };

/** Guarantee: the main module of `sandbox/wrangler.toml` exports a fetch handler. */
const worker = (exports as unknown as { default: { fetch(request: Request): Promise<Response> } }).default;

/** Sends a request to the sandbox Worker, redirects not followed. */
export function send(path: string, init: RequestInit = {}): Promise<Response> {
  return worker.fetch(new Request(`${ORIGIN}${path}`, { redirect: "manual", ...init }));
}
