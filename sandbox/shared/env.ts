import type { OmieWebhookQueue } from "../omie/webhook-queue.ts";
import type { MethodGate } from "./method-gate.ts";
import type { RateLimiter } from "./rate-limiter.ts";

/** Bindings of the sandbox Worker, as `sandbox/wrangler.toml` declares them. */
export interface SandboxEnv {
  SANDBOX_DB: D1Database;
  RATE_LIMITERS: DurableObjectNamespace<RateLimiter>;
  OMIE_WEBHOOK_QUEUES: DurableObjectNamespace<OmieWebhookQueue>;
  METHOD_GATES: DurableObjectNamespace<MethodGate>;
}
