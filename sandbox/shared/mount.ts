import type { Hono } from "hono";
import type { SandboxEnv } from "./env.ts";
import { type ErpSandbox, serveCall } from "./serve.ts";

/** Serves an ERP's API below `basePath`, and the same below `basePath` + `alias` when there is one. */
export function mountApi<Session>(
  app: Hono<{ Bindings: SandboxEnv }>,
  basePath: string,
  sandbox: ErpSandbox<Session>,
  alias?: string,
): void {
  app.all(`${basePath}/*`, (context) => {
    const request = belowBase(context.req.raw, basePath, alias);
    const work = serveCall(sandbox, request, context.env);
    // An ERP finishes what it began, whether or not the caller still waits for the answer.
    context.executionCtx.waitUntil(work.catch(() => undefined));
    return work;
  });
}

/** The request with its path below the base, whichever form of the base it used. */
function belowBase(request: Request, basePath: string, alias: string | undefined): Request {
  const url = new URL(request.url);
  const path = url.pathname.slice(basePath.length);
  const isAliased = alias !== undefined && (path === alias || path.startsWith(`${alias}/`));
  url.pathname = (isAliased ? path.slice(alias.length) : path) || "/";
  return new Request(url, request);
}
