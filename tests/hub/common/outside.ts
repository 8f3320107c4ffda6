import sandbox from "../../../sandbox/index.ts";
import type { SandboxEnv } from "../../../sandbox/shared/env.ts";
import { ERP_ORIGIN } from "./constants.ts";

export { OmieWebhookQueue } from "../../../sandbox/omie/webhook-queue.ts";
export { MethodGate } from "../../../sandbox/shared/method-gate.ts";
export { RateLimiter } from "../../../sandbox/shared/rate-limiter.ts";

/**
 * Everything outside the hub, as the tests have it: the sandbox of the ERPs at its host, and nothing else. A request
 * to another host is kept, so that the test which made it fails.
 */
type OutsideEnv = SandboxEnv & { MIGRATIONS: { name: string; queries: string[] }[] };

const STRAYS_PATH = "/_strays";
const strays: string[] = [];
let migrated: Promise<unknown> | undefined;

export default {
  async fetch(request: Request, env: OutsideEnv, context: ExecutionContext): Promise<Response> {
    const url = new URL(request.url);
    if (url.origin !== ERP_ORIGIN) {
      strays.push(`${request.method} ${url.origin}${url.pathname}`);
      return new Response("no such host in the tests", { status: 599 });
    }
    if (url.pathname === STRAYS_PATH) return Response.json(strays.splice(0));
    migrated ??= migrate(env);
    await migrated;
    // Read at once: a fault that answers before it has read a request would leave workerd complaining of it.
    const body = request.body === null ? null : await request.arrayBuffer();
    return await sandbox.fetch(new Request(request, { body }), env, context);
  },
};

async function migrate({ SANDBOX_DB, MIGRATIONS }: OutsideEnv): Promise<void> {
  const queries = MIGRATIONS.flatMap((migration) => migration.queries);
  await SANDBOX_DB.batch(queries.map((query) => SANDBOX_DB.prepare(query)));
}
